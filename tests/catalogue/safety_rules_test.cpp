// Rules on red flags and treatments are data: read whole, or refused with every fault by line.

#include <catch2/catch.hpp>

#include "storage/catalogue/catalogue_file.h"
#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

std::vector<CatalogueFault> faults_of(const std::string& text) {
  try {
    merged(embedded_catalogue(), parse_catalogue_file("own.toml", text));
  } catch (const CatalogueError& error) {
    return error.faults();
  }
  return {};
}

// The only fault, as "reason:line:detail".
std::string fault(const std::string& text) {
  const std::vector<CatalogueFault> faults = faults_of(text);
  for (const CatalogueFault& each : faults) UNSCOPED_INFO(to_string(each));
  REQUIRE(faults.size() == 1);
  return faults[0].reason + ":" + std::to_string(faults[0].line) + ":" + faults[0].detail;
}

// A rule on lines 1 to 5, its needs on line 6.
std::string flag_rule(const std::string& needs, const std::string& raises = "rf_cancer") {
  return "[[red_flag_rule]]\n"
         "code = \"x_rule\"\n"
         "label = \"night sweats\"\n"
         "raises = \"" +
         raises +
         "\"\n"
         "severity = \"urgent\"\n"
         "needs = " +
         needs + "\n";
}

std::string warning_rule(const std::string& needs, const std::string& rest = "") {
  return "[[warning_rule]]\n"
         "code = \"x_rule\"\n"
         "label = \"Own\"\n"
         "says = \"Ask the senior.\"\n"
         "severity = \"warn\"\n"
         "needs = " +
         needs + "\n" + rest;
}

}  // namespace

TEST_CASE("a clinic's own rule joins those of the program") {
  const CatalogueFile own = parse_catalogue_file(
      "own.toml", flag_rule("[[{ finding = [\"sym_night_pain\"] }], [{ age = true, above = 60 }]]"));
  const Catalogue catalogue = merged(embedded_catalogue(), own);
  CHECK(catalogue.red_flag_rules().size() == embedded_catalogue().red_flag_rules().size() + 1);
  CHECK(catalogue.red_flag_rules().back().code == "x_rule");
  CHECK(*catalogue.red_flag_rules().back().needs.at(1).at(0).above == 60);
}

TEST_CASE("a clinic can set its own highest doses in the place of the program's") {
  const std::string text =
      "[[warning_rule]]\ncode = \"local_anaesthetic_dose\"\nlabel = \"Dose\"\nsays = \"Too much.\"\n"
      "severity = \"block\"\nneeds = [[{ anaesthetic = true }]]\n"
      "maximum = [{ agent = \"lidocaine\", mg_per_kg = 4, mg = 280 }]\n";
  const Catalogue catalogue = merged(embedded_catalogue(), parse_catalogue_file("own.toml", text));
  CHECK(catalogue.warning_rules().size() == embedded_catalogue().warning_rules().size());
  for (const WarningRule& rule : catalogue.warning_rules())
    if (rule.code == "local_anaesthetic_dose") CHECK(*rule.maxima.at(0).mg == 280);
}

TEST_CASE("a rule that names what does not exist is refused with its line") {
  CHECK(fault(flag_rule("[[{ finding = [\"sym_nothing\"] }]]")) == "unknown_reference:1:sym_nothing");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_numbness\"], field = \"colour\" }]]")) ==
        "unknown_field:1:sym_numbness/colour");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_numbness\"], field = \"area\", is = [\"nose\"] }]]")) ==
        "unknown_choice:1:sym_numbness = nose");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"] }]]", "sym_night_pain")) ==
        "unknown_reference:1:sym_night_pain");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"] }], [{ health = [\"gout\"] }]]")) ==
        "unknown_reference:6:gout");
  CHECK(fault(warning_rule("[[{ treatment = [\"tx_magic\"] }]]")) == "unknown_reference:1:tx_magic");
  CHECK(fault(warning_rule("[[{ treatment = [\"tx_rfa\"], field = \"mode\", is = [\"boiled\"] }]]")) ==
        "unknown_choice:1:mode = boiled");
}

TEST_CASE("a condition says one thing, and nothing unknown") {
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"], score = [\"phq2\"], at_least = 3 }]]"))
            .starts_with("unknown_kind:6:"));
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"], colour = \"red\" }]]")) == "unknown_key:6:colour");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"] }], [{ health = [\"weight_kg\"] }]]")) ==
        "wrong_type:6:weight_kg");
  CHECK(fault(flag_rule("[[{ finding = [\"sym_night_pain\"] }], [{ procedure = true }]]")) == "missing:6:within_days");
  CHECK(fault(flag_rule("[{ finding = [\"sym_night_pain\"] }]")) == "wrong_type:6:needs");
}

TEST_CASE("a red flag needs something of the visit itself") {
  CHECK(fault(flag_rule("[[{ health = [\"diabetes\"] }]]")) == "missing:6:finding or score");
}

TEST_CASE("a highest dose is above zero") {
  CHECK(fault(warning_rule("[[{ anaesthetic = true }]]", "maximum = [{ agent = \"lidocaine\", mg = 0 }]\n")) ==
        "bad_range:7:lidocaine");
}

TEST_CASE("a clinic's own rule begins with x_") {
  std::string text = flag_rule("[[{ finding = [\"sym_night_pain\"] }]]");
  text.replace(text.find("x_rule"), 6, "my_rule");
  CHECK(fault(text) == "prefix_missing:1:my_rule");
}
