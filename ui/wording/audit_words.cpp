#include "ui/wording/audit_words.h"

#include <array>
#include <utility>

#include "domain/base/minute_text.h"
#include "domain/base/side_word.h"
#include "domain/base/text.h"
#include "domain/catalogue/spelled_out.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording::audit {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 34> actions{{{"add", "added"},
                                        {"correct", "corrected"},
                                        {"change", "changed"},
                                        {"void", "voided"},
                                        {"import", "imported into"},
                                        {"raise", "raised"},
                                        {"acknowledge", "acknowledged"},
                                        {"resolve", "resolved"},
                                        {"give_up", "given up"},
                                        {"take_up_again", "taken up again"},
                                        {"export", "begun"},
                                        {"written", "written"},
                                        {"not written", "not written"},
                                        {"identify", "looked up"},
                                        {"replace", "replaced"},
                                        {"keep", "kept"},
                                        {"remove", "removed"},
                                        {"issue", "issued"},
                                        {"open", "opened"},
                                        {"search", "found by a search"},
                                        {"print", "printed"},
                                        {"log_in", "begun"},
                                        {"log_out", "ended"},
                                        {"refuse", "refused"},
                                        {"recover", "recovered"},
                                        {"grant", "changed"},
                                        {"review", "reviewed"},
                                        {"password", "password changed"},
                                        {"protect", "taken under protection"},
                                        {"backup", "backed up"},
                                        {"emergency", "begun"},
                                        {"set_back", "set back"},
                                        {"merge", "merged"},
                                        {"separate", "separated"}}};

constexpr std::array<Word, 7> entities{{{"follow_up", "follow-up"},
                                        {"disk", "acceptance of the disk"},
                                        {"grants", "permissions"},
                                        {"follow_up_attempt", "contact attempt"},
                                        {"health", "health facts"},
                                        {"diagnosis_list", "list of diagnosis codes"},
                                        {"merge", "patient records"}}};

template <std::size_t count>
std::string word_in(const std::array<Word, count>& words, std::string_view code) {
  for (const auto& [candidate, word] : words)
    if (candidate == code) return std::string(word);
  return spelled_out(code);
}

bool is_presence(std::string_view value) { return value == present || value == absent || value == not_assessed; }

// Values of what has but one field of a name.
std::string coded_words(std::string_view field, std::string_view value, const Catalogue& catalogue) {
  if (field == "code")
    if (const AdverseEventDefinition* event = catalogue.adverse_event(value)) return event->label;
  constexpr std::array<std::string_view, 5> coded{"kind", "pain_course", "outcome", "causality", "closing_reason"};
  for (const std::string_view candidate : coded)
    if (candidate == field) return spelled_out(value);
  return std::string(value);
}

std::string treatment_value(const std::vector<std::string>& parts, std::string_view value, const Catalogue& catalogue) {
  if (parts.size() == 3 && parts[2] == "code") {
    const TreatmentDefinition* treatment = catalogue.treatment(value);
    return treatment ? treatment->label : std::string(value);
  }
  if (parts.size() == 3 && parts[2] == "status") return spelled_out(value);
  if (parts.size() < 5) return std::string(value);
  // The path does not say which treatment it belongs to: the first that knows the choice gives its label.
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    if (const FieldDefinition* field = treatment.field(parts[2] == "-" ? "" : parts[2], parts[4]))
      if (const Choice* choice = field->choice(value)) return choice->label;
  return std::string(value);
}

}  // namespace

std::string action_word(std::string_view action) { return word_in(actions, action); }

std::string entity_word(std::string_view entity) { return word_in(entities, entity); }

std::string what(const AuditEntry& entry) {
  return capitalised(entity_word(entry.entity) + " " + action_word(entry.action));
}

std::string whose(const AuditLine& line) {
  if (line.mrn.empty()) return "";
  return line.patient + " (" + line.mrn + ")";
}

std::vector<std::string> lines(const AuditPage& page) {
  std::vector<std::string> texts;
  for (const AuditLine& line : page.lines) {
    std::string text = local_time(line.entry) + "  " + line.entry.actor + " (" + line.entry.role + ", " +
                       line.entry.workstation + ")  " + what(line.entry);
    if (!line.mrn.empty()) text += ": " + whose(line);
    if (!line.entry.reason.empty()) text += "  " + in_quotes(line.entry.reason);
    texts.push_back(std::move(text));
  }
  const auto shown = static_cast<std::int64_t>(page.lines.size());
  if (page.matching == 0) texts.emplace_back("No entry fits.");
  else if (shown < page.matching)
    texts.push_back("The latest " + std::to_string(shown) + " of " + std::to_string(page.matching) +
                    " entries; -o FILE.csv writes them all.");
  else texts.push_back(page.matching == 1 ? "1 entry" : std::to_string(page.matching) + " entries");
  return texts;
}

std::string exported(std::int64_t entries) {
  return entries == 1 ? "1 entry written" : std::to_string(entries) + " entries written";
}

std::string field_of(std::string_view path, const Catalogue& catalogue) {
  const std::size_t mark = path.find('#');
  const std::string_view plain = path.substr(0, mark);
  const std::string again = mark == std::string_view::npos ? "" : " (" + std::string(path.substr(mark + 1)) + ")";
  if (plain.starts_with("fact/")) {
    const FindingDefinition* fact = catalogue.finding(plain.substr(5));
    return (fact ? fact->label : capitalised(spelled_out(plain.substr(5)))) + again;
  }
  return field_name(plain, catalogue) + again;
}

std::string value_of(std::string_view path, std::string_view value, const Catalogue& catalogue) {
  const std::vector<std::string> parts = split(path.substr(0, path.find('#')), '/');
  if (parts.back() == "side" || parts.back() == "dominant_side")
    return std::string(side_word(side_of(value).value_or(Side::none)));
  if (parts.size() == 1) return coded_words(parts[0], value, catalogue);
  if (parts[0] == "finding" && parts.size() == 5) {
    const FindingDefinition* finding = catalogue.finding(parts[1]);
    const FieldDefinition* field = finding ? finding->field(parts[4]) : nullptr;
    const Choice* choice = field ? field->choice(value) : nullptr;
    return choice ? choice->label : is_presence(value) ? spelled_out(value) : std::string(value);
  }
  if (parts[0] == "treatment") return treatment_value(parts, value, catalogue);
  if (parts[0] == "score" && (parts.back() == "status" || parts.back() == "phase")) return spelled_out(value);
  if (parts[0] == "diagnosis" && parts.back() == "condition") {
    const ConditionDefinition* condition = catalogue.condition(value);
    return condition ? condition->label : spelled_out(value);
  }
  return std::string(value);
}

std::string shown(std::size_t shown, std::int64_t matching) {
  if (matching == 0) return "No entry fits.";
  if (static_cast<std::int64_t>(shown) < matching)
    return "Showing " + std::to_string(shown) + " of " + std::to_string(matching) + " entries";
  return matching == 1 ? "1 entry" : std::to_string(matching) + " entries";
}

std::string heading(const AuditLine& line) {
  return what(line.entry) + ", " + local_time(line.entry) + " by " + line.entry.actor;
}

std::string saved_as(std::int64_t entries, const std::string& file) {
  return exported(entries) + ": " + file + ". The file holds names and clinical content.";
}

namespace {

std::string when_or_never(const std::optional<Moment>& moment) {
  return moment ? minute_text(*moment) + " UTC" : std::string("not yet");
}

}  // namespace

std::string care(const std::optional<Moment>& compared, const std::optional<Moment>& checked) {
  return "On this computer, in idle time: the whole record compared with the trail: " + when_or_never(compared) +
         "; the file checked by the database: " + when_or_never(checked) + ".";
}

}  // namespace psoas::wording::audit
