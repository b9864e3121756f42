#include "ui/wording/catalogue_sentences.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "ui/wording/admin_words.h"
#include "ui/wording/entry_description.h"

using namespace psoas;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The words a catalogue may give as its reason: the list in domain/catalogue/catalogue_error.h.
const std::vector<std::string> reasons{
    "syntax",         "unknown_key",     "missing",         "wrong_type",          "bad_code",
    "duplicate_code", "duplicate_label", "unknown_kind",    "bad_range",           "bad_step",
    "bad_date",       "bad_default",     "choices_missing", "choices_not_allowed", "sided_field",
    "unknown_group",  "unknown_field",   "unknown_choice",  "unknown_reference",   "bad_items",
    "kind_changed",   "removed",         "prefix_missing",  "bad_character",       "too_long",
    "overlap",        "too_large",       "not_utf8"};

}  // namespace

TEST_CASE("every fault of a catalogue says where it is, what it is and what to do", "[wording]") {
  std::set<std::string> sentences;
  for (const std::string& reason : reasons) {
    CAPTURE(reason);
    const std::string words = wording::sentence(CatalogueFault{"own.toml", 12, "x_foo", reason, "100", "200"});
    CHECK(words.starts_with("own.toml:12: x_foo: "));
    CHECK(sentences.insert(words).second);
    CHECK_FALSE(contains(words, reason + ": 100"));
    CHECK(std::count(words.begin(), words.end(), '.') >= 3);  // one of them in the file's name
  }
}

TEST_CASE("a fault without file, line or entry names none", "[wording]") {
  CHECK(wording::sentence(CatalogueFault{"", 0, "", "missing", "label", ""}) == "“label” is missing. Add it.");
  CHECK(wording::sentence(CatalogueFault{"", 0, "x_a", "missing", "label", ""}) == "x_a: “label” is missing. Add it.");
  CHECK(wording::sentence(CatalogueFault{"a.toml", 0, "", "not_utf8", "UTF-16", ""}) ==
        "a.toml: this is no UTF-8 text (UTF-16). Save it as UTF-8 and take it again.");
}

TEST_CASE("a line of the catalogue's list says whose it is and whether it is retired", "[wording]") {
  EntryLine line{EntryKind::finding, "x_reach", "Reach", {}, true, true, {}};
  CHECK(wording::remarks(line) == "own");
  line.retired_on = Date{date::year{2026} / 3 / 1};
  CHECK(wording::list_line(line) == "finding       x_reach                         Reach (own, retired on 2026-03-01)");
  line.new_code = false;
  CHECK(wording::remarks(line) == "worded by the clinic, retired on 2026-03-01");
  CHECK(wording::remarks({EntryKind::finding, "exam_faber", "FABER", {}, false, false, {}}).empty());
}

TEST_CASE("what is wrong in a form of an own entry is said in its own words", "[wording]") {
  const auto words = [](ProblemCode code, const std::string& field) {
    Problem problem;
    problem.code = code;
    problem.field = field;
    return wording::admin::under_field(problem);
  };
  CHECK(words(ProblemCode::not_text, "code") == "x_, then only a–z, 0–9 and _");
  CHECK(words(ProblemCode::order_mismatch, "high") == "must lie above the lower end");
  CHECK(words(ProblemCode::order_mismatch, "soft_low") == "must lie within the possible range");
  CHECK(words(ProblemCode::required, "choices") == "at least one choice");
  CHECK(words(ProblemCode::required, "label") == "needed");
}

TEST_CASE("an entry is described with units, ranges, choices and how to read it", "[wording]") {
  CatalogueContent content;
  FindingDefinition reach;
  reach.code = "x_reach";
  reach.label = "Reach";
  reach.laterality = Laterality::left_right;
  reach.how_to_read = "Standing.";
  FieldDefinition value;
  value.code = "value";
  value.label = "Reach";
  value.unit = "cm";
  value.hard = {-5, 90};
  value.soft = {5, std::nullopt};
  reach.fields = {value};
  content.findings = {reach};
  const std::string text = wording::description(Catalogue(content), EntryKind::finding, "x_reach");
  for (const char* part :
       {"Sides: a value for each side", "possible: −5 to 90 cm", "usual: at least 5 cm", "How to read: Standing."})
    CHECK(contains(text, part));
  CHECK(wording::description(Catalogue(content), EntryKind::finding, "x_none").empty());
}
