#include "ui/wording/safety_words.h"

#include <algorithm>

#include "domain/safety/health_facts.h"

namespace psoas::wording::safety {

namespace {

constexpr std::size_t most_in_banner = 2;

const RedFlagRule* rule_of(const RedFlag& flag, const Catalogue& catalogue) {
  const std::vector<RedFlagRule>& rules = catalogue.red_flag_rules();
  const auto found = std::find_if(rules.begin(), rules.end(), [&](const auto& rule) { return rule.code == flag.rule; });
  return found == rules.end() ? nullptr : &*found;
}

std::string on_side(Side side) {
  switch (side) {
    case Side::left: return ", left";
    case Side::right: return ", right";
    case Side::bilateral: return ", both sides";
    case Side::midline: return ", midline";
    case Side::none: break;
  }
  return {};
}

std::string after(std::string_view text, std::string_view start) { return std::string(text.substr(start.size())); }

// The parameter "tx_tpi/guidance" of a treatment.
std::string parameter_name(const std::string& path, const Catalogue& catalogue) {
  const std::size_t slash = path.find('/');
  const TreatmentDefinition* definition = catalogue.treatment(path.substr(0, slash));
  if (definition && slash != std::string::npos)
    for (const FieldDefinition& field : definition->fields)
      if (field.code == path.substr(slash + 1)) return field.label;
  return path;
}

// Subjects that only rules on treatments have.
std::string name_in_warning(const std::string& subject, const Catalogue& catalogue) {
  if (subject.starts_with("parameter/")) return parameter_name(after(subject, "parameter/"), catalogue);
  if (subject.starts_with("dose/")) return "Dose of " + after(subject, "dose/");
  if (subject.starts_with("maximum/")) return "Highest dose of " + after(subject, "maximum/");
  if (subject.starts_with("morphine/")) return "Morphine equivalent of " + after(subject, "morphine/");
  if (subject == "morphine") return "Morphine equivalents, mg a day";
  if (subject == "depot") return "Depot steroids in twelve months, this one counted";
  if (subject == "linked_block") return "The relief of the diagnostic blocks named";
  if (subject == "side") return "Side";
  return {};
}

// The words for the subject of a fact; "" when its text says it all.
std::string subject_name(const SafetyFact& fact, const Catalogue& catalogue) {
  constexpr std::string_view health = "health/";
  const std::string& subject = fact.subject;
  if (subject.starts_with(health)) {
    const HealthFactDefinition* definition = health_fact(std::string_view(subject).substr(health.size()));
    return definition ? definition->label : subject;
  }
  if (const FindingDefinition* finding = catalogue.finding(subject)) return finding->label;
  if (const InstrumentDefinition* instrument = catalogue.instrument(subject))
    return instrument->short_label.empty() ? instrument->label : instrument->short_label;
  if (subject == "age") return "Age";
  return name_in_warning(subject, catalogue);
}

std::string day_of(Moment moment) { return to_string(moment).substr(0, 10); }

}  // namespace

std::string fact(const SafetyFact& fact, const Catalogue& catalogue) {
  const std::string name = subject_name(fact, catalogue);
  if (!fact.recorded()) return (name.empty() ? fact.subject : name) + " not recorded";
  // What is simply there needs no "present".
  const bool plain = fact.text == present;
  std::string text = name.empty() ? fact.text : name + on_side(fact.side) + (plain ? "" : ": " + fact.text);
  if (name.empty() && fact.on) text += " " + to_string(*fact.on);
  return text;
}

std::string facts(const SafetyFacts& facts, const Catalogue& catalogue) {
  std::string text;
  for (const SafetyFact& each : facts) text += (text.empty() ? "" : "; ") + fact(each, catalogue);
  return text;
}

std::string severity(FlagSeverity severity) {
  switch (severity) {
    case FlagSeverity::emergency: return "‼ Emergency";
    case FlagSeverity::urgent: return "⚠ Urgent";
    case FlagSeverity::yellow: break;
  }
  return "⚠ To be thought of";
}

std::string flag_name(const RedFlag& flag, const Catalogue& catalogue) {
  const FindingDefinition* finding = catalogue.finding(flag.code);
  return finding ? finding->label : flag.code;
}

std::string flag_cause(const RedFlag& flag, const Catalogue& catalogue) {
  const RedFlagRule* rule = rule_of(flag, catalogue);
  return rule ? rule->label : flag_name(flag, catalogue);
}

std::string flag_prompt(const RedFlag& flag, const Catalogue& catalogue) {
  const FindingDefinition* finding = catalogue.finding(flag.code);
  return finding ? finding->how_to_read : std::string();
}

std::string banner(const std::vector<RedFlag>& open, const Catalogue& catalogue) {
  if (open.empty()) return {};
  std::vector<const RedFlag*> flags;
  for (const RedFlag& flag : open) flags.push_back(&flag);
  std::stable_sort(flags.begin(), flags.end(),
                   [](const RedFlag* one, const RedFlag* other) { return one->severity > other->severity; });
  const auto emergencies = std::count_if(open.begin(), open.end(),
                                         [](const RedFlag& flag) { return flag.severity == FlagSeverity::emergency; });
  std::string text = emergencies > 0 ? "‼ " : "⚠ ";
  text += std::to_string(open.size());
  if (emergencies > 0 && open.size() == 1) text += " emergency";
  text += open.size() == 1 ? " red flag" : " red flags";
  if (emergencies > 0 && open.size() > 1) text += ", " + std::to_string(emergencies) + " emergency";
  text += ": ";
  for (std::size_t i = 0; i < flags.size() && i < most_in_banner; ++i)
    text += (i > 0 ? "; " : "") + flag_cause(*flags[i], catalogue);
  if (flags.size() > most_in_banner) text += "; …";
  return text;
}

std::string state(RedFlagState state) {
  switch (state) {
    case RedFlagState::acknowledged: return "acknowledged";
    case RedFlagState::resolved: return "resolved";
    case RedFlagState::open: break;
  }
  return "open";
}

std::string raised(const RedFlag& flag, const Catalogue& catalogue) {
  std::string text = "Raised at the visit of " + to_string(flag.raised_on) + " by " + flag.raised_by + ": " +
                     flag_cause(flag, catalogue);
  // The answer to the checklist's own question adds nothing.
  SafetyFacts told = flag.facts;
  std::erase_if(told, [&](const SafetyFact& fact) { return fact.subject == flag.code; });
  if (!told.empty()) text += " (" + facts(told, catalogue) + ")";
  return text + ".";
}

std::string acknowledged(const RedFlagStep& step) {
  return "Acknowledged " + day_of(step.at) + " by " + step.by + ": " + step.words;
}

std::string resolved(const RedFlagStep& step) {
  return "Resolved " + day_of(step.at) + " by " + step.by + ": " + step.words;
}

std::string checklist(int asked, int of, const std::vector<std::string>& present) {
  if (asked == 0) return nothing_asked;
  std::string text = (asked < of ? std::to_string(asked) + " of " : "") + std::to_string(of) + " asked: ";
  if (present.empty()) return text + "none present.";
  text += std::to_string(present.size()) + " present (";
  for (std::size_t i = 0; i < present.size(); ++i) text += (i > 0 ? ", " : "") + present[i];
  return text + ").";
}

}  // namespace psoas::wording::safety
