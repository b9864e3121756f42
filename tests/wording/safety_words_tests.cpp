#include "ui/wording/safety_words.h"

#include <catch2/catch.hpp>

using namespace psoas;
namespace words = psoas::wording::safety;

namespace {

Catalogue small_catalogue() {
  CatalogueContent content;
  FindingDefinition stiffness;
  stiffness.code = "sym_morning_stiffness_min";
  stiffness.label = "Morning stiffness";
  FindingDefinition flag;
  flag.code = "rf_inflammatory";
  flag.label = "Inflammatory back pain";
  flag.kind = FindingKind::red_flag;
  content.findings = {stiffness, flag};
  for (const auto& [code, label] :
       {std::pair{"morning_stiffness", "morning stiffness ≥ 30 min"},
        std::pair{"saddle_area", "numbness of the saddle area"}, std::pair{"asked_cancer", "signs of cancer"}}) {
    RedFlagRule rule;
    rule.code = code;
    rule.label = label;
    content.red_flag_rules.push_back(rule);
  }
  return Catalogue(content);
}

RedFlag flag_by(const std::string& rule, FlagSeverity severity) {
  RedFlag flag;
  flag.code = "rf_inflammatory";
  flag.rule = rule;
  flag.severity = severity;
  flag.raised_on = Date{date::year{2026} / 3 / 1};
  flag.raised_by = "osei";
  return flag;
}

}  // namespace

TEST_CASE("the banner counts, names and says how grave it is without colour") {
  const Catalogue catalogue = small_catalogue();
  const RedFlag yellow = flag_by("morning_stiffness", FlagSeverity::yellow);
  const RedFlag urgent = flag_by("asked_cancer", FlagSeverity::urgent);
  const RedFlag grave = flag_by("saddle_area", FlagSeverity::emergency);
  CHECK(words::banner({}, catalogue).empty());
  CHECK(words::banner({yellow}, catalogue) == "⚠ 1 red flag: morning stiffness ≥ 30 min");
  CHECK(words::banner({grave}, catalogue) == "‼ 1 emergency red flag: numbness of the saddle area");
  CHECK(words::banner({yellow, urgent, grave}, catalogue) ==
        "‼ 3 red flags, 1 emergency: numbness of the saddle area; signs of cancer; …");
}

TEST_CASE("a flag says when, by whom and by what it was raised") {
  const Catalogue catalogue = small_catalogue();
  RedFlag flag = flag_by("morning_stiffness", FlagSeverity::yellow);
  flag.facts = {{"sym_morning_stiffness_min", Side::none, "45 min", flag.raised_on}};
  CHECK(words::raised(flag, catalogue) ==
        "Raised at the visit of 2026-03-01 by osei: morning stiffness ≥ 30 min (Morning stiffness: 45 min).");
}

TEST_CASE("a fact that is not recorded is said to be so") {
  const Catalogue catalogue = small_catalogue();
  CHECK(words::fact({"health/weight_kg", Side::none, "", {}}, catalogue) == "Weight not recorded");
  CHECK(words::fact({"health/anticoagulant", Side::none, "present (apixaban)", {}}, catalogue) ==
        "Anticoagulant: present (apixaban)");
  CHECK(words::fact({"sym_morning_stiffness_min", Side::left, "present", {}}, catalogue) == "Morning stiffness, left");
}

TEST_CASE("the checklist says how much of it was asked") {
  CHECK(words::checklist(0, 11, {}) == "No red flags asked at this visit.");
  CHECK(words::checklist(11, 11, {}) == "11 asked: none present.");
  CHECK(words::checklist(3, 11, {"Cancer"}) == "3 of 11 asked: 1 present (Cancer).");
}
