#include <catch2/catch.hpp>

#include "reports/xlsx/cell_text.h"

using namespace psoas::reports;

namespace {

std::string prepared(std::string_view text) {
  std::string result;
  REQUIRE(prepare_cell_text(text, result) == CellTextFault::none);
  return result;
}

CellTextFault fault_of(std::string_view text) {
  std::string result;
  return prepare_cell_text(text, result);
}

std::string repeated(std::string_view piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  return text;
}

}  // namespace

TEST_CASE("Ordinary text is handed on as it is") {
  CHECK(is_plain_cell_text("Walks better, 4-/5 = good"));
  CHECK(is_plain_cell_text("exam_thomas_mod_angle_deg"));
  CHECK_FALSE(is_plain_cell_text("Müller"));
  CHECK_FALSE(is_plain_cell_text("a\rb"));
  CHECK_FALSE(is_plain_cell_text(std::string_view("a\0b", 3)));
  CHECK_FALSE(is_plain_cell_text("_x0041_"));
}

TEST_CASE("Letters of every script and emoji stay what they are") {
  for (const char* text : {"Müller", "Nguyễn", "ﬁ 😀 עברית", "3 µg ≤ 4"}) CHECK(prepared(text) == text);
}

TEST_CASE("What a spreadsheet would read as another character is escaped") {
  CHECK(prepared("a\rb") == "a_x000D_b");
  CHECK(prepared("_x0041_") == "_x005F_x0041_");
  CHECK(prepared("_x00_") == "_x00_");
  CHECK(prepared("a\xEF\xBF\xBF") == "a_xFFFF_");
}

TEST_CASE("Text that is no text is refused") {
  CHECK(fault_of("caf\xE9") == CellTextFault::not_utf8);
  CHECK(fault_of("\xED\xA0\x80") == CellTextFault::not_utf8);
  CHECK(fault_of("\xC0\xAF") == CellTextFault::not_utf8);
  CHECK(fault_of(std::string_view("a\0b", 3)) == CellTextFault::nul_character);
}

TEST_CASE("Length is counted as Excel counts it, an emoji for two") {
  CHECK(fault_of(repeated("é", 32767)) == CellTextFault::none);
  CHECK(fault_of(repeated("é", 32768)) == CellTextFault::too_long);
  CHECK(fault_of(repeated("😀", 16383)) == CellTextFault::none);
  CHECK(fault_of(repeated("😀", 16384)) == CellTextFault::too_long);
}

TEST_CASE("Long text is cut between characters and nothing is lost") {
  const std::string text = repeated("aé😀", 20000);
  std::string joined;
  for (std::string_view piece : cell_pieces(text)) {
    CHECK(fault_of(piece) == CellTextFault::none);
    joined += piece;
  }
  CHECK(joined == text);
  CHECK(cell_pieces("short").size() == 1);
  CHECK(cell_pieces("").size() == 1);
}
