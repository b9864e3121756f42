// What is written as a catalogue file is read back as the same catalogue.

#include "storage/catalogue/catalogue_text.h"

#include <catch2/catch.hpp>

#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

CatalogueContent again(const CatalogueContent& content) {
  return parse_catalogue_file("again.toml", catalogue_text(content));
}

// Every key that a file can hold, set to something else than what an absent one means.
constexpr std::string_view everything = R"toml(
[[finding]]
code = "x_reach"
label = "Reach \"far\" \\ wide"
short_label = "Reach"
kind = "posture_gait"
laterality = "left_right"
direction = "higher_is_better"
normal = "≥ 16"
how_to_read = "first line\nsecond line\twith a tab"
keywords = "lateral"
repeats = true
retired_on = 2026-03-01
order = 12
[finding.value]
label = "Path"
kind = "number"
unit = "cm"
help = "of the fingertip"
hard = [-inf, 60.25]
soft = [0.1, 35]
step = 0.05
required = true
default = "16"
in_summary = "path"
[[finding.qualifier]]
code = "method"
label = "method"
kind = "choices"
choices = ["by_eye", { code = "tape", label = "Tape", help = "steel", number = 3.67 }]
shared_by_sides = true

[[treatment]]
code = "x_laser"
label = "Laser"
mark = "course"
laterality = "required"
has_end_date = true
target_fields = ["muscle"]
summary_fields = ["muscle"]
diagnostic_when = "muscle=psoas"
group = [{ code = "row", label = "Row", least_rows = 1, most_rows = 4 }]
[[treatment.field]]
code = "muscle"
label = "Muscle"
kind = "choice"
choices = ["psoas"]
[[treatment.field]]
code = "energy"
label = "Energy"
kind = "text"
hard = [0, 80]
group = "row"
hint_when = "muscle=psoas"

[[instrument]]
code = "x_sleep"
label = "Sleep"
unit = "0–20"
item = [{ code = "a", label = "falling asleep" }, { code = "b", label = "staying asleep" }]
item_range = [0, 10]
item_step = 0.5
score_range = [0, 20]
rule = "sum"
least_answered = 1
direction = "higher_is_better"
important_change = 2.5
important_change_source = "our own agreement"
decimals = 1
version = "2"
series = true

[[finding_set]]
code = "x_set"
label = "Mine"
visit_kind = "follow_up"
after_treatment = "x_laser"
findings = ["x_reach"]
retired_on = 2026-01-01

[[adverse_event]]
code = "x_rash"
label = "Rash"
help = "within a week"
keywords = "skin"

[[protocol]]
code = "x_calls"
label = "Calls"
treatments = ["x_laser"]
[[protocol.step]]
code = "week_1"
label = "1 week"
day = 7
before = 2
after = 3
instruments = ["x_sleep"]
contact = "phone"
who = "nurse"
)toml";

}  // namespace

TEST_CASE("the whole embedded catalogue is written and read back as it is") {
  const CatalogueContent content = embedded_catalogue().content();
  const CatalogueContent read = again(content);
  for_each_list(content, read, [](const auto& written, const auto& back) {
    REQUIRE(written.size() == back.size());
    for (std::size_t i = 0; i < written.size(); ++i) {
      INFO(written[i].code);
      CHECK(written[i] == back[i]);
    }
  });
}

TEST_CASE("everything a file can say is written and read back") {
  const CatalogueContent content = parse_catalogue_file("own.toml", everything);
  CHECK(content.findings.at(0).fields.size() == 2);
  CHECK(content.protocols.at(0).steps.at(0).instruments.size() == 1);
  CHECK(again(content) == content);
}

TEST_CASE("an empty catalogue is an empty text") { CHECK(catalogue_text({}).empty()); }

TEST_CASE("what a label may hold, however odd, is read back") {
  CatalogueContent content = parse_catalogue_file("own.toml", everything);
  content.findings[0].label = "a \"b\" 'c' \\ # = [x] { } ≤ 10 °";
  content.findings[0].how_to_read = "\"\"\" '''\n\n[[finding]]\ncode = \"x_no\"";
  CHECK(again(content) == content);
}
