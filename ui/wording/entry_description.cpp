#include "ui/wording/entry_description.h"

#include "domain/base/number.h"
#include "domain/visit/visit.h"
#include "ui/wording/phrases.h"

namespace psoas::wording {

namespace {

// Lines that are left out when there is nothing to say.
class Text {
 public:
  void line(std::string_view what) {
    if (!what.empty()) x_text.append(what).append("\n");
  }
  void line(std::string_view name, std::string_view what) {
    if (!what.empty()) x_text.append(name).append(": ").append(what).append("\n");
  }
  void gap() {
    if (!x_text.ends_with("\n\n")) x_text += '\n';
  }
  std::string take() {
    while (x_text.ends_with('\n')) x_text.pop_back();
    return std::move(x_text);
  }

 private:
  std::string x_text;
};

std::string printed(const Range& range, const std::string& unit) {
  if (!range.low && !range.high) return {};
  const std::string after = unit.empty() ? "" : " " + unit;
  if (!range.low) return "at most " + printed_number(to_text(*range.high)) + after;
  if (!range.high) return "at least " + printed_number(to_text(*range.low)) + after;
  return printed_number(to_text(*range.low)) + " to " + printed_number(to_text(*range.high)) + after;
}

std::string choice_line(const Choice& choice) {
  std::string text = "  – " + choice.label;
  if (choice.number) text += " (" + printed_number(to_text(*choice.number)) + ")";
  if (!choice.help.empty()) text += ": " + choice.help;
  return text;
}

void describe(Text& text, const FieldDefinition& field) {
  text.line(capitalised(field.label) + ": " + std::string(words_for(field.kind)) +
            (field.required ? ", required" : ""));
  if (field.kind == ValueKind::number) {
    // A unit such as "0–10" is a range itself.
    const bool range_as_unit = !field.unit.empty() && field.unit.front() >= '0' && field.unit.front() <= '9';
    const std::string unit = range_as_unit ? "" : field.unit;
    text.line("  possible", printed(field.hard, unit));
    text.line("  usual", printed(field.soft, unit));
    if (field.step > 0) text.line("  in steps of", to_text(field.step));
  }
  text.line("  matters when", field.hint_when);
  text.line("  help", field.help);
  for (const Choice& choice : field.choices) text.line(choice_line(choice));
}

template <class Entry>
void describe_end(Text& text, const Entry& entry) {
  text.gap();
  if constexpr (requires { entry.how_to_read; }) text.line("How to read", entry.how_to_read);
  if constexpr (requires { entry.keywords; }) text.line("Found by", entry.keywords);
  if (entry.retired_on) text.line("Retired", "not offered from " + to_string(*entry.retired_on) + " on");
}

std::string describe(const FindingDefinition& finding, const Catalogue&) {
  Text text;
  text.line(finding.label);
  text.line("Short", finding.short_label);
  text.line("Code", finding.code);
  text.line("Kind", words_for(finding.kind));
  text.line("Sides", words_for(finding.laterality));
  if (finding.direction != Direction::neither) text.line("Direction", words_for(finding.direction));
  text.line("Normal", finding.normal);
  if (finding.repeats) text.line("Several rows on a side.");
  text.gap();
  for (const FieldDefinition& field : finding.fields) describe(text, field);
  describe_end(text, finding);
  return text.take();
}

std::string describe(const TreatmentDefinition& treatment, const Catalogue&) {
  Text text;
  text.line(treatment.label);
  text.line("Short", treatment.short_label);
  text.line("Code", treatment.code);
  text.line("On the trend", words_for(treatment.mark));
  text.line("Sides", words_for(treatment.laterality));
  if (treatment.has_end_date) text.line("From a first day to a last one.");
  text.gap();
  for (const FieldDefinition& field : treatment.fields)
    if (field.group.empty()) describe(text, field);
  for (const GroupDefinition& group : treatment.groups) {
    text.gap();
    text.line("For each row of", group.label);
    for (const FieldDefinition& field : treatment.fields)
      if (field.group == group.code) describe(text, field);
  }
  describe_end(text, treatment);
  return text.take();
}

std::string scoring_words(ScoringRule rule) {
  switch (rule) {
    case ScoringRule::single: return "the one answer";
    case ScoringRule::mean: return "the mean of the answers";
    case ScoringRule::sum: return "the sum of the answers";
    case ScoringRule::count: return "the number of items answered with yes";
    case ScoringRule::percentage: break;
  }
  return "percent of the highest possible sum";
}

std::string describe(const InstrumentDefinition& instrument, const Catalogue&) {
  Text text;
  text.line(instrument.label);
  text.line("Short", instrument.short_label);
  text.line("Code", instrument.code);
  text.line("Score", printed(instrument.score_range, "") + ", " + scoring_words(instrument.rule));
  if (instrument.items.size() > 1) {
    text.line("Items", std::to_string(instrument.items.size()) + ", at least " +
                           std::to_string(instrument.least_answered) + " answered");
    for (const ItemDefinition& item : instrument.items) text.line("  – " + item.label);
    text.line("Each item", printed(instrument.item_range, ""));
  }
  text.line("In steps of", to_text(instrument.item_step));
  text.line("Direction", words_for(instrument.direction));
  if (instrument.important_change > 0)
    text.line("Important change",
              to_text(instrument.important_change) + " points" +
                  (instrument.important_change_source.empty() ? "" : " (" + instrument.important_change_source + ")"));
  text.line("Form", instrument.version);
  if (instrument.series) text.line("Asked around procedures as well.");
  describe_end(text, instrument);
  return text.take();
}

std::string describe(const FindingSet& set, const Catalogue& catalogue) {
  Text text;
  text.line(set.label);
  text.line("Code", set.code);
  text.line("Opens a visit of kind", set.visit_kind.empty() ? "any" : label_of_visit_kind(set.visit_kind));
  const TreatmentDefinition* after = catalogue.treatment(set.after_treatment);
  text.line("After", after ? after->label : set.after_treatment);
  text.gap();
  for (const std::string& code : set.findings) {
    const FindingDefinition* finding = catalogue.finding(code);
    text.line("  – " + (finding ? finding->label : code));
  }
  describe_end(text, set);
  return text.take();
}

std::string describe(const AdverseEventDefinition& event, const Catalogue&) {
  Text text;
  text.line(event.label);
  text.line("Code", event.code);
  text.line("What counts", event.help);
  describe_end(text, event);
  return text.take();
}

std::string describe(const FollowUpProtocol& protocol, const Catalogue& catalogue) {
  Text text;
  text.line(protocol.label);
  text.line("Code", protocol.code);
  for (const std::string& code : protocol.treatments) {
    const TreatmentDefinition* treatment = catalogue.treatment(code);
    text.line("After", treatment ? treatment->label : code);
  }
  text.gap();
  for (const ProtocolStep& step : protocol.steps)
    text.line("  – " + step.label, "day " + std::to_string(step.day) + ", from day " +
                                       std::to_string(step.day - step.before) + " to day " +
                                       std::to_string(step.day + step.after));
  describe_end(text, protocol);
  return text.take();
}

std::string describe(const ConditionDefinition& condition, const Catalogue&) {
  Text text;
  text.line(condition.label);
  text.line("Code", condition.code);
  text.line("Side", words_for(condition.laterality));
  std::string codes;
  for (const std::string& code : condition.icd) codes += (codes.empty() ? "" : ", ") + code;
  text.line("Usual codes", codes);
  describe_end(text, condition);
  return text.take();
}

std::string describe(const WarningRule& rule, const Catalogue&) {
  Text text;
  text.line(rule.label);
  text.line("Code", rule.code);
  text.line("Severity", std::string(code_of(rule.severity)));
  text.line("Says", rule.says);
  return text.take();
}

std::string describe(const RedFlagRule& rule, const Catalogue& catalogue) {
  const FindingDefinition* raised = catalogue.finding(rule.raises);
  Text text;
  text.line(rule.label);
  text.line("Code", rule.code);
  text.line("Raises", raised ? raised->label : rule.raises);
  text.line("Severity", std::string(code_of(rule.severity)));
  return text.take();
}

}  // namespace

std::string description(const Catalogue& catalogue, EntryKind kind, std::string_view code) {
  std::string text;
  const CatalogueContent& content = catalogue.content();
  for_each_list(content, content, [&](const auto& entries, const auto&) {
    for (const auto& entry : entries)
      if (kind_of(entry) == kind && entry.code == code) text = describe(entry, catalogue);
  });
  return text;
}

std::string_view words_for(Direction direction) {
  switch (direction) {
    case Direction::lower_is_better: return "lower is better";
    case Direction::higher_is_better: return "higher is better";
    case Direction::neither: break;
  }
  return "neither is better";
}

std::string_view words_for(Laterality laterality) {
  switch (laterality) {
    case Laterality::none: return "no side";
    case Laterality::left_right: return "a value for each side";
    case Laterality::any: return "a side may be said";
    case Laterality::required: break;
  }
  return "a side must be said";
}

std::string_view words_for(FindingKind kind) {
  switch (kind) {
    case FindingKind::symptom: return "symptom";
    case FindingKind::exam: return "examination";
    case FindingKind::posture_gait: return "posture and gait";
    case FindingKind::imaging: return "imaging";
    case FindingKind::risk: return "risk factor";
    case FindingKind::red_flag: break;
  }
  return "red flag";
}

std::string_view words_for(TreatmentMark mark) {
  switch (mark) {
    case TreatmentMark::procedure: return "a procedure, on one day";
    case TreatmentMark::diagnostic_block: return "a diagnostic block, on one day";
    case TreatmentMark::course: return "a course over days";
    case TreatmentMark::medication: break;
  }
  return "a medication over days";
}

std::string_view words_for(ValueKind kind) {
  switch (kind) {
    case ValueKind::presence: return "present, absent or not assessed";
    case ValueKind::number: return "a number";
    case ValueKind::choice: return "one of a few";
    case ValueKind::choices: return "any number of";
    case ValueKind::text: return "text";
    case ValueKind::date: break;
  }
  return "a day";
}

}  // namespace psoas::wording
