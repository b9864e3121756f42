#include <catch2/catch.hpp>

#include "domain/episode/episode_description.h"
#include "domain/episode/episode_draft.h"
#include "tests/support/days.h"

using namespace psoas;
using psoas::tests::day;

namespace {

const Date today = Date{date::year{2026}, date::month{3}, date::day{2}};

Patient born_in_1971() {
  Patient patient;
  patient.id = PatientId{7};
  patient.birth_date = day(1971, 8, 2);
  return patient;
}

Catalogue small_catalogue() {
  CatalogueContent content;
  ConditionDefinition tendon;
  tendon.code = "dx_tendon";
  tendon.label = "Iliopsoas tendinopathy";
  tendon.laterality = Laterality::required;
  ConditionDefinition bone;
  bone.code = "dx_bone";
  bone.label = "Osteoporosis";
  bone.laterality = Laterality::none;
  content.conditions = {tendon, bone};
  FindingDefinition chart;
  chart.code = "pain_sites";
  FieldDefinition region;
  region.code = "value";
  region.kind = ValueKind::choice;
  region.choices = {{"lower_back", "lower back", "", {}}};
  chart.fields = {region};
  content.findings = {chart};
  return Catalogue(content);
}

DiagnosisCodes some_codes() {
  return {{"M76.11", {"M76.11", "Psoas tendinitis, right hip", day(2015, 10, 1), {}}},
          {"M54.5", {"M54.5", "Low back pain", day(2015, 10, 1), day(2021, 9, 30)}}};
}

EpisodeDraft right_psoas() {
  EpisodeDraft draft;
  draft.label = "right psoas";
  draft.opened_on = "2026-01-05";
  return draft;
}

CheckedEpisode checked(const EpisodeDraft& draft) {
  return check(draft, small_catalogue(), some_codes(), born_in_1971(), today);
}

const Problem* problem_of(const CheckedEpisode& checked, std::string_view field) {
  for (const Problem& problem : checked.problems)
    if (problem.field == field) return &problem;
  return nullptr;
}

ProblemCode code_at(const EpisodeDraft& draft, std::string_view field) {
  const CheckedEpisode result = checked(draft);
  const Problem* problem = problem_of(result, field);
  REQUIRE(problem);
  return problem->code;
}

}  // namespace

TEST_CASE("an episode needs a label and the day it was opened, and no more") {
  CHECK(checked(right_psoas()).problems.empty());
  const CheckedEpisode nothing = checked({});
  CHECK(nothing.problems.size() == 2);
  CHECK(problem_of(nothing, "label")->code == ProblemCode::required);
  CHECK(problem_of(nothing, "opened_on")->code == ProblemCode::required);
}

TEST_CASE("an onset may be a year, a month or a day") {
  EpisodeDraft draft = right_psoas();
  const auto onset = [&](const std::string& typed) {
    draft.onset = typed;
    const CheckedEpisode result = checked(draft);
    REQUIRE(result.problems.empty());
    return onset_text(result.episode) + " " + result.episode.onset_precision;
  };
  CHECK(onset("2024") == "2024 year");
  CHECK(onset("2024-03") == "2024-03 month");
  CHECK(onset(" 2024-03-15 ") == "2024-03-15 day");
  draft.onset = "spring 2024";
  CHECK(code_at(draft, "onset") == ProblemCode::not_a_date);
}

TEST_CASE("an onset in the future or before birth is refused, one in the month of birth or of today is not") {
  EpisodeDraft draft = right_psoas();
  draft.onset = "2026-04";
  CHECK(code_at(draft, "onset") == ProblemCode::in_the_future);
  draft.onset = "1970";
  CHECK(code_at(draft, "onset") == ProblemCode::before_birth);
  draft.onset = "2026-03";
  CHECK(checked(draft).problems.empty());
  draft.onset = "1971";
  CHECK(checked(draft).problems.empty());
}

TEST_CASE("an episode is closed with a day and a reason, not before it was opened and not in the future") {
  EpisodeDraft draft = right_psoas();
  draft.closed_on = "2026-02-01";
  CHECK(code_at(draft, "closing_reason") == ProblemCode::required);
  draft.closing_reason = "resolved";
  CHECK(checked(draft).problems.empty());
  draft.closed_on = "2026-01-04";
  CHECK(code_at(draft, "closed_on") == ProblemCode::end_before_start);
  draft.closed_on = "2026-03-03";
  CHECK(code_at(draft, "closed_on") == ProblemCode::in_the_future);
  draft.closed_on.clear();
  CHECK(code_at(draft, "closed_on") == ProblemCode::required);
}

TEST_CASE("everything wrong with an episode is named at once") {
  EpisodeDraft draft;
  draft.onset = "1970";
  draft.opened_on = "2026-02-30";
  draft.pain_duration_months = "18.5";
  draft.pain_course = "wavy";
  draft.dominant_site = "elbow of the mind";
  draft.mech_facet_loading = "perhaps";
  draft.diagnoses = {{"dx_nothing", "", "", "", "", "", ""}};
  const CheckedEpisode result = checked(draft);
  for (const char* field : {"label", "onset", "opened_on", "pain_duration_months", "pain_course", "dominant_site",
                            "mech_facet_loading", "diagnosis/0/condition"}) {
    INFO(field);
    CHECK(problem_of(result, field));
  }
  CHECK(result.problems.size() == 8);
}

TEST_CASE("a diagnosis that needs a side says which, unless its code does") {
  EpisodeDraft draft = right_psoas();
  draft.diagnoses = {{"dx_tendon", "", "", "", "", "", ""}};
  CHECK(code_at(draft, "diagnosis/0/side") == ProblemCode::side_required);
  draft.diagnoses[0].code = "m7611";
  const CheckedEpisode result = checked(draft);
  CHECK(result.problems.empty());
  CHECK(result.episode.diagnoses.at(0).side == Side::right);
  CHECK(result.episode.diagnoses.at(0).code == "M76.11");
  CHECK(result.episode.diagnoses.at(0).code_label == "Psoas tendinitis, right hip");
  draft.diagnoses = {{"dx_bone", "", "L", "", "", "", ""}};
  CHECK(code_at(draft, "diagnosis/0/side") == ProblemCode::side_not_allowed);
}

TEST_CASE("a side other than the code names is asked about") {
  EpisodeDraft draft = right_psoas();
  draft.diagnoses = {{"dx_tendon", "M76.11", "L", "", "", "", ""}};
  const CheckedEpisode result = checked(draft);
  REQUIRE(problem_of(result, "diagnosis/0/side"));
  CHECK(problem_of(result, "diagnosis/0/side")->severity == Severity::confirm);
  CHECK_FALSE(refuses(result.problems));
}

TEST_CASE("a code outside its validity is asked about, with the days it may be used on") {
  EpisodeDraft draft = right_psoas();
  draft.diagnoses = {{"", "M54.5", "", "", "", "", ""}};
  const CheckedEpisode result = checked(draft);
  const Problem* problem = problem_of(result, "diagnosis/0/code");
  REQUIRE(problem);
  CHECK(problem->code == ProblemCode::outside_period);
  CHECK(problem->severity == Severity::confirm);
  CHECK(problem->low == "2015-10-01");
  CHECK(problem->high == "2021-09-30");
  draft.diagnoses[0].since = "2021-09-30";
  CHECK(checked(draft).problems.empty());
  draft.diagnoses[0].code = "M99.999";
  CHECK(code_at(draft, "diagnosis/0/code") == ProblemCode::unknown_code);
}

TEST_CASE("one diagnosis is the primary one, and none ends before it began") {
  EpisodeDraft draft = right_psoas();
  draft.diagnoses = {{"dx_tendon", "", "R", "confirmed", "primary", "", ""},
                     {"dx_bone", "", "", "", "primary", "2026-02-01", "2026-01-31"}};
  CHECK(code_at(draft, "diagnosis/1/until") == ProblemCode::end_before_start);
  draft.diagnoses[1].until.clear();
  CHECK(code_at(draft, "diagnosis/1/rank") == ProblemCode::already_used);
  draft.diagnoses[0].until = "2026-02-01";
  CHECK(checked(draft).problems.empty());
}

TEST_CASE("an episode's draft gives the episode back") {
  EpisodeDraft draft = right_psoas();
  draft.onset = "2024-03";
  draft.pain_duration_months = "22";
  draft.pain_course = "constant";
  draft.dominant_side = "R";
  draft.dominant_site = "lower_back";
  draft.mech_psoas_traction = "present";
  draft.note = "two\nlines";
  draft.diagnoses = {{"dx_tendon", "M76.11", "R", "confirmed", "primary", "2026-01-05", ""}};
  const CheckedEpisode once = checked(draft);
  REQUIRE(once.problems.empty());
  CHECK(checked(draft_of(once.episode)).episode == once.episode);
}

TEST_CASE("filling in, adding and closing need no reason; changing what was said does") {
  const Episode before = checked(right_psoas()).episode;
  Episode after = before;
  after.onset = day(2024, 3, 1);
  after.diagnoses = {{"dx_tendon", "", "", Side::right, Certainty::probable, true, {}, {}}};
  after.closed_on = day(2026, 3, 1);
  after.closing_reason = "resolved";
  CHECK(only_adds(before, after));
  CHECK(only_adds(after, after));
  Episode relabelled = after;
  relabelled.label = "left psoas";
  CHECK_FALSE(only_adds(after, relabelled));
  Episode other_certainty = after;
  other_certainty.diagnoses[0].certainty = Certainty::confirmed;
  CHECK_FALSE(only_adds(after, other_certainty));
  CHECK_FALSE(only_adds(after, before));
}

TEST_CASE("a diagnosis is described in a line") {
  const Catalogue catalogue = small_catalogue();
  CHECK(
      describe({"dx_tendon", "M76.11", "Psoas tendinitis, right hip", Side::right, Certainty::confirmed, true, {}, {}},
               catalogue) == "Iliopsoas tendinopathy, right · M76.11 · confirmed");
  CHECK(describe({"", "M76.11", "Psoas tendinitis, right hip", Side::right, Certainty::exclusion, true, {}, {}},
                 catalogue) == "Psoas tendinitis, right hip · M76.11 · by exclusion");
}

TEST_CASE("a code is printed with its dot however it was typed") {
  CHECK(printed_code("m7611") == "M76.11");
  CHECK(printed_code(" S76.011a ") == "S76.011A");
  CHECK(printed_code("i10") == "I10");
  CHECK(side_named_in("Sciatica, left side") == Side::left);
  CHECK(side_named_in("Bright light") == Side::none);
  CHECK(side_named_in("Right and left hip") == Side::none);
  CHECK(side_named_in("Pelvic pain, bilateral") == Side::bilateral);
}
