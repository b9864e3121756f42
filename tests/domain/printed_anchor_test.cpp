#include <catch2/catch.hpp>

#include "domain/store/printed_anchor.h"

using namespace psoas;

TEST_CASE("what a footer says of the trail is read as printed, with blanks, and in capitals") {
  const PrintedAnchor anchor{1234, "9f3a22c10b7e51d0"};
  for (const char* typed : {"1234:9f3a-22c1-0b7e-51d0", " 1234:9F3A 22C1 0B7E 51D0 ", "1234:9f3a22c10b7e51d0"})
    CHECK(parse_printed_anchor(typed) == anchor);
}

TEST_CASE("what is no anchor, or not a whole one, is refused") {
  for (const char* typed :
       {"", "1234", "1234:", ":9f3a-22c1-0b7e-51d0", "0:9f3a-22c1-0b7e-51d0", "-4:9f3a-22c1-0b7e-51d0",
        "12x:9f3a-22c1-0b7e-51d0", "1234:9f3a-22c1-0b7e-51d", "1234:9f3a-22c1-0b7e-51d00", "1234:9f3a-22c1-0b7e-51dg",
        "99999999999999999999:9f3a22c10b7e51d0"}) {
    CAPTURE(typed);
    CHECK_FALSE(parse_printed_anchor(typed));
  }
}

TEST_CASE("without an anchor a footer says nothing of the trail") {
  CHECK(footer_mark("").empty());
  CHECK(footer_mark("1234:9f3a-22c1-0b7e-51d0") == " · trail 1234:9f3a-22c1-0b7e-51d0");
}
