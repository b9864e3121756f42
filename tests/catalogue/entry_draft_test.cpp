// An own entry typed into a form becomes a definition the store takes, or every problem by its field.

#include "domain/catalogue/entry_draft.h"

#include <catch2/catch.hpp>

#include "storage/catalogue/catalogue_text.h"
#include "storage/catalogue/own_catalogue.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::storage;
using namespace psoas::tests;

namespace {

using Typed = std::map<std::string, std::string, std::less<>>;

// The entry, which the store would take.
CatalogueContent taken(EntryKind kind, const Typed& typed) {
  const Checked<CatalogueContent> entry = check({kind, false, typed}, catalogue());
  if (!entry)
    for (const Problem& problem : entry.problems()) UNSCOPED_INFO(problem.field);
  REQUIRE(entry.ok());
  CHECK_NOTHROW(with_own(own_catalogue_of("", catalogue_text(entry.value()))));
  return entry.value();
}

// "field" of each problem, in order.
std::vector<std::string> refused(EntryKind kind, const Typed& typed) {
  const Checked<CatalogueContent> entry = check({kind, false, typed}, catalogue());
  std::vector<std::string> fields;
  if (!entry)
    for (const Problem& problem : entry.problems()) fields.push_back(problem.field);
  return fields;
}

using Fields = std::vector<std::string>;

}  // namespace

TEST_CASE("a code is made from the name") {
  CHECK(code_made_from("Side bending, path (cm)") == "x_side_bending_path_cm");
  CHECK(code_made_from("Größe") == "x_gr_e");
  CHECK(code_made_from("  ") == "x_");
  CHECK(code_made_from(std::string(300, 'a')).size() == 40);
}

TEST_CASE("a plain numeric scale is an instrument of one item") {
  const InstrumentDefinition scale =
      taken(EntryKind::instrument,
            {{"label", "Sleep"}, {"low", "0"}, {"high", "10"}, {"step", "0.5"}, {"important_change", "2"}})
          .instruments.at(0);
  CHECK(scale.code == "x_sleep");
  CHECK(scale.rule == ScoringRule::single);
  CHECK(scale.item_step == 0.5);
  CHECK(scale.decimals == 1);
  CHECK(scale.unit == "0–10");
  CHECK(scale.order > catalogue().instruments().back().order);
}

TEST_CASE("a scale without sense is refused at the field that has none") {
  CHECK(refused(EntryKind::instrument, {}) == Fields{"label", "low", "high"});
  CHECK(refused(EntryKind::instrument, {{"label", "S"}, {"low", "9"}, {"high", "9"}}) == Fields{"high"});
  CHECK(refused(EntryKind::instrument, {{"label", "S"}, {"low", "0"}, {"high", "9"}, {"step", "0"}}) == Fields{"step"});
  CHECK(refused(EntryKind::instrument, {{"label", "S"}, {"low", "0"}, {"high", "9"}, {"step", "10"}}) ==
        Fields{"step"});
  CHECK(refused(EntryKind::instrument, {{"label", "S"}, {"low", "0,5"}, {"high", "9"}}) == Fields{"low"});
  CHECK(refused(EntryKind::instrument, {{"label", "S"}, {"low", "0"}, {"high", "9"}, {"important_change", "-1"}}) ==
        Fields{"important_change"});
  CHECK(refused(EntryKind::instrument, {{"label", "S\x07"}, {"low", "0"}, {"high", "9"}}) == Fields{"label"});
}

TEST_CASE("a code must be the clinic's own and free") {
  const auto with_code = [](const std::string& code) {
    return refused(EntryKind::adverse_event, {{"label", "Rash"}, {"code", code}});
  };
  for (const char* code : {"rash", "x_", "x_Rash", "x_rash 1", "x_r\xC3\xA4sch"})
    CHECK(with_code(code) == Fields{"code"});
  CHECK(with_code("x_rash").empty());
  CatalogueContent own = taken(EntryKind::adverse_event, {{"label", "Rash"}});
  const Catalogue with_rash = with_own(own_catalogue_of("", catalogue_text(own)));
  const Checked<CatalogueContent> again =
      check({EntryKind::instrument, false, {{"label", "Rash"}, {"low", "0"}, {"high", "1"}}}, with_rash);
  REQUIRE_FALSE(again.ok());
  CHECK(again.problems().at(0).code == ProblemCode::already_used);
}

TEST_CASE("a finding of each kind of value can be added") {
  const Typed common{{"label", "Own sign"}, {"finding_kind", "exam"}, {"laterality", "left_right"}};
  for (const char* kind : {"number", "presence", "choice", "choices", "text", "date"}) {
    Typed typed = common;
    typed["value_kind"] = kind;
    typed["hard_low"] = "0";
    typed["hard_high"] = "10";
    typed["choices"] = "none = 0\nmild = 1\nsevere";
    CHECK(taken(EntryKind::finding, typed).findings.at(0).main_field().label == "Own sign");
  }
}

TEST_CASE("the usual range of a finding lies within the possible one, and its choices differ") {
  Typed typed{
      {"label", "Reach"}, {"finding_kind", "exam"}, {"value_kind", "number"}, {"hard_low", "0"}, {"hard_high", "90"}};
  typed["soft_low"] = "-5";
  CHECK(refused(EntryKind::finding, typed) == Fields{"soft_low"});
  typed["soft_low"] = "60";
  typed["soft_high"] = "30";
  CHECK(refused(EntryKind::finding, typed) == Fields{"soft_high"});
  typed["value_kind"] = "choice";
  typed["choices"] = "soft\nSoft";
  CHECK(refused(EntryKind::finding, typed) == Fields{"choices"});
  typed["choices"] = "soft = much";
  CHECK(refused(EntryKind::finding, typed) == Fields{"choices"});
  typed["choices"] = "";
  CHECK(refused(EntryKind::finding, typed) == Fields{"choices"});
}

TEST_CASE("a treatment has the parameters whose rows were filled in") {
  Typed typed{{"label", "Laser"}, {"mark", "procedure"}, {"laterality", "required"}};
  typed["parameter/0/label"] = "Energy";
  typed["parameter/0/kind"] = "number";
  typed["parameter/0/low"] = "0";
  typed["parameter/0/high"] = "500";
  typed["parameter/1/kind"] = "number";
  typed["parameter/2/label"] = "2 sites";
  typed["parameter/2/kind"] = "choice";
  typed["parameter/2/choices"] = "hip, knee";
  const TreatmentDefinition laser = taken(EntryKind::treatment, typed).treatments.at(0);
  REQUIRE(laser.fields.size() == 2);
  CHECK(laser.fields[0].code == "energy");
  CHECK(laser.fields[1].code == "p_2_sites");
  CHECK(laser.summary_fields == Fields{"energy", "p_2_sites"});
  typed["parameter/2/label"] = "Energy";
  typed["parameter/3/unit"] = "J";
  typed["parameter/3/kind"] = "text";
  CHECK(refused(EntryKind::treatment, typed) == Fields{"parameter/2/label", "parameter/3/label"});
  typed.erase("parameter/3/unit");
  typed["parameter/2/label"] = "Points left";
  CHECK(refused(EntryKind::treatment, typed) == Fields{"parameter/2/label"});
}

TEST_CASE("a finding set names findings that exist and keeps its code when it is there already") {
  const Typed typed{
      {"code", "set_return"}, {"label", "Return"}, {"visit_kind", "follow_up"}, {"findings", "exam_faber,exam_slr"}};
  CHECK(refused(EntryKind::finding_set, typed) == Fields{"code"});
  const Checked<CatalogueContent> set = check({EntryKind::finding_set, true, typed}, catalogue());
  REQUIRE(set.ok());
  CHECK(set.value().sets.at(0).findings == Fields{"exam_faber", "exam_slr"});
  CHECK(refused(EntryKind::finding_set, {{"label", "Mine"}, {"findings", "exam_magic"}}) == Fields{"findings"});
  CHECK(refused(EntryKind::finding_set, {{"label", "Mine"}}) == Fields{"findings"});
}
