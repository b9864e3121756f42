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

void require_ending(const std::filesystem::path& file, const std::vector<std::string>& endings) {
  if (std::find(endings.begin(), endings.end(), ending_of(file)) == endings.end())
    throw WrongUsage(wording::wrong_ending(file, endings));
}

}  // namespace psoas::console
