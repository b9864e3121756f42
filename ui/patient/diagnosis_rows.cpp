#include "ui/patient/diagnosis_rows.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>

#include "domain/base/text.h"
#include "domain/episode/episode_description.h"
#include "domain/store/diagnoses.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/options.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/episode_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::episode;

namespace {

constexpr int most_codes_offered = 14;

std::vector<Option> certainties() {
  std::vector<Option> options;
  for (const Certainty certainty :
       {Certainty::confirmed, Certainty::probable, Certainty::suspected, Certainty::exclusion})
    options.push_back({std::string(code_of(certainty)),
                       certainty == Certainty::exclusion ? "by exclusion" : std::string(code_of(certainty))});
  return options;
}

std::vector<Candidate> conditions(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const ConditionDefinition& condition : catalogue.conditions())
    if (!condition.retired_on) candidates.push_back({condition.code, condition.label, "", condition.keywords});
  return candidates;
}

std::string validity(const DiagnosisCode& code) {
  if (!code.valid_to) return {};
  return words::valid((code.valid_from ? to_string(*code.valid_from) + " " : "") + "to " + to_string(*code.valid_to));
}

std::string line_of(const DiagnosisCode& code) { return code.code + "  " + code.label; }

// The only condition that is coded so; "" when there are none or several.
std::string condition_coded(const Catalogue& catalogue, const std::string& code) {
  std::string only;
  for (const ConditionDefinition& condition : catalogue.conditions()) {
    if (std::find(condition.icd.begin(), condition.icd.end(), code) == condition.icd.end()) continue;
    if (!only.empty()) return {};
    only = condition.code;
  }
  return only;
}

}  // namespace

DiagnosisRows::DiagnosisRows(wxWindow* parent, const ScreenContext& context, std::function<void()> typed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "diagnoses"),
      x_context(context),
      x_typed(std::move(typed)) {
  build({DiagnosisDraft{}});
}

void DiagnosisRows::put(const std::vector<DiagnosisDraft>& drafts, const DiagnosisCodes& known) {
  x_known.insert(known.begin(), known.end());
  build(drafts.empty() ? std::vector{DiagnosisDraft{}} : drafts);
}

std::vector<DiagnosisDraft> DiagnosisRows::drafts() const {
  std::vector<DiagnosisDraft> drafts;
  for (const auto& row : x_rows) {
    DiagnosisDraft draft = draft_of_row(*row);
    // A row nobody typed in is none: what a choice stands at by itself says nothing.
    if (draft.empty() && draft.side.empty() && draft.since.empty() && draft.until.empty()) draft = {};
    drafts.push_back(std::move(draft));
  }
  while (!drafts.empty() && drafts.back() == DiagnosisDraft{}) drafts.pop_back();
  return drafts;
}

void DiagnosisRows::build(const std::vector<DiagnosisDraft>& drafts) {
  DestroyChildren();
  x_rows.clear();
  x_column = new wxBoxSizer(wxVERTICAL);
  for (std::size_t number = 0; number < drafts.size(); ++number) add_row(number, drafts[number]);
  auto* add = new wxButton(this, wxID_ANY, to_wx(words::add_diagnosis), wxDefaultPosition, wxDefaultSize, 0,
                           wxDefaultValidator, "add diagnosis");
  add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      std::vector<DiagnosisDraft> present;
      for (const auto& row : x_rows) present.push_back(draft_of_row(*row));
      present.emplace_back();
      build(present);
      x_rows.back()->condition_field->SetFocus();
    });
  });
  x_column->Add(add);
  SetSizer(x_column);
  lay_out_again(*this);
}

void DiagnosisRows::add_row(std::size_t number, const DiagnosisDraft& draft) {
  Row& row = *x_rows.emplace_back(std::make_unique<Row>());
  const std::string suffix = " " + std::to_string(number);
  auto* line = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
  const auto add = [&](wxWindow* field, const char* what, int characters) {
    name_for_readers(*field, words::numbered(what, number));
    if (characters > 0) field->SetMinSize({spacing::width_of(*field, characters), -1});
    auto* label = muted_text(this, what);
    label->MoveBeforeInTabOrder(field);
    auto* place = new wxBoxSizer(wxVERTICAL);
    place->Add(label, wxSizerFlags().Border(wxBOTTOM, spacing::hair()));
    place->Add(field);
    line->Add(place, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
  };
  row.condition_field = new FindField(this, "condition" + suffix, words::condition_hint);
  add(row.condition_field, words::condition, 26);
  row.code_field = new FindField(this, "code" + suffix, words::code_hint);
  add(row.code_field, words::code, 30);
  row.side = new ChoiceField(this, "side" + suffix, side_options(words::not_said));
  add(row.side, words::side, 0);
  row.certainty = new ChoiceField(this, "certainty" + suffix, certainties());
  add(row.certainty, words::certainty, 0);
  row.rank = new ChoiceField(this, "rank" + suffix, {{"primary", words::primary}, {"secondary", words::secondary}});
  add(row.rank, words::rank, 0);
  row.since = new DateField(this, "since" + suffix, x_context.clock);
  add(row.since, words::since, 0);
  row.until = new DateField(this, "until" + suffix, x_context.clock);
  add(row.until, words::until, 0);
  auto* remove = new wxButton(this, wxID_ANY, to_wx(words::remove_diagnosis), wxDefaultPosition, wxDefaultSize,
                              wxBU_EXACTFIT, wxDefaultValidator, to_wx("remove diagnosis" + suffix));
  name_for_readers(*remove, words::numbered(words::remove_diagnosis, number));
  line->Add(remove, wxSizerFlags().Bottom().Border(wxBOTTOM, spacing::gap()));
  x_column->Add(line, wxSizerFlags().Expand());
  remove->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) {
    CallAfter([this, number] {
      std::vector<DiagnosisDraft> left;
      for (std::size_t i = 0; i < x_rows.size(); ++i)
        if (i != number) left.push_back(draft_of_row(*x_rows[i]));
      put(left, {});
      x_rows.front()->condition_field->SetFocus();
      x_typed();
    });
  });
  row.note = new FieldNote(this);
  x_column->Add(row.note, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  fill(row, draft);
}

void DiagnosisRows::fill(Row& row, const DiagnosisDraft& draft) {
  row.condition_field->choose_among(conditions(*x_context.catalogue));
  row.condition_field->keep_taken(true);
  row.condition_field->say_when_none(words::no_such_condition);
  row.condition_field->on_taken([this, &row](const Candidate& candidate) {
    row.condition = candidate.code;
    changed(row);
    row.code_field->SetFocus();
  });
  row.condition_field->Bind(wxEVT_TEXT, [this, &row](wxCommandEvent& event) {
    row.condition.clear();
    changed(row);
    event.Skip();
  });
  row.code_field->find_with([this, &row](const std::string& typed) { find_codes(row, typed); });
  row.code_field->keep_taken(true);
  row.code_field->say_when_none(words::no_such_code);
  row.code_field->on_taken([this, &row](const Candidate& candidate) { code_taken(row, candidate.code); });
  for (wxWindow* field : std::initializer_list<wxWindow*>{row.code_field, row.since, row.until})
    field->Bind(wxEVT_TEXT, [this, &row](wxCommandEvent& event) {
      changed(row);
      event.Skip();
    });
  for (wxWindow* field : {row.side, row.certainty, row.rank})
    field->Bind(wxEVT_CHOICE, [this, &row](wxCommandEvent& event) {
      changed(row);
      event.Skip();
    });
  if (const ConditionDefinition* condition = x_context.catalogue->condition(draft.condition)) {
    row.condition = draft.condition;
    row.condition_field->put_label(condition->label);
  } else {
    row.condition_field->put_label(draft.condition);
  }
  const auto code = x_known.find(draft.code);
  row.code_field->put_label(code == x_known.end() ? draft.code : line_of(code->second));
  row.side->put(draft.side);
  row.certainty->put(draft.certainty.empty() ? code_of(Certainty::probable) : draft.certainty);
  row.rank->put(!draft.rank.empty() ? draft.rank : x_rows.size() == 1 ? "primary" : "secondary");
  row.since->put(draft.since);
  row.until->put(draft.until);
}

// With nothing typed, the codes that the condition is usually given.
void DiagnosisRows::find_codes(Row& row, const std::string& typed) {
  std::vector<std::string> usual;
  const ConditionDefinition* condition = x_context.catalogue->condition(row.condition);
  if (condition && trimmed(typed).empty()) usual = condition->icd;
  const auto work = [typed, usual, session = x_context.session](Store& store) {
    return store.read(session, [&](Reading& reading) {
      std::vector<DiagnosisCode> codes;
      for (const std::string& code : usual)
        if (auto found = reading.diagnoses().with_code(code)) codes.push_back(std::move(*found));
      if (usual.empty()) codes = reading.diagnoses().find(typed, most_codes_offered);
      return codes;
    });
  };
  x_context.task.run_newest(this, row.newest, work, [this, field = row.code_field](std::vector<DiagnosisCode> codes) {
    for (const auto& each : x_rows)
      if (each->code_field == field) offer_codes(*each, codes);
  });
}

void DiagnosisRows::offer_codes(Row& row, const std::vector<DiagnosisCode>& codes) {
  std::vector<Candidate> candidates;
  for (const DiagnosisCode& code : codes) {
    x_known.insert_or_assign(code.code, code);
    candidates.push_back({code.code, line_of(code), validity(code), ""});
  }
  row.code_field->offer(std::move(candidates));
  changed(row);
}

void DiagnosisRows::code_taken(Row& row, const std::string& code) {
  const Side named = side_named_in(x_known[code].label);
  if (named != Side::none && row.side->code().empty()) row.side->put(code_of(named));
  if (row.condition.empty() && row.condition_field->IsEmpty()) {
    row.condition = condition_coded(*x_context.catalogue, code);
    if (const ConditionDefinition* condition = x_context.catalogue->condition(row.condition))
      row.condition_field->put_label(condition->label);
  }
  changed(row);
  row.side->SetFocus();
}

void DiagnosisRows::changed(Row& row) {
  row.touched = true;
  x_typed();
}

DiagnosisDraft DiagnosisRows::draft_of_row(const Row& row) const {
  const std::string condition_typed{trimmed(from_wx(row.condition_field->GetValue()))};
  const std::string code_typed{trimmed(from_wx(row.code_field->GetValue()))};
  return {row.condition.empty() ? condition_typed : row.condition,
          printed_code(code_typed.substr(0, code_typed.find(' '))),
          row.side->code(),
          row.certainty->code(),
          row.rank->code(),
          row.since->typed(),
          row.until->typed()};
}

wxWindow* DiagnosisRows::field_of(const Row& row, std::string_view member) {
  const std::array<std::pair<std::string_view, wxWindow*>, 7> fields{{{"condition", row.condition_field},
                                                                      {"code", row.code_field},
                                                                      {"side", row.side},
                                                                      {"certainty", row.certainty},
                                                                      {"rank", row.rank},
                                                                      {"since", row.since},
                                                                      {"until", row.until}}};
  for (const auto& [name, field] : fields)
    if (name == member) return field;
  return row.condition_field;
}

wxWindow* DiagnosisRows::show(const Problems& problems, bool all) {
  wxWindow* first_refused = nullptr;
  for (std::size_t number = 0; number < x_rows.size(); ++number) {
    Row& row = *x_rows[number];
    const std::string prefix = diagnosis_path(number, "");
    const Problem* shown = nullptr;
    for (const Problem& problem : problems)
      if (problem.field.starts_with(prefix) && (!shown || problem.severity < shown->severity)) shown = &problem;
    wxWindow* field = shown ? field_of(row, std::string_view(shown->field).substr(prefix.size())) : nullptr;
    // Words typed to find a code are no code yet.
    const bool at_rest = row.touched && FindFocus() != field;
    const bool in_sight =
        shown && (all || shown->severity == Severity::confirm || (at_rest && shown->code != ProblemCode::required));
    if (!in_sight) field = nullptr;
    for (const char* member : {"condition", "code", "side", "certainty", "rank", "since", "until"})
      if (field_of(row, member) != field) mark_refused(*field_of(row, member), false);
    if (!in_sight) {
      row.note->settle(*row.condition_field);
      continue;
    }
    const std::string said = wording::sentence(*shown, *x_context.catalogue);
    if (shown->severity == Severity::confirm) {
      row.note->warn(*field, said);
    } else {
      row.note->refuse(*field, said);
      if (!first_refused) first_refused = field;
    }
  }
  return first_refused;
}

}  // namespace psoas::ui
