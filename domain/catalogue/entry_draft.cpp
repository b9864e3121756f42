#include "domain/catalogue/entry_draft.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/catalogue/own_entries.h"

namespace psoas {

namespace {

template <class Meaning>
using Words = std::initializer_list<std::pair<std::string_view, Meaning>>;

bool is_own_code(std::string_view code) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return code.size() > 2 && code.starts_with("x_") && std::all_of(code.begin(), code.end(), fits);
}

int after_the_last(const auto& entries) {
  constexpr int room = 100;
  return entries.empty() ? 0 : entries.back().order + room;
}

// Reads the draft's texts and gathers what is wrong with them.
class Reader {
 public:
  Reader(const EntryDraft& draft, const Catalogue& catalogue) : x_draft(draft), x_catalogue(catalogue) {}

  Problems problems;

  const std::string& typed(std::string_view field) const {
    static const std::string nothing;
    const auto found = x_draft.typed.find(field);
    return found == x_draft.typed.end() ? nothing : found->second;
  }

  void note(ProblemCode code, std::string_view field, std::string other = {}) {
    Problem problem;
    problem.code = code;
    problem.field = field;
    problem.given = typed(field);
    problem.other = std::move(other);
    problems.push_back(std::move(problem));
  }

  std::string line(std::string_view field, bool required = false) {
    return text(field, {.most_bytes = 200, .lines_allowed = false, .required = required});
  }
  std::string lines(std::string_view field) {
    return text(field, {.most_bytes = most_note_bytes, .lines_allowed = true, .required = false});
  }

  std::string code() {
    std::string code{trimmed(typed("code"))};
    if (code.empty()) code = code_made_from(typed("label"));
    if (x_draft.existing || trimmed(typed("label")).empty()) return code;
    if (!is_own_code(code)) note(ProblemCode::not_text, "code");
    else if (kind_with_code(x_catalogue, code)) note(ProblemCode::already_used, "code", code);
    return code;
  }

  std::optional<double> number(std::string_view field, bool required = false) {
    if (trimmed(typed(field)).empty()) {
      if (required) note(ProblemCode::required, field);
      return std::nullopt;
    }
    const Checked<double> number = parse_number(typed(field), field);
    if (number) return number.value();
    problems.push_back(number.problems().front());
    return std::nullopt;
  }

  Range range(const std::string& low, const std::string& high, bool required = false) {
    const Range range{number(low, required), number(high, required)};
    if (range.low && range.high && !(*range.low < *range.high)) note(ProblemCode::order_mismatch, high);
    return range;
  }

  // 0 for nothing typed; a step is above 0 and not wider than the range.
  double step(std::string_view field, const Range& range) {
    const std::optional<double> step = number(field);
    if (!step) return 0;
    const bool too_wide = range.low && range.high && *range.low<*range.high&& * step> * range.high - *range.low;
    if (*step <= 0 || too_wide) note(ProblemCode::out_of_range, field);
    return *step;
  }

  template <class Meaning>
  Meaning word(std::string_view field, Words<Meaning> words, std::optional<Meaning> fallback = std::nullopt) {
    for (const auto& [word, meaning] : words)
      if (word == typed(field)) return meaning;
    if (!typed(field).empty()) note(ProblemCode::unknown_code, field);
    else if (!fallback) note(ProblemCode::required, field);
    return fallback.value_or(words.begin()->second);
  }

  Direction direction(Direction fallback) {
    return word<Direction>("direction",
                           {{"lower_is_better", Direction::lower_is_better},
                            {"higher_is_better", Direction::higher_is_better},
                            {"neither", Direction::neither}},
                           fallback);
  }

  Laterality laterality() {
    return word<Laterality>("laterality",
                            {{"none", Laterality::none},
                             {"left_right", Laterality::left_right},
                             {"any", Laterality::any},
                             {"required", Laterality::required}},
                            Laterality::none);
  }

  ValueKind value_kind(const std::string& field) {
    return word<ValueKind>(field, {{"number", ValueKind::number},
                                   {"presence", ValueKind::presence},
                                   {"choice", ValueKind::choice},
                                   {"choices", ValueKind::choices},
                                   {"text", ValueKind::text},
                                   {"date", ValueKind::date}});
  }

  // "mild" or "mild = 1", between `separator`s.
  std::vector<Choice> choices(const std::string& field, char separator) {
    std::vector<Choice> choices;
    for (const std::string& part : split(lines(field), separator)) {
      Choice choice;
      const std::size_t equals = part.rfind('=');
      choice.label = trimmed(std::string_view(part).substr(0, equals));
      if (equals != std::string::npos) {
        const Checked<double> twin = parse_number(std::string_view(part).substr(equals + 1), field);
        if (twin) choice.number = twin.value();
        else problems.push_back(twin.problems().front());
      }
      choice.code = code_made_from(choice.label).substr(2);
      const bool twice = std::any_of(choices.begin(), choices.end(), [&](const Choice& each) {
        return each.code == choice.code || each.label == choice.label;
      });
      if (choice.code.empty()) note(ProblemCode::not_text, field, part);
      else if (twice) note(ProblemCode::already_used, field, choice.label);
      choices.push_back(std::move(choice));
    }
    if (choices.empty()) note(ProblemCode::required, field);
    return choices;
  }

  const Catalogue& catalogue() const { return x_catalogue; }
  const EntryDraft& draft() const { return x_draft; }

 private:
  std::string text(std::string_view field, const TextRule& rule) {
    Checked<std::string> text = check_text(typed(field), rule, field);
    if (text && has_invisible_characters(text.value()))
      note(ProblemCode::not_text, field, with_visible_marks(text.value()));
    if (text) return text.take();
    problems.push_back(text.problems().front());
    return {};
  }

  const EntryDraft& x_draft;
  const Catalogue& x_catalogue;
};

// A field's code begins with a letter.
std::string field_code_made_from(std::string_view label) {
  std::string code = code_made_from(label).substr(2);
  if (!code.empty() && code.front() >= '0' && code.front() <= '9') code.insert(0, "p_");
  return code;
}

bool names_a_side(std::string_view code) {
  return code == "left" || code == "right" || code.ends_with("_left") || code.ends_with("_right") ||
         code.ends_with("_l") || code.ends_with("_r");
}

int decimals_of(double step) {
  int decimals = 0;
  for (double scaled = step; decimals < 3 && std::abs(scaled - std::round(scaled)) > 1e-9; scaled *= 10) ++decimals;
  return decimals;
}

InstrumentDefinition read_instrument(Reader& reader) {
  InstrumentDefinition instrument;
  instrument.label = reader.line("label", true);
  instrument.code = reader.code();
  instrument.short_label = reader.line("short_label");
  instrument.how_to_read = reader.lines("how_to_read");
  instrument.items = {{"value", instrument.label}};
  instrument.item_range = instrument.score_range = reader.range("low", "high", true);
  if (instrument.item_range.low && instrument.item_range.high)
    instrument.unit = to_text(*instrument.item_range.low) + "–" + to_text(*instrument.item_range.high);
  const double step = reader.step("step", instrument.item_range);
  instrument.item_step = step > 0 ? step : 1;
  instrument.decimals = decimals_of(instrument.item_step);
  instrument.direction = reader.direction(Direction::lower_is_better);
  const std::optional<double> change = reader.number("important_change");
  if (change && *change < 0) reader.note(ProblemCode::out_of_range, "important_change");
  instrument.important_change = change.value_or(0);
  instrument.important_change_source = reader.line("important_change_source");
  instrument.order = after_the_last(reader.catalogue().instruments());
  return instrument;
}

FieldDefinition read_value(Reader& reader) {
  FieldDefinition value;
  value.code = "value";
  value.kind = reader.value_kind("value_kind");
  value.unit = reader.line("unit");
  if (value.kind == ValueKind::number) {
    value.hard = reader.range("hard_low", "hard_high", true);
    value.soft = reader.range("soft_low", "soft_high");
    if (value.soft.low && !value.hard.contains(*value.soft.low)) reader.note(ProblemCode::order_mismatch, "soft_low");
    if (value.soft.high && !value.hard.contains(*value.soft.high))
      reader.note(ProblemCode::order_mismatch, "soft_high");
    value.step = reader.step("step", value.hard);
  }
  if (value.kind == ValueKind::choice || value.kind == ValueKind::choices)
    value.choices = reader.choices("choices", '\n');
  return value;
}

FindingDefinition read_finding(Reader& reader) {
  FindingDefinition finding;
  finding.label = reader.line("label", true);
  finding.code = reader.code();
  finding.short_label = reader.line("short_label");
  finding.kind = reader.word<FindingKind>("finding_kind", {{"exam", FindingKind::exam},
                                                           {"symptom", FindingKind::symptom},
                                                           {"posture_gait", FindingKind::posture_gait},
                                                           {"imaging", FindingKind::imaging},
                                                           {"risk", FindingKind::risk},
                                                           {"red_flag", FindingKind::red_flag}});
  finding.laterality = reader.laterality();
  finding.direction = reader.direction(Direction::neither);
  finding.normal = reader.line("normal");
  finding.how_to_read = reader.lines("how_to_read");
  finding.keywords = reader.line("keywords");
  finding.fields = {read_value(reader)};
  finding.fields.front().label = finding.label;
  finding.order = after_the_last(reader.catalogue().findings());
  return finding;
}

// A row in which nothing but its kind is chosen is no parameter.
std::optional<FieldDefinition> read_parameter(Reader& reader, int number) {
  const std::string row = "parameter/" + std::to_string(number) + "/";
  const bool typed = std::any_of(reader.draft().typed.begin(), reader.draft().typed.end(), [&](const auto& each) {
    return each.first.starts_with(row) && each.first != row + "kind" && !trimmed(each.second).empty();
  });
  if (!typed) return std::nullopt;
  FieldDefinition field;
  field.label = reader.line(row + "label", true);
  field.code = field_code_made_from(field.label);
  if (field.code.empty() && !field.label.empty()) reader.note(ProblemCode::not_text, row + "label", field.label);
  if (names_a_side(field.code)) reader.note(ProblemCode::side_not_allowed, row + "label");
  field.kind = reader.value_kind(row + "kind");
  field.unit = reader.line(row + "unit");
  if (field.kind == ValueKind::number) field.hard = reader.range(row + "low", row + "high", true);
  if (field.kind == ValueKind::choice || field.kind == ValueKind::choices)
    field.choices = reader.choices(row + "choices", ',');
  return field;
}

TreatmentDefinition read_treatment(Reader& reader) {
  TreatmentDefinition treatment;
  treatment.label = reader.line("label", true);
  treatment.code = reader.code();
  treatment.short_label = reader.line("short_label");
  treatment.mark = reader.word<TreatmentMark>("mark", {{"procedure", TreatmentMark::procedure},
                                                       {"diagnostic_block", TreatmentMark::diagnostic_block},
                                                       {"course", TreatmentMark::course},
                                                       {"medication", TreatmentMark::medication}});
  treatment.laterality = reader.laterality();
  treatment.has_end_date = reader.typed("has_end_date") == "yes";
  treatment.keywords = reader.line("keywords");
  treatment.how_to_read = reader.lines("how_to_read");
  for (int number = 0; number < most_draft_parameters; ++number) {
    std::optional<FieldDefinition> field = read_parameter(reader, number);
    if (!field) continue;
    const bool twice = std::any_of(treatment.fields.begin(), treatment.fields.end(),
                                   [&](const FieldDefinition& each) { return each.code == field->code; });
    if (twice) reader.note(ProblemCode::already_used, "parameter/" + std::to_string(number) + "/label", field->label);
    treatment.summary_fields.push_back(field->code);
    treatment.fields.push_back(std::move(*field));
  }
  treatment.order = after_the_last(reader.catalogue().treatments());
  return treatment;
}

AdverseEventDefinition read_adverse_event(Reader& reader) {
  AdverseEventDefinition event;
  event.label = reader.line("label", true);
  event.code = reader.code();
  event.help = reader.lines("help");
  event.keywords = reader.line("keywords");
  event.order = after_the_last(reader.catalogue().adverse_events());
  return event;
}

FindingSet read_finding_set(Reader& reader) {
  FindingSet set;
  set.label = reader.line("label", true);
  set.code = reader.code();
  set.visit_kind = reader.typed("visit_kind");
  set.after_treatment = reader.typed("after_treatment");
  if (!set.after_treatment.empty() && !reader.catalogue().treatment(set.after_treatment))
    reader.note(ProblemCode::unknown_code, "after_treatment");
  set.findings = split(reader.typed("findings"), ',');
  if (set.findings.empty()) reader.note(ProblemCode::required, "findings");
  for (const std::string& code : set.findings)
    if (!reader.catalogue().finding(code)) reader.note(ProblemCode::unknown_code, "findings", code);
  if (const FindingSet* old = reader.catalogue().finding_set(set.code); old && reader.draft().existing)
    set.retired_on = old->retired_on;
  return set;
}

}  // namespace

std::string EntryDraft::text(std::string_view field) const {
  const auto found = typed.find(field);
  return found == typed.end() ? std::string() : found->second;
}

std::string code_made_from(std::string_view label) {
  constexpr std::size_t longest = 40;
  std::string code = "x_";
  for (const char c : label) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool fits = (lower >= 'a' && lower <= 'z') || (lower >= '0' && lower <= '9');
    if (fits && code.size() < longest) code += lower;
    else if (!fits && code.back() != '_') code += '_';
  }
  while (code.size() > 2 && code.back() == '_') code.pop_back();
  return code;
}

Checked<CatalogueContent> check(const EntryDraft& draft, const Catalogue& catalogue) {
  Reader reader(draft, catalogue);
  CatalogueContent content;
  switch (draft.kind) {
    case EntryKind::instrument: content.instruments = {read_instrument(reader)}; break;
    case EntryKind::finding: content.findings = {read_finding(reader)}; break;
    case EntryKind::treatment: content.treatments = {read_treatment(reader)}; break;
    case EntryKind::adverse_event: content.adverse_events = {read_adverse_event(reader)}; break;
    case EntryKind::finding_set: content.sets = {read_finding_set(reader)}; break;
    case EntryKind::protocol:
    case EntryKind::warning_rule:
    case EntryKind::condition:
    case EntryKind::red_flag_rule: break;
  }
  if (!reader.problems.empty()) return std::move(reader.problems);
  return content;
}

}  // namespace psoas
