#include "ui/outcome/catalogue_fields.h"

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <functional>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "ui/outcome/question_choices.h"
#include "ui/widget/accessible.h"
#include "ui/widget/find_field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

wxSizerFlags beside() { return wxSizerFlags().Border(wxRIGHT, spacing::field()); }

// A FindField that holds one chosen code. Text that was not taken from the list is no code.
class CodeField {
 public:
  CodeField(wxWindow* parent, const char* name, const char* label, std::vector<Candidate> candidates,
            const std::string& code, std::function<void()> taken)
      : x_field(new FindField(parent, name, label)), x_candidates(std::move(candidates)), x_code(code) {
    x_field->choose_among(x_candidates);
    x_field->say_when_none(words::nothing_found);
    x_field->keep_taken(true);
    x_field->SetMinSize({spacing::width_of(*x_field, 36), -1});
    if (!code.empty()) x_field->put_label(label_among(x_candidates, code));
    x_field->on_taken([this, taken = std::move(taken)](const Candidate& candidate) {
      x_code = candidate.code;
      taken();
    });
  }
  CodeField(const CodeField&) = delete;
  CodeField& operator=(const CodeField&) = delete;

  FindField* field() const { return x_field; }
  std::string typed() const { return std::string(trimmed(from_wx(x_field->GetValue()))); }
  // Of what stands in the field: the code taken, "" of an empty field, nothing of other text.
  std::optional<std::string> code() const {
    if (typed().empty()) return std::string();
    if (!x_code.empty() && typed() == label_among(x_candidates, x_code)) return x_code;
    for (const Candidate& candidate : x_candidates)
      if (candidate.code == typed() || candidate.label == typed()) return candidate.code;
    return std::nullopt;
  }

 private:
  FindField* x_field;
  std::vector<Candidate> x_candidates;
  std::string x_code;
};

// Any number of treatments: each taken one is added to the row of those chosen, and a click or Space takes it out.
class TreatmentFields final : public FilterFields {
 public:
  explicit TreatmentFields(const FilterSource& source) : x_source(source) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_codes = analysis.treatments;
    x_find = new FindField(parent, "filter/treatment", words::treatment_hint);
    x_find->choose_among(treatment_candidates(*x_source.catalogue));
    x_find->say_when_none(words::nothing_found);
    x_find->SetMinSize({spacing::width_of(*x_find, 36), -1});
    x_find->on_taken([this](const Candidate& candidate) { add(candidate.code); });
    x_labelled.emplace(parent, words::treatment_field, x_find);
    row.Add(x_labelled->over(), beside());
    x_chosen = new wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    x_chosen->SetSizer(new wxWrapSizer(wxHORIZONTAL, 0));
    row.Add(x_chosen, wxSizerFlags(1).Bottom());
    show_chosen();
    return x_find;
  }

  bool put_into(Analysis& analysis) override {
    const std::string typed(trimmed(from_wx(x_find->GetValue())));
    if (!typed.empty()) {
      x_labelled->refuse(words::nothing_found);
      return false;
    }
    analysis.treatments = x_codes;
    return true;
  }

 private:
  void add(const std::string& code) {
    if (std::find(x_codes.begin(), x_codes.end(), code) == x_codes.end()) x_codes.push_back(code);
    x_labelled->settle();
    show_chosen();
  }

  void take_out(const std::string& code) {
    std::erase(x_codes, code);
    x_find->SetFocus();
    // After the event of the button that goes.
    x_chosen->CallAfter([this] { show_chosen(); });
  }

  void show_chosen() {
    x_chosen->DestroyChildren();
    x_chosen->GetSizer()->Clear();
    for (const std::string& code : x_codes) {
      const TreatmentDefinition* definition = x_source.catalogue->treatment(code);
      const std::string label = definition ? definition->short_name() : code;
      auto* button = new wxButton(x_chosen, wxID_ANY, to_label(words::chosen_one(label)), wxDefaultPosition,
                                  wxDefaultSize, wxBU_EXACTFIT, wxDefaultValidator, to_wx("take out " + code));
      name_for_readers(*button, words::take_out(label));
      button->Bind(wxEVT_BUTTON, [this, code](wxCommandEvent&) { take_out(code); });
      x_chosen->GetSizer()->Add(button, wxSizerFlags().Border(wxRIGHT, spacing::tight()));
    }
    lay_out_again(*x_chosen);
  }

  const FilterSource& x_source;
  std::vector<std::string> x_codes;
  FindField* x_find = nullptr;
  std::optional<LabelledField> x_labelled;
  wxPanel* x_chosen = nullptr;
};

// A condition by its name, or the beginning of a code.
class DiagnosisFields final : public FilterFields {
 public:
  explicit DiagnosisFields(const FilterSource& source) : x_source(source) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_code.emplace(parent, "filter/diagnosis", words::diagnosis_hint, diagnosis_candidates(*x_source.catalogue),
                   analysis.diagnosis, [] {});
    row.Add(
        LabelledField(parent, words::label_of(QuestionPart::diagnosis), x_code->field(), words::diagnosis_hint).over(),
        beside());
    return x_code->field();
  }
  bool put_into(Analysis& analysis) override {
    analysis.diagnosis = x_code->code().value_or(x_code->typed());
    return true;
  }

 private:
  const FilterSource& x_source;
  std::optional<CodeField> x_code;
};

// The measure, and of a finding with sides the side.
class MeasureFields final : public FilterFields {
 public:
  explicit MeasureFields(const FilterSource& source) : x_source(source) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_fields.emplace(parent, "filter", x_source.clock, [](const std::string&) {});
    x_code.emplace(parent, "filter/measure", words::measure_hint, measure_candidates(*x_source.catalogue),
                   analysis.measure, [this] { show_side(); });
    x_labelled.emplace(parent, words::label_of(QuestionPart::measure), x_code->field());
    row.Add(x_labelled->over(), beside());
    x_side = x_fields->choice("measure_side", words::measure_side_field, side_or_none_options(words::treated_side));
    row.Add(x_side, beside());
    if (analysis.measure_side) x_fields->put("measure_side", std::string(code_of(*analysis.measure_side)));
    else x_fields->put("measure_side", "");
    show_side();
    return x_code->field();
  }

  bool put_into(Analysis& analysis) override {
    const std::optional<std::string> code = x_code->code();
    if (!code || code->empty()) {
      x_labelled->refuse(words::nothing_found);
      x_code->field()->SetFocus();
      return false;
    }
    analysis.measure = *code;
    analysis.measure_side.reset();
    const std::string side = x_fields->typed("measure_side");
    if (has_sides(*code) && !side.empty()) analysis.measure_side = side_of(side);
    return true;
  }

 private:
  bool has_sides(const std::string& code) const {
    const auto measure = analysed_measure(*x_source.catalogue, code);
    return measure && measure->has_sides;
  }
  void show_side() {
    x_labelled->settle();
    x_side->ShowItems(has_sides(x_code->code().value_or("")));
    lay_out_again(*x_code->field());
  }

  const FilterSource& x_source;
  std::optional<TypedFields> x_fields;
  std::optional<CodeField> x_code;
  std::optional<LabelledField> x_labelled;
  wxSizer* x_side = nullptr;
};

// What groups are told apart by, and for a finding which.
class CompareFields final : public FilterFields {
 public:
  explicit CompareFields(const FilterSource& source) : x_source(source) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_fields.emplace(parent, "filter", x_source.clock, [this](const std::string&) { show_finding(); });
    row.Add(x_fields->choice("value", words::label_of(QuestionPart::group_by), group_by_options()), beside());
    x_code.emplace(parent, "filter/group_finding", words::finding_hint, group_finding_candidates(*x_source.catalogue),
                   analysis.group_finding, [this] { x_labelled->settle(); });
    x_labelled.emplace(parent, words::group_finding_field, x_code->field());
    x_finding = x_labelled->over();
    row.Add(x_finding, beside());
    x_fields->put("value", std::string(code_of(analysis.group_by)));
    show_finding();
    return x_fields->control("value");
  }

  bool put_into(Analysis& analysis) override {
    const GroupBy group_by = group_by_of(x_fields->typed("value")).value_or(GroupBy::none);
    const std::string finding = x_code->code().value_or("");
    if (group_by == GroupBy::finding && finding.empty()) {
      x_labelled->refuse(words::nothing_found);
      x_code->field()->SetFocus();
      return false;
    }
    analysis.group_by = group_by;
    analysis.group_finding = group_by == GroupBy::finding ? finding : "";
    return true;
  }

 private:
  void show_finding() {
    x_finding->ShowItems(x_fields->typed("value") == code_of(GroupBy::finding));
    if (x_finding->AreAnyItemsShown()) x_labelled->settle();
    lay_out_again(*x_code->field());
  }

  const FilterSource& x_source;
  std::optional<TypedFields> x_fields;
  std::optional<CodeField> x_code;
  std::optional<LabelledField> x_labelled;
  wxSizer* x_finding = nullptr;
};

// A finding with side and value; which fields there are follows from the finding.
class FindingFields final : public FilterFields {
 public:
  FindingFields(const FilterSource& source, std::size_t place) : x_source(source), x_place(place) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    const FindingFilter filter = x_place < analysis.findings.size() ? analysis.findings[x_place] : FindingFilter{};
    x_code.emplace(parent, "filter/finding", words::finding_hint, finding_candidates(*x_source.catalogue), filter.code,
                   [this] { build_value({}); });
    x_labelled.emplace(parent, words::finding_field, x_code->field());
    row.Add(x_labelled->over(), beside());
    x_panel = new wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    x_panel->SetSizer(new wxBoxSizer(wxHORIZONTAL));
    row.Add(x_panel);
    build_value(filter);
    return x_code->field();
  }

  bool put_into(Analysis& analysis) override {
    const FindingDefinition* finding = chosen();
    if (!finding) {
      x_labelled->refuse(words::nothing_found);
      x_code->field()->SetFocus();
      return false;
    }
    FindingFilter filter;
    filter.code = finding->code;
    if (const std::string side = x_fields->typed("side"); !side.empty()) filter.side = side_of(side);
    filter.choice = x_fields->typed("choice");
    Problems problems;
    filter.range = {end("from", problems), end("to", problems)};
    x_fields->show(problems);
    x_fields->go_to_first(problems);
    if (!problems.empty()) return false;
    if (x_place < analysis.findings.size()) analysis.findings[x_place] = filter;
    else analysis.findings.push_back(filter);
    return true;
  }

 private:
  const FindingDefinition* chosen() const { return x_source.catalogue->finding(x_code->code().value_or("")); }

  void build_value(const FindingFilter& filter) {
    x_labelled->settle();
    x_panel->DestroyChildren();
    x_panel->GetSizer()->Clear();
    x_fields.emplace(x_panel, "filter", x_source.clock, [](const std::string&) {});
    if (const FindingDefinition* finding = chosen()) add_value(*finding, filter);
    lay_out_again(*x_panel);
  }

  void add_value(const FindingDefinition& finding, const FindingFilter& filter) {
    wxSizer& row = *x_panel->GetSizer();
    const FieldDefinition& field = finding.main_field();
    if (finding.laterality != Laterality::none) {
      row.Add(x_fields->choice("side", words::side_field, side_or_none_options(words::any)), beside());
      x_fields->put("side", filter.side ? std::string(code_of(*filter.side)) : std::string());
    }
    if (field.kind != ValueKind::number || !field.choices.empty()) {
      row.Add(x_fields->choice("choice", words::finding_value, value_options(finding)), beside());
      x_fields->put("choice", filter.choice);
    }
    if (!analysed_measure(*x_source.catalogue, finding.code)) return;
    row.Add(x_fields->text("from", words::from_value, 6, field.unit), beside());
    row.Add(x_fields->text("to", words::to_value, 6), beside());
    if (filter.range.low) x_fields->put("from", to_text(*filter.range.low));
    if (filter.range.high) x_fields->put("to", to_text(*filter.range.high));
  }

  std::optional<double> end(const char* name, Problems& problems) const {
    const std::string typed(trimmed(x_fields->typed(name)));
    if (typed.empty()) return std::nullopt;
    const Checked<double> number = parse_number(typed, name);
    if (number) return number.value();
    problems.insert(problems.end(), number.problems().begin(), number.problems().end());
    return std::nullopt;
  }

  const FilterSource& x_source;
  std::size_t x_place;
  std::optional<CodeField> x_code;
  std::optional<LabelledField> x_labelled;
  wxPanel* x_panel = nullptr;
  std::optional<TypedFields> x_fields;
};

}  // namespace

std::unique_ptr<FilterFields> treatment_fields(const FilterSource& source) {
  return std::make_unique<TreatmentFields>(source);
}
std::unique_ptr<FilterFields> diagnosis_fields(const FilterSource& source) {
  return std::make_unique<DiagnosisFields>(source);
}
std::unique_ptr<FilterFields> measure_fields(const FilterSource& source) {
  return std::make_unique<MeasureFields>(source);
}
std::unique_ptr<FilterFields> compare_fields(const FilterSource& source) {
  return std::make_unique<CompareFields>(source);
}
std::unique_ptr<FilterFields> finding_fields(const FilterSource& source, std::size_t place) {
  return std::make_unique<FindingFields>(source, place);
}

}  // namespace psoas::ui
