#include "ui/console/options.h"

#include <algorithm>

#include "ui/console/verb.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/sentences.h"

namespace psoas::console {

void refuse(const Problem& problem) { throw WrongUsage(wording::sentence(problem, Catalogue{})); }

std::optional<Date> day_option(const std::string& typed, std::string_view option) {
  if (typed.empty()) return std::nullopt;
  return accepted(parse_date(typed, option));
}

std::string ending_of(const std::filesystem::path& file, const std::vector<std::string>& endings) {
  std::string ending = file.extension().string();
  if (!ending.empty()) ending.erase(0, 1);
  for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (std::find(endings.begin(), endings.end(), ending) == endings.end())
    throw WrongUsage(wording::wrong_ending(file, endings));
  return ending;
}

}  // namespace psoas::console
