#include <catch2/catch.hpp>

#include "storage/text.h"
#include "tests/storage/clinic_for_tests.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

Patient stored_again(Store& store, const Patient& typed) {
  return store.write(staff(), [&](Writing& writing) { return writing.patients().get(writing.patients().add(typed)); });
}

const std::vector<std::string> hostile_texts{
    "Robert'); DROP TABLE visit;--",
    "\" OR 1=1 --",
    "' UNION SELECT * FROM audit --",
    "=HYPERLINK(\"http://example.invalid\")",
    "-2 points",
    "@SUM(1)",
    "$1 ?1 :name @name",
    "%s%n%x",
    "a\\b\\'c",
    "[x] ${y} {{z}}",
    "line one\nline two\ttab",
    "😀 𝒳 👩‍⚕️",
    "\xE2\x80\xAE"
    "right to left",
    "100 % _ [a-z]*",
};

}  // namespace

TEMPLATE_TEST_CASE("Text comes back byte for byte, whatever it says", "[storage][text]", InFile, InMemory) {
  TestType clinic;
  int number = 0;
  for (const std::string& text : hostile_texts) {
    INFO(text);
    Patient typed = patient("M" + std::to_string(++number) + text, text, text);
    typed.note = text;
    const Patient stored = stored_again(*clinic.store, typed);
    CHECK(stored.mrn == typed.mrn);
    CHECK(stored.family_name == text);
    CHECK(stored.note == text);
    const auto found = clinic.store->read(
        staff(), [&](Reading& reading) { return reading.patients().find("M" + std::to_string(number) + text, 5); });
    CHECK_FALSE(found.empty());
  }
}

TEMPLATE_TEST_CASE("Text is kept in one normal form", "[storage][text]", InFile, InMemory) {
  TestType clinic;
  const Patient stored = stored_again(*clinic.store, patient("Zoe\xCC\x81", "Mu\xCC\x88ller", "Zoe\xCC\x81"));
  CHECK(stored.family_name == "Müller");
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.patients().with_mrn("Zoé"); }) == stored.id);
}

TEMPLATE_TEST_CASE("Text with a NUL or broken UTF-8 is not stored", "[storage][text]", InFile, InMemory) {
  TestType clinic;
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xC3("), std::string("\xED\xA0\x80")}) {
    CHECK_THROWS_AS(stored_again(*clinic.store, patient("1", text, "Ana")), std::invalid_argument);
    Patient noted = patient("1", "Rivera", "Ana");
    noted.note = text;
    CHECK_THROWS_AS(stored_again(*clinic.store, noted), std::invalid_argument);
  }
  CHECK(clinic.store->read(staff(), [](Reading& reading) { return reading.patients().count(); }) == 0);
}

TEST_CASE("Words fold to what people type", "[storage][text]") {
  CHECK(storage::folded("Straße ÅSA") == "strasse asa");
  CHECK(storage::folded("Łódź Þór Œuvre") == "lodz thor oeuvre");
  CHECK(storage::search_words(" Müller,\tAnna ") == std::vector<std::string>{"muller", "anna"});
  CHECK(storage::search_terms("O'Brien-Smith") ==
        std::vector<std::string>{"o'brien-smith", "o", "brien", "smith", "obriensmith"});
}
