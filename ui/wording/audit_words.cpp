#include "ui/wording/audit_words.h"

#include <array>
#include <utility>

#include "ui/wording/phrases.h"

namespace psoas::wording::audit {

namespace {

using Word = std::pair<std::string_view, std::string_view>;

constexpr std::array<Word, 16> actions{{{"add", "added"},
                                        {"correct", "corrected"},
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
                                        {"remove", "removed"}}};

constexpr std::array<Word, 4> entities{{{"catalogue", "catalogue"},
                                        {"follow_up_attempt", "attempt to reach the patient"},
                                        {"health", "health facts"},
                                        {"diagnosis_list", "list of diagnosis codes"}}};

template <std::size_t count>
std::string word_in(const std::array<Word, count>& words, std::string_view code) {
  for (const auto& [candidate, word] : words)
    if (candidate == code) return std::string(word);
  std::string text(code);
  for (char& c : text)
    if (c == '_') c = ' ';
  return text;
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

}  // namespace psoas::wording::audit
