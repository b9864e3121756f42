#include "ui/wording/body_words.h"

#include <catch2/catch.hpp>
#include <set>

using namespace psoas;
namespace words = psoas::wording::body;

namespace {

const BodyArea groin{"groin", Side::right};

}  // namespace

TEST_CASE("a region is said with its side and how much it hurts", "[wording]") {
  const PainSite six{groin, 6};
  const PainSite unsaid{groin, std::nullopt};
  CHECK(words::region_for_readers(groin, nullptr, {}) == "groin, right: not marked");
  CHECK(words::region_for_readers(groin, &six, {}) == "groin, right: pain 6 of 10");
  CHECK(words::region_for_readers(groin, &unsaid, {}) == "groin, right: marked");
  CHECK(words::summary({}, {}) == "Nothing is marked.");
  CHECK(words::summary({six}, {}) == "1 region: groin, right 6");
}

TEST_CASE("a change of a region is said with both numbers", "[wording]") {
  CHECK(words::change({groin, SiteTurn::better, 7, 4}, {}) == "groin, right 7 → 4");
  CHECK(words::change({groin, SiteTurn::gained, std::nullopt, 4}, {}) == "groin, right 4");
  CHECK(words::change({groin, SiteTurn::lost, 3, std::nullopt}, {}) == "groin, right 3");
  std::set<std::string_view> turns;
  for (const SiteTurn turn : {SiteTurn::gained, SiteTurn::lost, SiteTurn::worse, SiteTurn::better, SiteTurn::same})
    CHECK(turns.insert(words::turn(turn)).second);
}
