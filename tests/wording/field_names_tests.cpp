#include <catch2/catch.hpp>

#include "ui/wording/sentences.h"

using namespace psoas;

namespace {

FieldDefinition field(std::string code, std::string label, std::string group = "") {
  FieldDefinition definition;
  definition.code = code;
  definition.label = label;
  definition.group = group;
  return definition;
}

Catalogue catalogue() {
  FindingDefinition stinchfield;
  stinchfield.code = "exam_stinchfield";
  stinchfield.label = "Stinchfield";
  stinchfield.fields = {field("value", "Stinchfield"), field("familiar_pain", "familiar pain")};
  TreatmentDefinition injection;
  injection.code = "tx_tpi";
  injection.fields = {field("guidance", "guidance"), field("volume_ml", "volume", "agent")};
  InstrumentDefinition average;
  average.code = "nrs_avg7";
  average.label = "Pain, average of last 7 days";
  average.items = {{"value", "average"}};
  InstrumentDefinition peg;
  peg.code = "peg";
  peg.label = "PEG";
  peg.items = {{"pain", "pain"}, {"enjoyment", "enjoyment of life"}};
  return Catalogue({.findings = {stinchfield}, .treatments = {injection}, .instruments = {average, peg}});
}

std::string name(std::string_view path) { return wording::field_name(path, catalogue()); }

}  // namespace

TEST_CASE("a field is named as a person knows it", "[wording]") {
  CHECK(name("birth_date") == "Birth date");
  CHECK(name("mrn") == "Record number");
  CHECK(name("date") == "Visit date");
  CHECK(name("score/nrs_avg7/value") == "Pain, average of last 7 days");
  CHECK(name("score/nrs_avg7/status") == "Pain, average of last 7 days, answered or not");
  CHECK(name("score/peg/enjoyment") == "PEG, enjoyment of life");
  CHECK(name("finding/exam_stinchfield/R/0/value") == "Stinchfield, right");
  CHECK(name("finding/exam_stinchfield/L/1/familiar_pain") == "Stinchfield, left, row 2, familiar pain");
  CHECK(name("treatment/0/end_date") == "Treatment 1, end date");
  CHECK(name("treatment/1/-/0/guidance") == "Treatment 2, guidance");
  CHECK(name("diagnosis/1/side") == "Diagnosis 2, side");
  CHECK(name("mech_facet_loading") == "Facet joint loading");
  CHECK(name("treatment/1/agent/2/volume_ml") == "Treatment 2, agent 3, volume");
}

TEST_CASE("a code the catalogue does not have is still legible", "[wording]") {
  CHECK(name("finding/x_end_feel/L/0/value") == "x end feel, left");
  CHECK(name("score/x_sleep/value") == "x sleep");
  CHECK(name("treatment/0/-/0/x_dose") == "Treatment 1, x dose");
  CHECK(name("something_else") == "Something else");
  CHECK(name("") == "");
}
