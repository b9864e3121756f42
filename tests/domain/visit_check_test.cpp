#include <catch2/catch.hpp>

#include "domain/treatment/treatment_check.h"
#include "domain/visit/visit_draft.h"

using namespace psoas;
using date::year;

namespace {

InstrumentDefinition scale(std::string code) {
  InstrumentDefinition instrument;
  instrument.code = std::move(code);
  instrument.label = instrument.code;
  instrument.items = {{"value", "value"}};
  instrument.item_range = {0, 10};
  instrument.score_range = {0, 10};
  return instrument;
}

InstrumentDefinition three_items() {
  InstrumentDefinition peg = scale("peg");
  peg.items = {{"pain", "pain"}, {"enjoyment", "enjoyment"}, {"activity", "activity"}};
  peg.rule = ScoringRule::mean;
  peg.least_answered = 3;
  return peg;
}

FieldDefinition number_field(std::string code, Range hard, Range soft = {}) {
  FieldDefinition field;
  field.code = std::move(code);
  field.kind = ValueKind::number;
  field.hard = hard;
  field.soft = soft;
  return field;
}

Catalogue small_catalogue() {
  FindingDefinition angle;
  angle.code = "exam_angle";
  angle.laterality = Laterality::left_right;
  angle.fields = {number_field("value", {-30, 60}, {-20, 40})};
  FieldDefinition method;
  method.code = "method";
  method.kind = ValueKind::choice;
  method.shared_by_sides = true;
  method.choices = {{"goniometer", "Goniometer", "", {}}, {"inclinometer", "Inclinometer", "", {}}};
  angle.fields.push_back(method);

  FindingDefinition gait;
  gait.code = "gait";
  FieldDefinition patterns = method;
  patterns.code = "value";
  patterns.kind = ValueKind::choices;
  patterns.shared_by_sides = false;
  gait.fields = {patterns};

  TreatmentDefinition therapy;
  therapy.code = "tx_therapy";
  therapy.has_end_date = true;
  therapy.fields = {number_field("sessions_prescribed", {1, 60}), number_field("sessions_attended", {0, 60})};
  therapy.fields[0].required = true;
  TreatmentDefinition injection;
  injection.code = "tx_injection";
  injection.laterality = Laterality::required;
  injection.fields = {number_field("volume_ml", {0, 20})};
  injection.fields[0].group = "agent";
  injection.groups = {{"agent", "Agent", 1, 2}};
  return Catalogue({.findings = {angle, gait},
                    .treatments = {therapy, injection},
                    .instruments = {scale("nrs_avg7"), scale("nrs_worst7"), scale("nrs_least7"), three_items()}});
}

const Catalogue catalogue = small_catalogue();
const Date today = year{2026} / 3 / 10;

Patient patient() {
  Patient ana;
  ana.id = {1};
  ana.birth_date = year{1971} / 8 / 2;
  return ana;
}

VisitDraft draft(std::initializer_list<std::pair<std::string, std::string>> typed) {
  VisitDraft visit;
  visit.put("date", "2026-03-09");
  visit.put("kind", "follow_up");
  for (const auto& [path, text] : typed) visit.put(path, text);
  return visit;
}

CheckedVisit checked(std::initializer_list<std::pair<std::string, std::string>> typed) {
  return check(draft(typed), catalogue, patient(), today);
}

ProblemCode only_problem(const CheckedVisit& visit) {
  REQUIRE(visit.problems.size() == 1);
  return visit.problems.front().code;
}

}  // namespace

TEST_CASE("a visit outside its episode is asked about, one within it is not") {
  Episode episode;
  episode.id = EpisodeId{3};
  episode.opened_on = Date{year{2026} / 1 / 5};
  episode.closed_on = Date{year{2026} / 1 / 31};
  VisitDraft visit = draft({{"episode", "3"}, {"date", "2026-01-31"}});
  const auto problems = [&] { return check(visit, catalogue, patient(), today, {episode}).problems; };
  CHECK(problems().empty());
  visit.put("date", "2026-02-01");
  REQUIRE(problems().size() == 1);
  CHECK(problems()[0].code == ProblemCode::outside_period);
  CHECK(problems()[0].field == "episode");
  CHECK(problems()[0].high == "2026-01-31");
  visit.confirmed = {"episode"};
  CHECK(problems().empty());
}

TEST_CASE("a pain score outside 0 to 10, with a fraction, in words or in other digits is refused at its field") {
  const auto code_for = [](const char* typed) {
    const CheckedVisit visit = checked({{"score/nrs_avg7/value", typed}});
    CHECK(visit.problems.front().field == "score/nrs_avg7/value");
    CHECK(visit.visit.scores.empty());
    return only_problem(visit);
  };
  CHECK(code_for("11") == ProblemCode::out_of_range);
  CHECK(code_for("-1") == ProblemCode::out_of_range);
  CHECK(code_for("7.5") == ProblemCode::not_a_whole_number);
  CHECK(code_for("seven") == ProblemCode::not_a_number);
  CHECK(code_for("\xEF\xBC\x97") == ProblemCode::not_a_number);
}

TEST_CASE("a score left blank is not recorded, one declined is recorded without a number") {
  CHECK(checked({{"score/nrs_avg7/value", " "}}).visit.scores.empty());
  for (const auto& typed : {std::pair{"score/nrs_avg7/status", "declined"}, std::pair{"score/nrs_avg7/value", "d"}}) {
    const CheckedVisit visit = checked({typed});
    REQUIRE(visit.acceptable());
    REQUIRE(visit.visit.scores.size() == 1);
    CHECK(visit.visit.scores[0].status == ScoreStatus::declined);
    CHECK_FALSE(visit.visit.scores[0].total.has_value());
  }
}

TEST_CASE("an instrument with a missing item has no total") {
  const CheckedVisit visit = checked({{"score/peg/pain", "4"}, {"score/peg/enjoyment", "5"}});
  REQUIRE(visit.acceptable());
  CHECK_FALSE(visit.visit.score("peg")->total.has_value());
  CHECK(*checked({{"score/peg/pain", "4"}, {"score/peg/enjoyment", "5"}, {"score/peg/activity", "6"}})
             .visit.score("peg")
             ->total == Approx(5));
}

TEST_CASE("least pain above worst pain is asked once") {
  VisitDraft visit = draft({{"score/nrs_least7/value", "8"}, {"score/nrs_worst7/value", "3"}});
  const CheckedVisit first = check(visit, catalogue, patient(), today);
  REQUIRE(only_problem(first) == ProblemCode::order_mismatch);
  CHECK_FALSE(refuses(first.problems));
  visit.confirmed = {first.problems[0].field};
  const CheckedVisit second = check(visit, catalogue, patient(), today);
  CHECK(second.acceptable());
  CHECK(second.visit.confirmed == visit.confirmed);
}

TEST_CASE("a visit on no calendar day, tomorrow or before birth is refused") {
  CHECK(only_problem(checked({{"date", "2026-02-30"}})) == ProblemCode::not_a_date);
  CHECK(only_problem(checked({{"date", "2026-03-11"}})) == ProblemCode::in_the_future);
  CHECK(only_problem(checked({{"date", "1971-08-01"}})) == ProblemCode::before_birth);
}

TEST_CASE("a value outside the usual range is asked, one outside the possible range refused") {
  CHECK_FALSE(refuses(checked({{"finding/exam_angle/R/0/value", "50"}}).problems));
  CHECK(refuses(checked({{"finding/exam_angle/R/0/value", "61"}}).problems));
}

TEST_CASE("a finding of one side needs its side") {
  CHECK(only_problem(checked({{"finding/exam_angle/-/0/value", "5"}})) == ProblemCode::side_required);
  CHECK(only_problem(checked({{"finding/gait/R/0/value", "goniometer"}})) == ProblemCode::side_not_allowed);
}

TEST_CASE("a qualifier shared by both sides is stored with each side that has a value") {
  const CheckedVisit visit = checked({{"finding/exam_angle/R/0/value", "6"},
                                      {"finding/exam_angle/L/0/value", "0"},
                                      {"finding/exam_angle/-/0/method", "goniometer"}});
  REQUIRE(visit.acceptable());
  CHECK(visit.visit.finding("exam_angle", Side::right)->qualifiers.size() == 1);
  CHECK(visit.visit.finding("exam_angle", Side::left)->qualifiers.size() == 1);
  CHECK(checked({{"finding/exam_angle/-/0/method", "goniometer"}}).visit.findings.empty());
}

TEST_CASE("a required parameter left blank, an unknown treatment and a missing side are refused") {
  CHECK(only_problem(checked({{"treatment/0/code", "tx_therapy"}})) == ProblemCode::required);
  CHECK(only_problem(checked({{"treatment/0/code", "tx_magic"}})) == ProblemCode::unknown_code);
  CHECK(only_problem(checked({{"treatment/0/code", "tx_injection"}, {"treatment/0/agent/3/volume_ml", "2"}})) ==
        ProblemCode::side_required);
}

TEST_CASE("more sessions attended than prescribed are refused") {
  const CheckedVisit visit = checked({{"treatment/0/code", "tx_therapy"},
                                      {"treatment/0/-/0/sessions_prescribed", "6"},
                                      {"treatment/0/-/0/sessions_attended", "7"}});
  CHECK(only_problem(visit) == ProblemCode::more_than_prescribed);
}

TEST_CASE("a treatment's end lies after its start, and only a planned one in the future") {
  const auto with = [](const char* part, const char* text) {
    return checked({{"treatment/0/code", "tx_therapy"},
                    {"treatment/0/-/0/sessions_prescribed", "6"},
                    {std::string("treatment/0/") + part, text}});
  };
  CHECK(only_problem(with("end_date", "2026-03-01")) == ProblemCode::end_before_start);
  CHECK(only_problem(with("date", "2026-04-01")) == ProblemCode::in_the_future);
  VisitDraft planned = draft(
      {{"treatment/0/code", "tx_therapy"}, {"treatment/0/status", "planned"}, {"treatment/0/date", "2026-04-01"}});
  CHECK(check(planned, catalogue, patient(), today).acceptable());
}

TEST_CASE("a field of a row matters by what stands in its own row") {
  FieldDefinition concentration = number_field("concentration", {0, 10});
  concentration.group = "agent";
  concentration.hint_when = "agent=lidocaine,ropivacaine";
  const VisitDraft typed =
      draft({{"treatment/2/agent/0/agent", "saline"}, {"treatment/2/agent/1/agent", "ropivacaine"}});
  CHECK_FALSE(matters(concentration, typed, 2, 0));
  CHECK(matters(concentration, typed, 2, 1));
  CHECK_FALSE(matters(concentration, typed, 3, 1));
  CHECK(matters(number_field("volume", {0, 20}), typed, 2, 0));
}

TEST_CASE("a comma for the decimal point is refused, never read as another number") {
  const CheckedVisit visit = checked(
      {{"treatment/0/code", "tx_injection"}, {"treatment/0/side", "R"}, {"treatment/0/agent/0/volume_ml", "5,0"}});
  CHECK(only_problem(visit) == ProblemCode::not_a_number);
  CHECK(visit.problems[0].other == "decimal point");
}

TEST_CASE("all problems are named at once") {
  const CheckedVisit visit =
      checked({{"date", "soon"}, {"score/nrs_avg7/value", "11"}, {"finding/none/R/0/value", "1"}});
  CHECK(visit.problems.size() == 3);
}

TEST_CASE("the draft of a visit checks back to the same visit") {
  const CheckedVisit first = checked({{"score/peg/pain", "4"},
                                      {"score/nrs_avg7/value", "5"},
                                      {"score/nrs_avg7/phase", "pre_procedure"},
                                      {"finding/exam_angle/R/0/value", "6"},
                                      {"finding/exam_angle/-/0/method", "inclinometer"},
                                      {"finding/gait/-/0/value", "goniometer, inclinometer"},
                                      {"treatment/4/code", "tx_injection"},
                                      {"treatment/4/side", "B"},
                                      {"treatment/4/agent/2/volume_ml", "2.5"},
                                      {"note", "line one\nline two"}});
  REQUIRE(first.acceptable());
  const CheckedVisit second = check(draft_of(first.visit, catalogue), catalogue, patient(), today);
  REQUIRE(second.acceptable());
  CHECK(second.visit.scores == first.visit.scores);
  CHECK(second.visit.findings == first.visit.findings);
  CHECK(second.visit.treatments == first.visit.treatments);
  CHECK(second.visit.note == first.visit.note);
}
