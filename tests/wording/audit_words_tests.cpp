#include <catch2/catch.hpp>

#include "ui/wording/audit_words.h"

using namespace psoas;
using namespace psoas::wording::audit;

namespace {

Catalogue catalogue() {
  FindingDefinition thomas;
  thomas.code = "exam_thomas";
  thomas.label = "Thomas test";
  FieldDefinition main;
  main.code = "value";
  main.kind = ValueKind::choice;
  main.choices = {{"pos", "clearly positive", "", {}}};
  thomas.fields = {main};
  TreatmentDefinition injection;
  injection.code = "tx_tpi";
  injection.label = "Trigger point injection";
  FieldDefinition guidance;
  guidance.code = "guidance";
  guidance.label = "guidance";
  guidance.choices = {{"us", "ultrasound", "", {}}};
  injection.fields = {guidance};
  InstrumentDefinition peg;
  peg.code = "peg";
  peg.label = "PEG";
  peg.items = {{"pain", "pain"}, {"enjoyment", "enjoyment of life"}};
  return Catalogue({.findings = {thomas}, .treatments = {injection}, .instruments = {peg}});
}

std::string value(std::string_view path, std::string_view stored) { return value_of(path, stored, catalogue()); }

}  // namespace

TEST_CASE("what a change did is told by the names of fields and choices", "[wording][audit]") {
  CHECK(field_of("city", catalogue()) == "City");
  CHECK(field_of("score/peg/enjoyment", catalogue()) == "PEG, enjoyment of life");
  CHECK(field_of("score/peg/score#2", catalogue()) == "PEG, score (2)");
  CHECK(field_of("fact/exam_thomas", catalogue()) == "Thomas test");
  CHECK(field_of("finding/exam_thomas/R/0/value", catalogue()) == "Thomas test, right");
  CHECK(value("finding/exam_thomas/R/0/value", "pos") == "clearly positive");
  CHECK(value("finding/exam_thomas/R/0/value", "not_assessed") == "not assessed");
  CHECK(value("treatment/0/code", "tx_tpi") == "Trigger point injection");
  CHECK(value("treatment/0/-/0/guidance", "us") == "ultrasound");
  CHECK(value("treatment/0/side", "L") == "left");
  CHECK(value("kind", "follow_up") == "follow up");
}

TEST_CASE("what people typed is shown as it is", "[wording][audit]") {
  for (const char* path : {"city", "note", "treatment/0/note", "treatment/0/-/0/guidance", "reason"})
    CHECK(value(path, "no_change in_words") == "no_change in_words");
}

TEST_CASE("it is told how much of the trail is shown", "[wording][audit]") {
  CHECK(shown(500, 772646) == "Showing 500 of 772646 entries");
  CHECK(shown(18, 18) == "18 entries");
  CHECK(shown(0, 0) == "No entry fits.");
}
