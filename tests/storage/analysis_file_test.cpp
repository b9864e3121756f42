// Settings of an analysis from TOML, with every fault by its line.

#include "storage/analysis_file.h"

#include <catch2/catch.hpp>

#include "clinic_for_tests.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

// "LINE KEY" of each fault.
std::vector<std::string> faults(std::string_view text) {
  std::vector<std::string> found;
  try {
    read_outcome_settings(text, "a.toml");
  } catch (const SettingsError& error) {
    for (const SettingsFault& fault : error.faults())
      found.push_back(std::to_string(fault.line) + " " + (fault.key.empty() ? fault.reason : fault.key));
  }
  return found;
}

using Faults = std::vector<std::string>;

}  // namespace

TEST_CASE("an empty settings file changes nothing") {
  const OutcomeSettings settings = read_outcome_settings("", "a.toml");
  CHECK(settings.windows == standard_windows());
  CHECK(settings.responder == ResponderThresholds{});
  CHECK(settings.block_profile == "consensus_2020");
}

TEST_CASE("every rule can be set") {
  const OutcomeSettings settings = read_outcome_settings(R"(
[baseline]
days_before = 45
least = 4
finding_days_before = 30
[responder]
substantial = 60
moderate = 40
minimal = 20.5
[relapse]
initial_response_by = 60
return_margin = 0.5
[composite]
functions = ["odi"]
grave_grade = 4
[report]
low_completeness = 70
large_loss = 10
least_at_risk_drawn = 10
[block]
profile = "mine"
[[window]]
code = "week"
label = "one week"
target = 7
first = 4
last = 10
[[reliability]]
measure = "odi"
sd0 = 16
r = 0.9
source = "a paper"
[[block_profile]]
code = "mine"
relief = 75
blocks = 2
[[block_profile]]
code = "payer_80"
repeat_days = 100
)",
                                                         "a.toml");
  CHECK(settings.baseline_days_before == 45);
  CHECK(settings.least_baseline == 4);
  CHECK(settings.responder.minimal == 20.5);
  CHECK(settings.relapse_rules() == RelapseRules{60, 40, 0.5, 60});
  CHECK(settings.function_measures == Faults{"odi"});
  CHECK(settings.windows == std::vector<FollowUpWindow>{{"week", "one week", 7, 4, 10}});
  CHECK(settings.reliability_of("odi")->baseline_deviation == 16);
  CHECK(settings.chosen_profile()->relief_percent == 75);
  CHECK(settings.block_profiles[1].repeat_days == 100);
  CHECK(settings.block_profiles[1].relief_percent == 80);
}

TEST_CASE("thresholds of 0 and 200 percent are refused by their lines") {
  CHECK(faults("[responder]\nsubstantial = 200\nminimal = 0\n") ==
        Faults{"2 responder/substantial", "3 responder/minimal"});
}

TEST_CASE("windows that overlap are refused by the line of the later one") {
  const auto text = R"([[window]]
code = "a"
target = 30
first = 16
last = 70
[[window]]
code = "b"
target = 91
first = 61
last = 121
)";
  CHECK(faults(text) == Faults{"9 window/b/first"});
}

TEST_CASE("a window that lacks a day, is named twice or turned round is refused") {
  CHECK(faults("[[window]]\ncode = \"a\"\ntarget = 30\nfirst = 16\n") == Faults{"1 window/a"});
  CHECK(faults("[[window]]\ncode=\"a\"\ntarget=30\nfirst=40\nlast=50\n") == Faults{"3 window/a/target"});
  CHECK(faults("[[window]]\ncode=\"a\"\ntarget=3\nfirst=2\nlast=4\n[[window]]\ncode=\"a\"\ntarget=9\nfirst=8\nlast=9\n")
            .size() == 1);
}

TEST_CASE("what nobody knows, what is of the wrong kind and what is no TOML is named") {
  CHECK(faults("[responder]\nsubstantal = 50\n") == Faults{"2 responder"});
  CHECK(faults("[report]\nleast_at_risk_drawn = \"five\"\n") == Faults{"2 report"});
  CHECK(faults("colour = 1\n") == Faults{"1 unknown_key"});
  CHECK(faults("[responder\n") == Faults{"1 syntax"});
  CHECK(faults("[block]\nprofile = \"none\"\n") == Faults{"2 block/profile"});
}

TEST_CASE("a settings file that cannot be read says so") {
  const tests::TemporaryFolder folder;
  CHECK_THROWS_AS(read_outcome_settings(folder.file("missing.toml")), SettingsError);
  CHECK_THROWS_AS(read_outcome_settings(folder.path()), SettingsError);
}

namespace {

// Every part of a question differs from what it begins with.
Analysis full_question() {
  Analysis asked;
  asked.treatments = {"tx_rfa", "tx_surgery"};
  asked.index = IndexRule::first;
  asked.target = "medial_branch";
  asked.level = "L4";
  asked.side = Side::right;
  asked.clinician = "Dr. \"O\" Osei, Ärztin";
  asked.diagnosis = "M76";
  asked.findings = {{"exam_faber", Side::left, "present", {}},
                    {"exam_thomas_mod_angle_deg", std::nullopt, "", {2.5, {}}}};
  asked.sex = Sex::female;
  asked.youngest = 40;
  asked.oldest = 60;
  asked.from = tests::day(2023, 10, 1);
  asked.to = tests::day(2025, 9, 30);
  asked.baseline = {4, 9.5};
  asked.as_of = tests::day(2026, 1, 2);
  asked.measure = "odi";
  asked.measure_side = Side::left;
  asked.group_by = GroupBy::finding;
  asked.group_finding = "exam_faber";
  asked.with_details = false;
  asked.settings.baseline_days_before = 60;
  asked.settings.least_baseline = 3.5;
  asked.settings.finding_days_before = 10;
  asked.settings.windows = {{"week", "one week", 7, 4, 10}};
  asked.settings.responder = {60, 40, 12.5};
  asked.settings.initial_response_by_day = 60;
  asked.settings.return_margin = 0.5;
  asked.settings.low_completeness_percent = 70;
  asked.settings.large_loss_percent = 10;
  asked.settings.least_at_risk_drawn = 3;
  asked.settings.grave_grade = 4;
  asked.settings.function_measures = {};
  asked.settings.reliabilities = {{"odi", 16, 0.9, "a paper"}};
  asked.settings.block_profiles.push_back({"mine", "Mine", 75, 2, 1.5, 60, 90, 30, 3, "ourselves"});
  asked.settings.block_profile = "mine";
  return asked;
}

// "LINE KEY" of each fault of a whole question.
std::vector<std::string> faults_of_question(const std::string& text) {
  const tests::InMemory clinic;
  const tests::TemporaryFolder folder;
  std::ofstream(folder.file("a.toml")) << text;
  try {
    read_analysis_file(folder.file("a.toml"), *clinic.store->catalogue());
  } catch (const SettingsError& error) {
    std::vector<std::string> found;
    for (const SettingsFault& fault : error.faults())
      found.push_back(std::to_string(fault.line) + " " + (fault.key.empty() ? fault.reason : fault.key));
    return found;
  }
  return {};
}

}  // namespace

TEST_CASE("a whole question is the same after it was written and read") {
  const NamedAnalysis asked{"Ablation \"by block\"", full_question()};
  CHECK(read_analysis(analysis_text(asked), "a.toml") == asked);
  NamedAnalysis plain;
  plain.analysis.as_of = Date{};
  CHECK(read_analysis(analysis_text(plain), "a.toml") == plain);
  CHECK_FALSE(read_analysis(analysis_text(plain), "a.toml").analysis.as_of.ok());
}

TEST_CASE("rules alone are the same after they were written and read") {
  const OutcomeSettings rules = full_question().settings;
  CHECK(read_outcome_settings(outcome_settings_text(rules), "a.toml") == rules);
  CHECK(read_outcome_settings(outcome_settings_text({}), "a.toml") == OutcomeSettings{});
}

TEST_CASE("what a question cannot ask is refused by its line") {
  CHECK(faults_of_question("[question]\ntreatments = [\"tx_rfa\"]\ngroup_by = \"block\"\n").empty());
  CHECK(faults_of_question("[question]\n\ntreatments = [\"tx_magic\"]\n") == Faults{"3 treatment"});
  CHECK(faults_of_question("[question]\nmeasure = \"happiness\"\n") == Faults{"2 instrument"});
  CHECK(faults_of_question("[question]\nfrom = 2026-02-02\nto = 2026-02-01\n") == Faults{"3 to"});
  CHECK(faults_of_question("[question]\nyoungest = 50\noldest = 40\n") == Faults{"3 oldest"});
  CHECK(faults_of_question("[question]\nside = \"Q\"\ngroup_by = \"moon\"\n") == Faults{"2 question", "3 question"});
  CHECK(faults_of_question("[question]\nbaseline = [9, 2]\n") == Faults{"2 question"});
  CHECK(faults_of_question("[question]\ncolour = 1\n") == Faults{"2 question"});
  CHECK(faults_of_question("[question]\n[[question.finding]]\ncode = \"exam_none\"\n") == Faults{"3 finding"});
  CHECK(faults_of_question("[question]\n[[question.finding]]\ncode = \"exam_faber\"\nchoice = \"blue\"\n") ==
        Faults{"4 finding"});
  CHECK(faults_of_question("[question]\ngroup_by = \"finding\"\ngroup_finding = \"x\"\n") == Faults{"3 group-finding"});
}

TEST_CASE("a question is no part of a file of rules alone") {
  CHECK(faults("[question]\nindex = \"first\"\n") == Faults{"1 unknown_key"});
}

TEST_CASE("a window's code may begin with a digit, and holds no blank") {
  CHECK(faults("[[window]]\ncode=\"6mo\"\ntarget=182\nfirst=137\nlast=227\n").empty());
  CHECK(faults("[[window]]\ncode=\"6 mo\"\ntarget=182\nfirst=137\nlast=227\n") == Faults{"2 window/6 mo"});
}
