#include "domain/base/text.h"

#include <catch2/catch.hpp>

using namespace psoas;

namespace {

Problem problem_for(std::string_view typed, const TextRule& rule = {}) {
  return check_text(typed, rule, "note").problems().front();
}

}  // namespace

TEST_CASE("blanks at both ends are no part of a text, the hard space among them") {
  CHECK(trimmed("\xC2\xA0 Ana \t\r\n") == "Ana");
  CHECK(trimmed(" \t ").empty());
  CHECK(split(" right , left,, both ", ',') == std::vector<std::string>{"right", "left", "both"});
}

TEST_CASE("valid UTF-8 passes whole and the first bad byte is found") {
  CHECK(first_invalid_utf8("Müller 腰 😀") == std::string_view::npos);
  CHECK(first_invalid_utf8("ab\xFFz") == 2);
  CHECK(first_invalid_utf8("a\xC3") == 1);             // cut short
  CHECK(first_invalid_utf8("\xC0\xAF") == 0);          // overlong
  CHECK(first_invalid_utf8("\xE0\x80\xAF") == 0);      // overlong
  CHECK(first_invalid_utf8("x\xED\xA0\x80") == 1);     // surrogate
  CHECK(first_invalid_utf8("\xF4\x90\x80\x80") == 0);  // beyond the last character
}

TEST_CASE("text that could be taken for code or a formula is kept as it is") {
  for (const char* typed : {"Robert'); DROP TABLE visit;--", "=HYPERLINK(\"http://x\")", "-2 points", "😀"})
    CHECK(check_text(typed, {}, "name").value() == typed);
}

TEST_CASE("control characters and NUL are refused with their place") {
  const Problem nul = problem_for(std::string_view("two\nli\0nes", 10), {.lines_allowed = true});
  CHECK(nul.code == ProblemCode::not_text);
  CHECK(nul.other == "line 2, column 3: U+0000");
  CHECK(problem_for("a\x1B[31m").other == "line 1, column 2: U+001B");
  CHECK(problem_for("\xC3\xA9\xFF").other == "line 1, column 2: invalid UTF-8");
}

TEST_CASE("line ends become line feeds where lines are allowed and are refused elsewhere") {
  CHECK(check_text("a\r\nb\rc\td", {.lines_allowed = true}, "note").value() == "a\nb\nc\td");
  CHECK(problem_for("a\nb").code == ProblemCode::not_text);
  CHECK(check_text("Ana\r\n", {}, "name").value() == "Ana");
}

TEST_CASE("a text may be as long as the rule says and no longer") {
  CHECK(check_text(std::string(most_note_bytes, 'x'), {.most_bytes = most_note_bytes}, "note").ok());
  const Problem problem = problem_for(std::string(1024 * 1024, 'x'), {.most_bytes = most_note_bytes});
  CHECK(problem.code == ProblemCode::too_long);
  CHECK(problem.high == "65536");
  CHECK(problem.given == "1048576");
}

TEST_CASE("a required text of blanks alone is missing") {
  CHECK(problem_for("  ", {.required = true}).code == ProblemCode::required);
}

TEST_CASE("characters nobody sees are found and shown as marks") {
  CHECK(
      has_invisible_characters("An\xE2\x80\xAE"
                               "a"));
  CHECK(
      has_invisible_characters("An\xE2\x80\x8B"
                               "a"));
  CHECK_FALSE(has_invisible_characters("Añá"));
  CHECK(with_visible_marks("An\xE2\x80\xAE"
                           "a") == "An‹U+202E›a");
}
