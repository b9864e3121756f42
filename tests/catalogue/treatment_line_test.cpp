// How treatments of the embedded catalogue read in tables, on trends and as targets.

#include <catch2/catch.hpp>

#include "domain/treatment/treatment.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// A treatment from what would be typed: "agent/0/volume_ml", "4".
Treatment treatment(const std::string& code, Side side,
                    std::initializer_list<std::pair<std::string, std::string>> typed) {
  Treatment given;
  given.code = code;
  given.side = side;
  for (const auto& [path, text] : typed) {
    const std::size_t first = path.find('/');
    const std::size_t second = path.find('/', first + 1);
    const std::string group = path.substr(0, first) == "-" ? "" : path.substr(0, first);
    const FieldDefinition* field = catalogue().treatment(code)->field(group, path.substr(second + 1));
    INFO(path);
    REQUIRE(field != nullptr);
    Problems warnings;
    const auto values = parse_value(*field, text, path, warnings);
    REQUIRE(values.ok());
    REQUIRE(warnings.empty());
    for (const Value& value : values.value())
      given.parameters.push_back({group, std::stoi(path.substr(first + 1)), field->code, value});
  }
  return given;
}

const TreatmentDefinition& definition(const std::string& code) { return *catalogue().treatment(code); }

Treatment ablation() {
  return treatment("tx_rfa", Side::right,
                   {{"-/0/target", "medial_branch"},
                    {"level/0/level", "L3"},
                    {"level/1/level", "L4"},
                    {"level/2/level", "L5"},
                    {"-/0/mode", "conventional"},
                    {"-/0/temperature_c", "80"}});
}

}  // namespace

TEST_CASE("a trigger point injection reads in one line") {
  const Treatment injection = treatment("tx_tpi", Side::right,
                                        {{"muscle/0/muscle", "psoas"},
                                         {"muscle/0/points", "2"},
                                         {"-/0/guidance", "ultrasound"},
                                         {"agent/0/agent", "lidocaine"},
                                         {"agent/0/concentration_percent", "1"},
                                         {"agent/0/volume_ml", "4"},
                                         {"-/0/pre_nrs", "6"},
                                         {"series/0/hours", "0.5"},
                                         {"series/0/nrs", "3"}});
  CHECK(long_description(injection, definition("tx_tpi")) ==
        "psoas · R · 2 points · ultrasound · lidocaine 1 % 4 mL = 40 mg · before 6, after 3");
}

TEST_CASE("muscles in several rows are listed with their points") {
  const Treatment injection = treatment("tx_tpi", Side::left,
                                        {{"muscle/0/muscle", "psoas"},
                                         {"muscle/0/points", "1"},
                                         {"muscle/1/muscle", "iliacus"},
                                         {"muscle/1/points", "3"}});
  CHECK(long_description(injection, definition("tx_tpi")) == "psoas 1 point, iliacus 3 points · L");
}

TEST_CASE("an ablation's target, mark and line name its levels as a range") {
  CHECK(same_target_key(ablation(), definition("tx_rfa")) == "tx_rfa/medial_branch/L3-L5/R");
  CHECK(short_description(ablation(), definition("tx_rfa")) == "RFA L3–L5 R");
  CHECK(long_description(ablation(), definition("tx_rfa")) == "medial branch · R · L3–L5 · conventional · 80 °C");
}

TEST_CASE("a nerve block is diagnostic when that is its purpose") {
  const Treatment diagnostic = treatment("tx_nerve_block", Side::right, {{"-/0/purpose", "diagnostic"}});
  const Treatment therapeutic = treatment("tx_nerve_block", Side::right, {{"-/0/purpose", "therapeutic"}});
  CHECK(is_diagnostic_block(diagnostic, definition("tx_nerve_block")));
  CHECK_FALSE(is_diagnostic_block(therapeutic, definition("tx_nerve_block")));
}

TEST_CASE("a dose reads on into its unit") {
  const Treatment tramadol =
      treatment("tx_medication", Side::none,
                {{"-/0/drug", "tramadol"}, {"-/0/dose", "50"}, {"-/0/dose_unit", "mg"}, {"-/0/doses_per_day", "2"}});
  CHECK(long_description(tramadol, definition("tx_medication")) == "tramadol · 50 mg · 2 × a day");
}

TEST_CASE("a course of therapy counts what was prescribed and attended") {
  const Treatment course = treatment("tx_pt", Side::none,
                                     {{"-/0/sessions_prescribed", "8"},
                                      {"-/0/sessions_attended", "6"},
                                      {"-/0/modality", "manual_therapy, heat"},
                                      {"-/0/home_adherence", "from_50"}});
  CHECK(long_description(course, definition("tx_pt")) ==
        "prescribed 8 · attended 6 · manual therapy, heat · home exercise 50–74 %");
}
