#pragma once

// The verbs that the headers of the store declare, read from their text: "VisitChanges::correct". For tests that have
// to know whether they ask all of them.

#include <filesystem>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

inline std::vector<std::string> verbs_of_store() {
  // Backups are asked of the store, not in a closure; tests/backup asks them as every role.
  // Sealing takes a file that an export has made, and no store.
  const std::set<std::string> no_verbs{"store.h",      "door.h",    "entrance.h",
                                       "protection.h", "backups.h", "sealed_exports.h"};
  const std::regex of_interest(R"(class (\w+)[^;{]*\{|virtual [^;=]*?(\w+)\([^;]*?\)[^;]*?= 0;)");
  std::vector<std::string> verbs;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(TEST_DATA) / "../../domain/store")) {
    if (entry.path().extension() != ".h" || no_verbs.contains(entry.path().filename())) continue;
    const std::string text = bytes_of(entry.path());
    std::string interface;
    for (std::sregex_iterator it(text.begin(), text.end(), of_interest), end; it != end; ++it) {
      if ((*it)[1].matched) interface = (*it)[1];
      if (!(*it)[2].matched || interface.ends_with("Reading") || interface.ends_with("Writing")) continue;
      verbs.push_back(interface + "::" + (*it)[2].str());
    }
  }
  return verbs;
}

}  // namespace psoas::tests
