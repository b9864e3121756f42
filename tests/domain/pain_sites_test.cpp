#include "domain/body/pain_sites.h"

#include <catch2/catch.hpp>

#include "domain/visit/visit_draft.h"

using namespace psoas;

namespace {

Catalogue chart_catalogue() {
  FindingDefinition chart;
  chart.code = "pain_sites";
  chart.label = "Pain sites";
  chart.laterality = Laterality::any;
  chart.repeats = true;
  FieldDefinition region;
  region.code = "value";
  region.kind = ValueKind::choice;
  region.choices = {{"head", "head", "", {}}, {"lower_back", "lower back", "", {}}, {"groin", "groin", "", {}}};
  FieldDefinition nrs;
  nrs.code = "nrs";
  nrs.kind = ValueKind::number;
  nrs.hard = {0, 10};
  nrs.step = 1;
  chart.fields = {region, nrs};
  return Catalogue({.findings = {chart}});
}

const Catalogue catalogue = chart_catalogue();
const BodyArea right_groin{"groin", Side::right};
const BodyArea left_groin{"groin", Side::left};
const BodyArea right_back{"lower_back", Side::right};
const BodyArea head{"head", Side::midline};

// The draft as a visit, read back from it.
std::vector<PainSite> stored(VisitDraft draft) {
  draft.put("date", "2026-03-09");
  draft.put("kind", "follow_up");
  Patient patient;
  patient.birth_date = Date{date::year{1971} / 8 / 2};
  const CheckedVisit checked = check(draft, catalogue, patient, Date{date::year{2026} / 3 / 10});
  REQUIRE(checked.problems.empty());
  return pain_sites(checked.visit.findings, catalogue);
}

}  // namespace

TEST_CASE("what is marked on the chart is a row of the visit, and reads back in one order") {
  VisitDraft draft;
  put_site(draft, {right_groin, 6});
  put_site(draft, {right_back, std::nullopt});
  put_site(draft, {left_groin, 10});
  put_site(draft, {head, 0});
  const std::vector<PainSite> expected{{head, 0}, {right_back, std::nullopt}, {right_groin, 6}, {left_groin, 10}};
  CHECK(pain_sites(draft, catalogue) == expected);
  CHECK(stored(draft) == expected);
  CHECK(body_regions_count(expected) == 4);
}

TEST_CASE("marking an area again changes its number and adds no row") {
  VisitDraft draft;
  put_site(draft, {right_groin, 6});
  put_site(draft, {right_groin, 7});
  CHECK(draft.typed.size() == 2);
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{right_groin, 7}});
}

TEST_CASE("taking an area away leaves the others, and its place is used again") {
  VisitDraft draft;
  put_site(draft, {right_groin, 6});
  put_site(draft, {right_back, 5});
  remove_site(draft, right_groin);
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{right_back, 5}});
  put_site(draft, {right_groin, 4});
  CHECK(draft.text("finding/pain_sites/R/0/value") == "groin");
  remove_all_sites(draft);
  CHECK(draft.typed.empty());
}

TEST_CASE("a row for both sides marks each, and one side can be taken away") {
  VisitDraft draft;
  draft.put("finding/pain_sites/B/0/value", "groin");
  draft.put("finding/pain_sites/B/0/nrs", "5");
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{right_groin, 5}, {left_groin, 5}});
  remove_site(draft, left_groin);
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{right_groin, 5}});
}

TEST_CASE("an area that stands there twice counts once, with the higher number") {
  VisitDraft draft;
  draft.put("finding/pain_sites/R/0/value", "groin");
  draft.put("finding/pain_sites/R/0/nrs", "3");
  draft.put("finding/pain_sites/R/1/value", "groin");
  draft.put("finding/pain_sites/R/1/nrs", "8");
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{right_groin, 8}});
}

TEST_CASE("what cannot be read is left out of the chart and refused when the visit is saved") {
  VisitDraft draft;
  draft.put("date", "2026-03-09");
  draft.put("kind", "follow_up");
  draft.put("finding/pain_sites/R/0/value", "elsewhere");
  draft.put("finding/pain_sites/L/0/value", "groin");
  draft.put("finding/pain_sites/L/0/nrs", "11");
  CHECK(pain_sites(draft, catalogue) == std::vector<PainSite>{{left_groin, std::nullopt}});
  Patient patient;
  patient.birth_date = Date{date::year{1971} / 8 / 2};
  CHECK(check(draft, catalogue, patient, Date{date::year{2026} / 3 / 10}).problems.size() == 2);
}

TEST_CASE("two charts are compared area by area") {
  const std::vector<PainSite> before{{right_back, 7}, {right_groin, 4}, {left_groin, 3}, {head, std::nullopt}};
  const std::vector<PainSite> after{{right_back, 4}, {left_groin, 6}, {head, 2}, {{"groin", Side::midline}, 1}};
  const std::vector<SiteChange> changes = compare(before, after);
  CHECK(changes == std::vector<SiteChange>{{{"groin", Side::midline}, SiteTurn::gained, std::nullopt, 1},
                                           {right_groin, SiteTurn::lost, 4, std::nullopt},
                                           {left_groin, SiteTurn::worse, 3, 6},
                                           {right_back, SiteTurn::better, 7, 4},
                                           {head, SiteTurn::same, std::nullopt, 2}});
  CHECK(compare({}, {}).empty());
}

TEST_CASE("sites are described by region, side and number") {
  CHECK(describe({{head, std::nullopt}, {right_back, 7}}, catalogue) == "head; lower back, right 7");
  CHECK(describe({}, catalogue).empty());
}
