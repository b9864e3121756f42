#include "domain/outcome/outcome_record.h"

namespace psoas {

Words::Words() { place_of(""); }

std::int32_t Words::place_of(std::string_view word) {
  const auto found = x_places.find(word);
  if (found != x_places.end()) return found->second;
  const auto place = static_cast<std::int32_t>(x_words.size());
  x_words.emplace_back(word);
  x_places.emplace(word, place);
  return place;
}

std::int32_t Words::find(std::string_view word) const {
  const auto found = x_places.find(word);
  return found == x_places.end() ? -1 : found->second;
}

}  // namespace psoas
