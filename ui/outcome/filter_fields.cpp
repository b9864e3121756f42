#include "ui/outcome/filter_fields.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "ui/outcome/catalogue_fields.h"
#include "ui/outcome/question_choices.h"
#include "ui/widget/spacing.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

wxSizerFlags beside() { return wxSizerFlags().Border(wxRIGHT, spacing::field()); }

// One of a few.
class OneChoice final : public FilterFields {
 public:
  using Read = std::function<std::string(const Analysis&)>;
  using Put = std::function<void(Analysis&, const std::string&)>;
  OneChoice(const FilterSource& source, QuestionPart part, std::vector<Option> options, Read read, Put put)
      : x_source(source), x_part(part), x_options(std::move(options)), x_read(std::move(read)), x_put(std::move(put)) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_fields.emplace(parent, "filter", x_source.clock, [](const std::string&) {});
    row.Add(x_fields->choice("value", words::label_of(x_part), x_options), beside());
    x_fields->put("value", x_read(analysis));
    return x_fields->control("value");
  }
  bool put_into(Analysis& analysis) override {
    x_put(analysis, x_fields->typed("value"));
    return true;
  }

 private:
  const FilterSource& x_source;
  QuestionPart x_part;
  std::vector<Option> x_options;
  Read x_read;
  Put x_put;
  std::optional<TypedFields> x_fields;
};

// Two ends, either of which may be left out.
template <class T>
class TwoEnds final : public FilterFields {
 public:
  using Parse = std::function<Checked<T>(const std::string& typed, std::string_view field)>;
  using Show = std::function<std::string(const T&)>;
  using Ends = std::function<std::pair<std::optional<T>&, std::optional<T>&>(Analysis&)>;
  TwoEnds(const FilterSource& source, bool days, const char* low_label, const char* high_label, Parse parse, Show show,
          Ends ends)
      : x_source(source),
        x_days(days),
        x_low_label(low_label),
        x_high_label(high_label),
        x_parse(std::move(parse)),
        x_show(std::move(show)),
        x_ends(std::move(ends)) {}

  wxWindow* build(wxWindow* parent, wxSizer& row, const Analysis& analysis) override {
    x_fields.emplace(parent, "filter", x_source.clock, [](const std::string&) {});
    row.Add(field("from", x_low_label), beside());
    row.Add(field("to", x_high_label), beside());
    Analysis copy = analysis;
    const auto [low, high] = x_ends(copy);
    if (low) x_fields->put("from", x_show(*low));
    if (high) x_fields->put("to", x_show(*high));
    return x_fields->control("from");
  }

  bool put_into(Analysis& analysis) override {
    Problems problems;
    const std::optional<T> from = end("from", problems);
    const std::optional<T> to = end("to", problems);
    if (from && to && *to < *from) problems.push_back(turned_round(*from));
    x_fields->show(problems);
    x_fields->go_to_first(problems);
    if (!problems.empty()) return false;
    const auto [low, high] = x_ends(analysis);
    low = from;
    high = to;
    return true;
  }

 private:
  wxSizer* field(const char* name, const char* label) {
    return x_days ? x_fields->day(name, label) : x_fields->text(name, label, 6);
  }
  std::optional<T> end(const char* name, Problems& problems) const {
    const std::string typed(trimmed(x_fields->typed(name)));
    if (typed.empty()) return std::nullopt;
    Checked<T> checked = x_parse(typed, name);
    if (checked) return checked.take();
    problems.insert(problems.end(), checked.problems().begin(), checked.problems().end());
    return std::nullopt;
  }
  Problem turned_round(const T& from) const {
    Problem problem;
    problem.code = x_days ? ProblemCode::end_before_start : ProblemCode::out_of_range;
    problem.field = "to";
    problem.given = x_fields->typed("to");
    problem.low = x_show(from);
    return problem;
  }

  const FilterSource& x_source;
  bool x_days;
  const char* x_low_label;
  const char* x_high_label;
  Parse x_parse;
  Show x_show;
  Ends x_ends;
  std::optional<TypedFields> x_fields;
};

// ---- Each part with the fields it is asked in

std::unique_ptr<FilterFields> dates(const FilterSource& source) {
  return std::make_unique<TwoEnds<Date>>(
      source, true, words::from_day, words::to_day,
      [](const std::string& typed, std::string_view field) { return parse_date(typed, field); },
      [](const Date& day) { return to_string(day); },
      [](Analysis& a) { return std::pair<std::optional<Date>&, std::optional<Date>&>(a.from, a.to); });
}

Checked<int> parse_age(const std::string& typed, std::string_view field) {
  const Checked<double> number = parse_number(typed, field);
  if (!number) return number.problems();
  Problem problem;
  problem.field = field;
  problem.given = typed;
  problem.low = "0";
  problem.high = "130";
  problem.code = ProblemCode::not_a_whole_number;
  if (number.value() != std::floor(number.value())) return problem;
  problem.code = ProblemCode::out_of_range;
  if (number.value() < 0 || number.value() > 130) return problem;
  return static_cast<int>(number.value());
}

std::unique_ptr<FilterFields> ages(const FilterSource& source) {
  return std::make_unique<TwoEnds<int>>(
      source, false, words::from_age, words::to_age, parse_age, [](const int& years) { return std::to_string(years); },
      [](Analysis& a) { return std::pair<std::optional<int>&, std::optional<int>&>(a.youngest, a.oldest); });
}

std::unique_ptr<FilterFields> baselines(const FilterSource& source) {
  return std::make_unique<TwoEnds<double>>(
      source, false, words::from_value, words::to_value,
      [](const std::string& typed, std::string_view field) { return parse_number(typed, field); },
      [](const double& number) { return to_text(number); },
      [](Analysis& a) {
        return std::pair<std::optional<double>&, std::optional<double>&>(a.baseline.low, a.baseline.high);
      });
}

std::vector<Option> clinician_options(const std::vector<std::string>& names, const std::string& chosen) {
  std::vector<Option> options{{"", words::any}};
  for (const std::string& name : names) options.push_back({name, name});
  if (!chosen.empty() && std::find(names.begin(), names.end(), chosen) == names.end())
    options.push_back({chosen, chosen});
  return options;
}

template <class Read, class Put>
std::unique_ptr<FilterFields> one(const FilterSource& source, QuestionPart part, std::vector<Option> options, Read read,
                                  Put put) {
  return std::make_unique<OneChoice>(source, part, std::move(options), read, put);
}

std::unique_ptr<FilterFields> side_fields(const FilterSource& source) {
  return one(
      source, QuestionPart::side, side_or_none_options(words::any),
      [](const Analysis& a) { return a.side ? std::string(code_of(*a.side)) : std::string(); },
      [](Analysis& a, const std::string& code) { a.side = code.empty() ? std::nullopt : side_of(code); });
}

std::unique_ptr<FilterFields> sex_fields(const FilterSource& source) {
  return one(
      source, QuestionPart::sex, sex_options(),
      [](const Analysis& a) { return a.sex ? std::string(code_of(*a.sex)) : std::string(); },
      [](Analysis& a, const std::string& code) { a.sex = code.empty() ? std::nullopt : sex_of(code); });
}

std::unique_ptr<FilterFields> index_fields(const FilterSource& source) {
  return one(
      source, QuestionPart::index, index_options(), [](const Analysis& a) { return std::string(code_of(a.index)); },
      [](Analysis& a, const std::string& code) { a.index = index_rule_of(code).value_or(IndexRule::marked); });
}

std::unique_ptr<FilterFields> text_choice(const FilterSource& source, QuestionPart part, std::vector<Option> options,
                                          std::string Analysis::*member) {
  return one(
      source, part, std::move(options), [member](const Analysis& a) { return a.*member; },
      [member](Analysis& a, const std::string& code) { a.*member = code; });
}

}  // namespace

std::unique_ptr<FilterFields> filter_fields(const FilterSlot& slot, const FilterSource& source) {
  const Catalogue& catalogue = *source.catalogue;
  switch (slot.part) {
    case QuestionPart::treatment: return treatment_fields(source);
    case QuestionPart::target: return text_choice(source, slot.part, target_options(catalogue, {}), &Analysis::target);
    case QuestionPart::level: return text_choice(source, slot.part, level_options(catalogue, {}), &Analysis::level);
    case QuestionPart::side: return side_fields(source);
    case QuestionPart::finding: return finding_fields(source, slot.finding);
    case QuestionPart::diagnosis: return diagnosis_fields(source);
    case QuestionPart::clinician:
      return text_choice(source, slot.part, clinician_options(source.clinicians, ""), &Analysis::clinician);
    case QuestionPart::age: return ages(source);
    case QuestionPart::sex: return sex_fields(source);
    case QuestionPart::dates: return dates(source);
    case QuestionPart::baseline: return baselines(source);
    case QuestionPart::index: return index_fields(source);
    case QuestionPart::measure: return measure_fields(source);
    case QuestionPart::group_by: break;
  }
  return compare_fields(source);
}

}  // namespace psoas::ui
