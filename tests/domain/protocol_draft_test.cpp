// What becomes of a follow-up protocol as typed.

#include <catch2/catch.hpp>

#include "domain/followup/protocol_draft.h"

using namespace psoas;

namespace {

Catalogue with_a_protocol() {
  FollowUpProtocol there;
  there.code = "x_after_laser";
  CatalogueContent content;
  content.protocols = {there};
  return Catalogue(std::move(content));
}

ProtocolDraft two_steps() {
  ProtocolDraft draft;
  draft.label = "After laser";
  draft.treatments = {"x_laser"};
  draft.steps = {{"", "3 months", "91", "30", "30", {"peg"}, ContactKind::phone, "nurse"},
                 {"", "1 month", "30", "14", "14", {"nrs_avg7"}, ContactKind::visit, ""}};
  return draft;
}

std::vector<std::string> fields_refused(const ProtocolDraft& draft) {
  std::vector<std::string> fields;
  const Checked<FollowUpProtocol> checked = check(draft, {});
  if (!checked)
    for (const Problem& problem : checked.problems()) fields.push_back(problem.field);
  return fields;
}

}  // namespace

TEST_CASE("a protocol typed in any order has its steps by day and codes of its own", "[followup]") {
  const Checked<FollowUpProtocol> checked = check(two_steps(), {});
  REQUIRE(checked);
  CHECK(checked.value().code == "x_after_laser");
  CHECK(checked.value().steps[0].code == "day_30");
  CHECK(checked.value().steps[1].contact == ContactKind::phone);
}

TEST_CASE("a new protocol never takes the code of another", "[followup]") {
  CHECK(check(two_steps(), with_a_protocol()).value().code == "x_after_laser_2");
}

TEST_CASE("a protocol that is there keeps its codes", "[followup]") {
  FollowUpProtocol there;
  there.code = "fu_block";
  there.label = "After nerve block";
  there.treatments = {"tx_nerve_block"};
  there.steps = {{"week_1", "1-week call", 7, 6, 6, {"nrs_avg7"}, ContactKind::phone, "nurse"}};
  CHECK(check(draft_of(there), {}).value() == there);
}

TEST_CASE("each field that cannot be is named", "[followup]") {
  ProtocolDraft draft = two_steps();
  draft.label = "";
  draft.treatments.clear();
  draft.steps[0].day = "3651";
  draft.steps[1].before = "30";
  draft.steps[1].instruments.clear();
  CHECK(fields_refused(draft) ==
        std::vector<std::string>{"label", "treatments", "step/0/day", "step/1/before", "step/1/instruments"});
  draft = two_steps();
  draft.steps.clear();
  CHECK(fields_refused(draft) == std::vector<std::string>{"steps"});
}

TEST_CASE("windows that share a day are a fault of the later step", "[followup]") {
  ProtocolDraft draft = two_steps();
  draft.steps[1].after = "31";  // to day 61, where the 3-month window opens
  CHECK(fields_refused(draft) == std::vector<std::string>{"step/0/day"});
  draft.steps[1].after = "30";
  CHECK(fields_refused(draft).empty());
}
