// A catalogue file is read whole or refused with every fault, each with its file and line.

#include "storage/catalogue/catalogue_file.h"

#include <catch2/catch.hpp>

using namespace psoas;
using namespace psoas::storage;

namespace {

std::vector<CatalogueFault> faults_of(const std::string& text) {
  try {
    parse_catalogue_file("own.toml", text);
  } catch (const CatalogueError& error) {
    return error.faults();
  }
  return {};
}

struct Fault {
  std::string reason;
  int line;
};

// The only fault, which must name the file.
Fault fault(const std::string& text) {
  const std::vector<CatalogueFault> faults = faults_of(text);
  for (const CatalogueFault& each : faults) UNSCOPED_INFO(to_string(each));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0].file == "own.toml");
  return {faults[0].reason, faults[0].line};
}

bool operator==(const Fault& a, const Fault& b) { return a.reason == b.reason && a.line == b.line; }
std::ostream& operator<<(std::ostream& out, const Fault& fault) { return out << fault.reason << ":" << fault.line; }

// A finding on lines 1 to 6 but for its value, which comes on line 7.
std::string finding(const std::string& value, const std::string& rest = "") {
  return "[[finding]]\n"
         "code = \"x_reach\"\n"
         "label = \"Reach\"\n"
         "kind = \"exam\"\n"
         "laterality = \"left_right\"\n"
         "direction = \"higher_is_better\"\n"
         "value = " +
         value + "\n" + rest;
}

const std::string number = "{ kind = \"number\", unit = \"cm\", hard = [0, 90], soft = [5, 60], step = 0.5 }";

// A treatment on lines 1 to 4, then `rest`.
std::string treatment(const std::string& rest) {
  return "[[treatment]]\n"
         "code = \"x_laser\"\n"
         "label = \"Laser\"\n"
         "mark = \"procedure\"\n" +
         rest;
}

const std::string power = "[[treatment.field]]\ncode = \"power\"\nlabel = \"Power\"\nkind = \"number\"\n";

}  // namespace

TEST_CASE("a finding is read with all it says") {
  const CatalogueFile file = parse_catalogue_file("own.toml", finding(number));
  REQUIRE(file.findings.size() == 1);
  const FindingDefinition& reach = file.findings[0];
  CHECK(reach.code == "x_reach");
  CHECK(reach.laterality == Laterality::left_right);
  CHECK(reach.direction == Direction::higher_is_better);
  CHECK(reach.main_field().code == "value");
  CHECK(reach.main_field().label == "Reach");
  CHECK(reach.main_field().unit == "cm");
  CHECK(reach.main_field().hard.high == 90);
  CHECK(reach.main_field().soft.low == 5);
  CHECK(reach.main_field().step == 0.5);
  CHECK(file.line_of.at("x_reach") == 1);
}

TEST_CASE("a choice is named by its code, or by a table with label, help and number") {
  const CatalogueFile file = parse_catalogue_file(
      "own.toml", finding("{ kind = \"choice\", choices = [\"far_away\", { code = \"2+\", number = 2.33 }] }"));
  const std::vector<Choice>& choices = file.findings[0].main_field().choices;
  CHECK(choices[0].label == "far away");
  CHECK(choices[1].label == "2+");
  CHECK(choices[1].number == 2.33);
}

TEST_CASE("an open end of a range is written inf") {
  const CatalogueFile file = parse_catalogue_file("own.toml", finding("{ kind = \"number\", hard = [0, inf] }"));
  CHECK(file.findings[0].main_field().hard.low == 0);
  CHECK_FALSE(file.findings[0].main_field().hard.high.has_value());
}

TEST_CASE("a retired entry says since when") {
  const CatalogueFile file = parse_catalogue_file("own.toml", finding(number, "retired_on = 2026-03-01\n"));
  using namespace date::literals;
  CHECK(file.findings[0].offered_on(2026_y / 2 / 28));
  CHECK_FALSE(file.findings[0].offered_on(2026_y / 3 / 1));
}

TEST_CASE("broken syntax is one fault at its line") { CHECK(fault("\n[[finding]\n") == Fault{"syntax", 2}); }

TEST_CASE("a code used twice is refused where it comes again") {
  CHECK(fault(finding(number) + finding(number)) == Fault{"duplicate_code", 9});
}

TEST_CASE("faults of an entry are refused at their line") {
  CHECK(fault("[[finding]]\ncode = \"Reach 1\"\nlabel = \"Reach\"\nkind = \"exam\"\nvalue = " + number) ==
        Fault{"bad_code", 2});
  CHECK(fault("[[finding]]\ncode = \"x_reach\"\nkind = \"exam\"\nvalue = " + number) == Fault{"missing", 1});
  CHECK(fault("[[finding]]\ncode = \"x_reach\"\nlabel = \"\"\nkind = \"exam\"\nvalue = " + number) ==
        Fault{"missing", 3});
  CHECK(fault("[[finding]]\ncode = \"x_reach\"\nlabel = \"R\"\nkind = \"guess\"\nvalue = " + number) ==
        Fault{"unknown_kind", 4});
  CHECK(fault("[[finding]]\ncode = \"x_reach\"\nlabel = 3\nkind = \"exam\"\nvalue = " + number) ==
        Fault{"wrong_type", 3});
  CHECK(fault("[[finding]]\ncode = \"x_reach\"\nlabel = \"R\"\nkind = \"exam\"\n") == Fault{"missing", 1});
  CHECK(fault(finding(number, "colour = \"red\"\n")) == Fault{"unknown_key", 8});
  CHECK(fault("[[remedy]]\ncode = \"x_tea\"\n") == Fault{"unknown_key", 1});
  CHECK(fault(finding(number, "retired_on = \"soon\"\n")) == Fault{"wrong_type", 8});
}

TEST_CASE("faults of a field are refused at their line") {
  CHECK(fault(finding("{ kind = \"weight\" }")) == Fault{"unknown_kind", 7});
  CHECK(fault(finding("{ kind = \"number\", hard = [9, 1] }")) == Fault{"bad_range", 7});
  CHECK(fault(finding("{ kind = \"number\", soft = [9, 1] }")) == Fault{"bad_range", 7});
  CHECK(fault(finding("{ kind = \"number\", hard = [0, 9], soft = [0, 10] }")) == Fault{"bad_range", 7});
  CHECK(fault(finding("{ kind = \"number\", hard = [0] }")) == Fault{"wrong_type", 7});
  CHECK(fault(finding("{ kind = \"number\", hard = [nan, 1] }")) == Fault{"bad_range", 7});
  CHECK(fault(finding("{ kind = \"number\", step = 0 }")) == Fault{"bad_step", 7});
  CHECK(fault(finding("{ kind = \"number\", step = -1 }")) == Fault{"bad_step", 7});
  CHECK(fault(finding("{ kind = \"presence\", hard = [0, 1] }")) == Fault{"wrong_type", 7});
  CHECK(fault(finding("{ kind = \"number\", hard = [0, 9], default = \"ten\" }")) == Fault{"bad_default", 7});
  CHECK(fault(finding("{ kind = \"number\", unti = \"cm\" }")) == Fault{"unknown_key", 7});
}

TEST_CASE("faults of choices are refused at their line") {
  CHECK(fault(finding("{ kind = \"choice\" }")) == Fault{"choices_missing", 7});
  CHECK(fault(finding("{ kind = \"text\", choices = [\"a\"] }")) == Fault{"choices_not_allowed", 7});
  CHECK(fault(finding("{ kind = \"choice\", choices = \"shades\" }")).reason == "unknown_reference");
  CHECK(fault(finding("{ kind = \"choice\", choices = [\"a\",\n\"a\"] }")) == Fault{"duplicate_code", 8});
  CHECK(fault(finding("{ kind = \"choice\", choices = [\"a\",\n{ code = \"b\", label = \"a\" }] }")) ==
        Fault{"duplicate_label", 8});
  CHECK(fault(finding("{ kind = \"choice\", choices = [\"much pain\"] }")) == Fault{"bad_code", 7});
}

TEST_CASE("a side is never part of a field") {
  const std::string qualifier = "[[finding.qualifier]]\ncode = \"pain_left\"\nlabel = \"P\"\nkind = \"presence\"\n";
  CHECK(fault(finding(number, qualifier)) == Fault{"sided_field", 9});
  const std::string shared = power + "shared_by_sides = true\n";
  CHECK(fault(treatment(shared)) == Fault{"sided_field", 9});
}

TEST_CASE("what a treatment names must exist") {
  CHECK(fault(treatment("summary_fields = [\"colour\"]\n" + power)) == Fault{"unknown_field", 5});
  CHECK(fault(treatment("target_fields = [\"colour\"]\n" + power)) == Fault{"unknown_field", 5});
  CHECK(fault(treatment("diagnostic_when = \"purpose=test\"\n" + power)) == Fault{"unknown_field", 5});
  CHECK(fault(treatment("includes = [\"everything\"]\n" + power)) == Fault{"unknown_reference", 5});
  CHECK(fault(treatment(power + "group = \"row\"\n")).reason == "unknown_group");
  CHECK(fault(treatment(power + "hint_when = \"mode=hot\"\n")).reason == "unknown_field");
  CHECK(fault(treatment(power + power)).reason == "duplicate_code");
  CHECK(fault(treatment("[[treatment.group]]\ncode = \"row\"\nlabel = \"Row\"\n" + power)).reason == "missing");
}

TEST_CASE("a condition names one of the field's choices") {
  const std::string mode =
      "[[treatment.field]]\ncode = \"mode\"\nlabel = \"Mode\"\nkind = \"choice\"\nchoices = [\"hot\", \"cold\"]\n";
  CHECK(faults_of(treatment(mode + power + "hint_when = \"mode=hot,cold\"\n")).empty());
  CHECK(fault(treatment(mode + power + "hint_when = \"mode=warm\"\n")).reason == "unknown_choice");
  CHECK(fault(treatment("diagnostic_when = \"mode=warm\"\n" + mode)) == Fault{"unknown_choice", 5});
}

TEST_CASE("what is usual in a certain case names fields and choices that exist, and lies within the possible") {
  const std::string mode =
      "[[treatment.field]]\ncode = \"mode\"\nlabel = \"Mode\"\nkind = \"choice\"\nchoices = [\"hot\", \"cold\"]\n";
  const auto usual = [&](const std::string& when, const std::string& soft) {
    return mode + power + "hard = [0, 100]\nusual_when = [{ when = \"" + when + "\", soft = " + soft + " }]\n";
  };
  CHECK(faults_of(treatment(usual("mode=hot,cold", "[1, 5]"))).empty());
  CHECK(fault(treatment(usual("mode=warm", "[1, 5]"))).reason == "unknown_choice");
  CHECK(fault(treatment(usual("mode=hot&colour=red", "[1, 5]"))).reason == "unknown_field");
  CHECK(fault(treatment(usual("mode=hot", "[1, 500]"))).reason == "bad_range");
  const std::string further = "[[treatment.usual]]\nfield = \"power\"\nwhen = \"mode=hot\"\nsoft = [1, 5]\n";
  CHECK(faults_of(treatment(mode + power + further)).empty());
  CHECK(fault(treatment(mode + further)).reason == "unknown_field");
}

TEST_CASE("an instrument's items fit its rule") {
  const std::string head = "[[instrument]]\ncode = \"x_sleep\"\nlabel = \"Sleep\"\n";
  const std::string ranges = "item_range = [0, 10]\nscore_range = [0, 10]\n";
  CHECK(faults_of(head + "numbered_items = 3\nrule = \"mean\"\n" + ranges).empty());
  CHECK(fault(head + ranges).reason == "missing");
  CHECK(fault(head + "numbered_items = 3\n" + ranges).reason == "bad_items");
  CHECK(fault(head + "numbered_items = 3\nrule = \"mean\"\nleast_answered = 4\n" + ranges) == Fault{"bad_items", 6});
  CHECK(fault(head + "numbered_items = 3\nrule = \"median\"\n" + ranges).reason == "unknown_kind");
  CHECK(fault(head + "numbered_items = 1\nitem_range = [0, 10]\n") == Fault{"missing", 1});
}

TEST_CASE("all faults of a file are named at once, in the order of the file") {
  const std::vector<CatalogueFault> faults =
      faults_of(finding("{ kind = \"number\", hard = [9, 1], step = 0 }") + treatment("colour = \"red\"\n"));
  REQUIRE(faults.size() == 3);
  CHECK(faults[0].entry == "x_reach");
  CHECK(faults[2].entry == "x_laser");
  CHECK(to_string(faults[2]) == "own.toml:12: x_laser: unknown_key: colour");
}
