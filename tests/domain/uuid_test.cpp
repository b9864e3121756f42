#include "domain/base/uuid.h"

#include <catch2/catch.hpp>
#include <set>

using namespace psoas;

TEST_CASE("an identity is a version 4 UUID in lower case") {
  const std::string uuid = new_uuid();
  REQUIRE(uuid.size() == 36);
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    CHECK((dash ? uuid[i] == '-' : std::string("0123456789abcdef").find(uuid[i]) != std::string::npos));
  }
  CHECK(uuid[14] == '4');
  CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
}

TEST_CASE("no two identities are the same") {
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) seen.insert(new_uuid());
  CHECK(seen.size() == 1000);
}
