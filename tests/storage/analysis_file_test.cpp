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
