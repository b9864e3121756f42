// Changes, classes and flags: the tables of the worked example, domain/demo/golden_patient.h.

#include "domain/outcome/response.h"

#include <catch2/catch.hpp>

#include "domain/outcome/indicator.h"
#include "golden_course.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

struct Expected {
  double follow;
  double change;
  double percent;
  ResponderClass responder_class;
  bool abs2;
  bool abs4;
};

Approx near(double number) { return Approx(number).margin(1e-6).epsilon(0); }

}  // namespace

TEST_CASE("pain of the worked example has its class at every visit") {
  using enum ResponderClass;
  for (const Expected& expected :
       {Expected{3, -4, 57.142857, substantial, true, true}, Expected{2, -5, 71.428571, substantial, true, true},
        Expected{4, -3, 42.857143, moderate, true, false}, Expected{5, -2, 28.571429, minimal, true, false},
        Expected{6, -1, 14.285714, minimal, false, false}}) {
    const Response response = respond(7, expected.follow, lower, 2);
    CHECK(response.change == expected.change);
    CHECK(*response.improvement_percent == near(expected.percent));
    CHECK(response.responder_class == expected.responder_class);
    CHECK(response.points2 == expected.abs2);
    CHECK(response.points4 == expected.abs4);
    CHECK(response.important == expected.abs2);
  }
}

TEST_CASE("two points of seven are important and yet no 30 percent") {
  const Response response = respond(7, 5, lower, 2);
  CHECK(*response.important);
  CHECK_FALSE(response.important30);
  CHECK_FALSE(response.moderate);
}

TEST_CASE("the PEG of the worked example changes as it was worked out") {
  CHECK(*respond(7, 10.0 / 3, lower, 1).improvement_percent == near(52.380952));
  CHECK(*respond(7, 2, lower, 1).improvement_percent == near(71.428571));
  CHECK(*respond(7, 14.0 / 3, lower, 1).improvement_percent == near(33.333333));
  CHECK(*respond(7, 19.0 / 3, lower, 1).improvement_percent == near(9.523810));
  CHECK(*respond(7, 14.0 / 3, lower, 1).important);
  CHECK_FALSE(*respond(7, 19.0 / 3, lower, 1).important);
}

TEST_CASE("disability is important by points and by 30 percent apart") {
  const auto odi = [](double follow) { return respond(44, follow, lower, 10); };
  CHECK(*odi(28).important);
  CHECK(odi(28).important30);
  CHECK(odi(1100.0 / 45).change == near(-19.555556));
  CHECK(*odi(1100.0 / 45).improvement_percent == near(44.444444));
  CHECK(*odi(32).important);
  CHECK_FALSE(odi(32).important30);
  CHECK(*odi(32).improvement_percent == near(27.272727));
  CHECK_FALSE(*odi(36).important);
  CHECK_FALSE(*odi(40).important);
}

TEST_CASE("an important change is reached exactly at its points") {
  CHECK(*respond(15, 10, lower, 5).important);        // RMDQ at V4
  CHECK_FALSE(*respond(15, 11, lower, 5).important);  // RMDQ at V5
  CHECK(*respond(38, 47, higher, 9).important);       // LEFS at V5
  CHECK_FALSE(*respond(38, 42, higher, 9).important);
}

TEST_CASE("exactly half is half in whole numbers and in fractions") {
  CHECK(respond(48.0 / 7, 24.0 / 7, lower, 1).substantial);
  CHECK(*respond(48.0 / 7, 24.0 / 7, lower, 1).improvement_percent == near(50));
  CHECK(respond(6, 3, lower, 2).substantial);
  CHECK(respond(0.1 + 0.2, 0.15, lower, 0).substantial);
  CHECK(*respond(48.0 / 7, 2.25, lower, 1).improvement_percent == near(67.1875));
}

TEST_CASE("a baseline that is 0 or negative has changes in points and no percentage") {
  for (const double baseline : {0.0, -0.2}) {
    const Response response = respond(baseline, 0.3, higher, 0.08);
    CHECK_FALSE(response.improvement_percent);
    CHECK_FALSE(response.responder_class);
    CHECK_FALSE(response.moderate);
    CHECK_FALSE(response.important30);
    CHECK(*response.important);
  }
}

TEST_CASE("a measure that has no better direction responds to nothing") {
  const Response response = respond(10, 2, Direction::neither, 2);
  CHECK(response.change == -8);
  CHECK_FALSE(response.improvement_percent);
  CHECK_FALSE(response.points2);
  CHECK_FALSE(*response.important);
}

TEST_CASE("a measure with no agreed important change has no such flag") {
  CHECK_FALSE(respond(5, 1, lower, 0).important.has_value());
}

TEST_CASE("the composite needs pain, function and no grave harm") {
  const auto composite = [](double pain, double odi, double peg, bool harm) {
    const std::vector<Pair> functions{{44, odi, lower, 10}, {7, peg, lower, 1}};
    return composite_responds(respond(7, pain, lower, 2), functions, harm);
  };
  CHECK(composite(3, 28, 10.0 / 3, false));
  CHECK(composite(4, 32, 7, false));               // V4: by the points of the ODI
  CHECK_FALSE(composite(5, 36, 14.0 / 3, false));  // V5: pain below 30 %
  CHECK_FALSE(composite(4, 36, 7, false));         // no function
  CHECK_FALSE(composite(3, 28, 10.0 / 3, true));
  CHECK_FALSE(composite_responds(respond(7, 3, lower, 2), {}, false));
}

TEST_CASE("much and very much improved respond") {
  CHECK(impression_responds(1));
  CHECK(impression_responds(2));
  CHECK_FALSE(impression_responds(3));
}

TEST_CASE("a change is reliable when it is more than the error of measuring it") {
  const Reliability odi{"odi", 16, 0.90, "test"};
  CHECK(standard_error_of_measurement(odi) == near(5.059644));
  CHECK(minimal_detectable_change(odi) == near(14.024618));
  const auto rci = [&](double change) { return reliable_change_index(change, odi); };
  CHECK(rci(-16) == near(-2.236068));
  CHECK(rci(1100.0 / 45 - 44) == near(-2.732972));
  CHECK(rci(-12) == near(-1.677051));
  CHECK(rci(-8) == near(-1.118034));
  CHECK(rci(-4) == near(-0.559017));
  CHECK(is_reliable(rci(-16)));
  CHECK_FALSE(is_reliable(rci(-12)));
  const Reliability nrs{"nrs_avg7", 2.0, 0.85, "test"};
  CHECK(standard_error_of_measurement(nrs) == near(0.774597));
  CHECK(minimal_detectable_change(nrs) == near(2.147072));
}

TEST_CASE("the indicators of the worked example are met where they were") {
  const auto met = [](std::string_view code, double baseline, double follow) -> std::optional<bool> {
    for (const OutcomeIndicator& indicator : standard_indicators())
      if (indicator.code == code) return indicator_met(indicator, baseline, follow);
    FAIL("no such indicator");
    return {};
  };
  CHECK(*met("average_pain", 7, 4));
  CHECK_FALSE(*met("average_pain", 7, 5));
  CHECK(*met("interference", 48.0 / 7, 33.0 / 7));
  CHECK_FALSE(*met("interference", 48.0 / 7, 6));
  CHECK(*met("self_efficacy2", 4, 7));
  CHECK_FALSE(*met("self_efficacy2", 4, 5));
  CHECK(*met("opioid_dose", 30, 15));
  CHECK(*met("opioid_dose", 30, 10));
  CHECK_FALSE(met("opioid_dose", 0, 10).has_value());
}

TEST_CASE("an indicator with bands asks for another band as well") {
  const auto met = [](std::string_view code, double baseline, double follow) {
    for (const OutcomeIndicator& indicator : standard_indicators())
      if (indicator.code == code) return *indicator_met(indicator, baseline, follow);
    return false;
  };
  CHECK(met("self_efficacy", 18, 25));
  CHECK_FALSE(met("self_efficacy", 41, 50));  // better by 9 within the best band
  CHECK_FALSE(met("self_efficacy", 18, 24));  // another band by 6 only
  CHECK_FALSE(met("self_efficacy", 25, 18));
  CHECK(met("catastrophising", 32, 25));
  CHECK_FALSE(met("catastrophising", 45, 35));
}

TEST_CASE("pain is mild to 4, moderate to 6, severe from 7") {
  CHECK(pain_severity(4) == PainSeverity::mild);
  CHECK(pain_severity(5) == PainSeverity::moderate);
  CHECK(pain_severity(6) == PainSeverity::moderate);
  CHECK(pain_severity(7) == PainSeverity::severe);
}
