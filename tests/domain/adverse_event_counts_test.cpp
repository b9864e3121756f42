#include "domain/outcome/adverse_event_counts.h"

#include <catch2/catch.hpp>

using namespace psoas;
using date::year;

namespace {

const Date from = year{2026} / 7 / 1;
const Date to = year{2026} / 9 / 30;

PeriodAdverseEvent event(const std::string& code, int grade,
                         std::vector<std::pair<std::int64_t, LinkedTreatment>> links) {
  PeriodAdverseEvent row;
  row.event.code = code;
  row.event.grade = grade;
  for (auto& [id, linked] : links) {
    row.event.treatments.push_back({id});
    row.linked.push_back(linked);
  }
  return row;
}

const LinkedTreatment block{"tx_nerve_block", year{2026} / 8 / 3, true};
const LinkedTreatment earlier_ablation{"tx_rfa", year{2026} / 6 / 3, true};

}  // namespace

TEST_CASE("adverse events are counted by code and grade, all of them first") {
  const AdverseEventSummary summary = summarise_adverse_events(
      {event("ae_fall", 3, {{1, block}}), event("ae_fall", 1, {{2, block}}), event("ae_burn", 2, {{2, block}})}, {},
      from, to);
  REQUIRE(summary.by_code.size() == 3);
  CHECK(summary.by_code[0].code.empty());
  CHECK(summary.by_code[0].events() == 3);
  CHECK(summary.by_code[0].serious == 1);
  CHECK(summary.by_code[2].code == "ae_fall");
  CHECK(summary.by_code[2].grades == std::array<std::int64_t, 5>{1, 0, 1, 0, 0});
}

TEST_CASE("the denominator is the treatments done in the period, each counted once however many events it had") {
  const AdverseEventSummary summary = summarise_adverse_events(
      {event("ae_fall", 1, {{1, block}}), event("ae_vasovagal", 1, {{1, block}}), event("ae_burn", 1, {{2, block}})},
      {{"tx_nerve_block", 40}, {"tx_tpi", 10}}, from, to);
  REQUIRE(summary.by_treatment.size() == 3);
  CHECK(summary.by_treatment[0].done == 50);
  CHECK(summary.by_treatment[0].events == 3);
  CHECK(summary.by_treatment[0].treatments_with_event == 2);
  CHECK(summary.by_treatment[1].treatment == "tx_nerve_block");
  CHECK(summary.by_treatment[1].with_event().part == 2);
  CHECK(summary.by_treatment[1].with_event().whole == 40);
  CHECK(summary.by_treatment[2].events == 0);
}

TEST_CASE("an event after an earlier or aborted treatment is counted, but that treatment is none of the period's") {
  LinkedTreatment aborted = block;
  aborted.done = false;
  const AdverseEventSummary summary = summarise_adverse_events(
      {event("ae_neuritis_post_rfa", 2, {{1, earlier_ablation}}), event("ae_vasovagal", 1, {{2, aborted}})},
      {{"tx_rfa", 5}}, from, to);
  CHECK(summary.by_treatment[0].events == 2);
  CHECK(summary.by_treatment[0].treatments_with_event == 0);
  REQUIRE(summary.by_treatment.size() == 3);
  CHECK(summary.by_treatment[1].events == 1);
  CHECK(summary.by_treatment[1].done == 0);
}
