#include "ui/console/verbs.h"

namespace psoas::console {

std::vector<std::unique_ptr<Verb>> all_verbs() {
  std::vector<std::unique_ptr<Verb>> verbs;
  verbs.push_back(std::make_unique<NewVerb>());
  verbs.push_back(std::make_unique<ImportVerb>());
  verbs.push_back(std::make_unique<CheckVerb>());
  return verbs;
}

}  // namespace psoas::console
