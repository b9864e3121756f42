// What the embedded catalogue says: complete, sane, and as the visit page prints it.

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <functional>
#include <set>

#include "domain/base/text.h"
#include "domain/measure/score.h"
#include "domain/visit/visit.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const FindingDefinition& finding(std::string_view code) {
  const FindingDefinition* found = catalogue().finding(code);
  REQUIRE(found != nullptr);
  return *found;
}

// Every field with the path it is known by: "exam_faber/site", "tx_rfa/level/motor_v".
void each_field(const std::function<void(const std::string& path, const FieldDefinition& field)>& look) {
  for (const FindingDefinition& each : catalogue().findings())
    for (const FieldDefinition& field : each.fields) look(each.code + "/" + field.code, field);
  for (const TreatmentDefinition& each : catalogue().treatments())
    for (const FieldDefinition& field : each.fields)
      look(each.code + "/" + (field.group.empty() ? "-" : field.group) + "/" + field.code, field);
}

// Every code the catalogue knows: entries, fields by path, and choices.
std::set<std::string> all_codes() {
  std::set<std::string> codes;
  for (const FindingDefinition& each : catalogue().findings()) codes.insert(each.code);
  for (const TreatmentDefinition& each : catalogue().treatments()) codes.insert(each.code);
  for (const InstrumentDefinition& each : catalogue().instruments()) codes.insert(each.code);
  for (const AdverseEventDefinition& each : catalogue().adverse_events()) codes.insert(each.code);
  for (const ConditionDefinition& each : catalogue().conditions()) codes.insert(each.code);
  each_field([&](const std::string& path, const FieldDefinition& field) {
    codes.insert(path);
    for (const Choice& choice : field.choices) codes.insert(choice.code);
  });
  return codes;
}

std::vector<std::string> choice_codes(const FieldDefinition& field) {
  std::vector<std::string> codes;
  for (const Choice& choice : field.choices) codes.push_back(choice.code);
  return codes;
}

}  // namespace

TEST_CASE("every code of the clinical reference is in the catalogue") {
  const std::set<std::string> codes = all_codes();
  std::ifstream wanted(CATALOGUE_CODES);
  int count = 0;
  for (std::string line; std::getline(wanted, line);) {
    if (trimmed(line).empty() || line.starts_with("#")) continue;
    INFO(line);
    CHECK(codes.contains(line));
    ++count;
  }
  CHECK(count > 300);
}

TEST_CASE("ranges are sane, and the usual lies within the possible") {
  each_field([](const std::string& path, const FieldDefinition& field) {
    INFO(path);
    if (field.kind == ValueKind::number) CHECK((field.hard.low && field.hard.high));
    if (field.hard.low && field.hard.high) CHECK(*field.hard.low < *field.hard.high);
    if (field.soft.low) CHECK(field.hard.contains(*field.soft.low));
    if (field.soft.high) CHECK(field.hard.contains(*field.soft.high));
    CHECK(field.step >= 0);
  });
}

TEST_CASE("every field is labelled, and text can be shown as it is") {
  each_field([](const std::string& path, const FieldDefinition& field) {
    INFO(path);
    CHECK_FALSE(field.label.empty());
    CHECK(first_invalid_utf8(field.label + field.help + field.unit) == std::string::npos);
    for (const Choice& choice : field.choices) CHECK_FALSE(choice.label.empty());
  });
}

TEST_CASE("no two entries of a list are called the same") {
  std::set<std::string> labels;
  for (const FindingDefinition& each : catalogue().findings())
    if (each.kind != FindingKind::imaging && each.kind != FindingKind::red_flag) {
      INFO(each.label);
      CHECK(labels.insert(each.label).second);
    }
}

TEST_CASE("strength grades have numbers a third of a grade apart") {
  const FieldDefinition& strength = finding("exam_hip_flexor_mmt").main_field();
  const std::vector<std::pair<std::string, double>> grades{{"0", 0},     {"1", 1},     {"2-", 1.67}, {"2", 2},
                                                           {"2+", 2.33}, {"3-", 2.67}, {"3", 3},     {"3+", 3.33},
                                                           {"4-", 3.67}, {"4", 4},     {"4+", 4.33}, {"5", 5}};
  REQUIRE(strength.choices.size() == grades.size());
  for (std::size_t i = 0; i < grades.size(); ++i) {
    CHECK(strength.choices[i].code == grades[i].first);
    CHECK(strength.choices[i].number == grades[i].second);
  }
}

TEST_CASE("every tenderness grade counts as its number") {
  for (const char* code : {"exam_psoas_palpation", "exam_iliopsoas_tendon_tender"}) {
    const FieldDefinition& tenderness = finding(code).main_field();
    CHECK(choice_codes(tenderness) == std::vector<std::string>{"0", "1", "2", "3", "4"});
    for (const Choice& choice : tenderness.choices) CHECK(choice.number == std::stod(choice.code));
  }
}

TEST_CASE("the findings of the visit page are labelled as it prints them") {
  const FindingDefinition& angle = finding("exam_thomas_mod_angle_deg");
  CHECK(angle.label == "Modified Thomas, thigh angle");
  CHECK(angle.main_field().unit == "°");
  CHECK(angle.main_field().label == angle.label);
  CHECK((angle.main_field().hard.low == -30 && angle.main_field().hard.high == 60));
  CHECK(angle.field("method")->shared_by_sides);
  CHECK(angle.field("pelvis_controlled") != nullptr);
  CHECK(finding("exam_psoas_palpation").label == "Psoas palpation tenderness");
  CHECK(finding("exam_psoas_palpation").main_field().unit == "0–4");
  CHECK_FALSE(finding("exam_psoas_palpation").field("familiar_pain")->shared_by_sides);
  CHECK(finding("exam_hip_flexor_mmt").label == "Hip-flexor strength");
}

TEST_CASE("a visit opens with the set for its kind and the treatment before it") {
  const FindingSet* after = catalogue().finding_set_for("follow_up", "tx_rfa");
  REQUIRE(after != nullptr);
  CHECK(after->label == "return visit after RFA");
  CHECK(after->findings ==
        std::vector<std::string>{"exam_thomas_mod_angle_deg", "exam_psoas_palpation", "exam_hip_flexor_mmt"});
  CHECK(catalogue().finding_set_for("new_patient", "")->findings.size() == 10);
  CHECK(catalogue().finding_set_for("follow_up", "")->code == "set_return");
}

TEST_CASE("finding sets name kinds of visit that exist") {
  for (const FindingSet& set : catalogue().finding_sets()) {
    INFO(set.code);
    CHECK((set.visit_kind.empty() || label_of_visit_kind(set.visit_kind) != set.visit_kind));
  }
}

TEST_CASE("pain scores are asked as now, average, worst, least") {
  const std::vector<InstrumentDefinition>& instruments = catalogue().instruments();
  REQUIRE(instruments.size() >= 5);
  const char* codes[] = {"nrs_current", "nrs_avg7", "nrs_worst7", "nrs_least7", "peg"};
  const char* labels[] = {"now", "average", "worst", "least", "PEG"};
  for (std::size_t i = 0; i < 5; ++i) {
    CHECK(instruments[i].code == codes[i]);
    CHECK(instruments[i].short_name() == labels[i]);
  }
}

TEST_CASE("PEG is the mean of its three items and needs them all") {
  const InstrumentDefinition& peg = *catalogue().instrument("peg");
  CHECK(score_total(peg, {5, 5, 4}).value() == Approx(4.666667));
  CHECK_FALSE(score_total(peg, {4, 5, std::nullopt}).has_value());
  CHECK(peg.decimals == 1);
  CHECK(peg.important_change == 1);
}

TEST_CASE("longer instruments score by their own rule for missing items") {
  const auto score = [](const char* code, std::vector<std::optional<double>> items) {
    return score_total(*catalogue().instrument(code), items);
  };
  CHECK(score("odi", {2, 1, 1, 1, 1, 1, 1, 2, 1, std::nullopt}).value() == Approx(24.444444));
  CHECK_FALSE(score("odi", {2, 1, 1, 1, 1, 1, 1, 2}).has_value());
  CHECK(score("bpi_int", {2, 2, 3, 2}).value() == Approx(2.25));
  CHECK_FALSE(score("bpi_int", {5, std::nullopt, std::nullopt, std::nullopt, std::nullopt, 4, 5}).has_value());
  CHECK(score("rmdq", {1, 0, 1, 1}).value() == 3);
  CHECK_FALSE(score("rmdq", {}).has_value());
}

TEST_CASE("instruments whose wording is not free have numbered items only") {
  for (const char* code : {"odi", "bpi_sev", "bpi_int", "lefs", "pseq2", "pseq10", "pcs", "eq5d5l_levels"}) {
    const InstrumentDefinition& instrument = *catalogue().instrument(code);
    for (std::size_t i = 0; i < instrument.items.size(); ++i)
      CHECK(instrument.items[i].label == "item " + std::to_string(i + 1));
  }
}

TEST_CASE("an item's range fits its instrument's score") {
  for (const InstrumentDefinition& each : catalogue().instruments()) {
    INFO(each.code);
    const std::vector<std::optional<double>> highest(each.items.size(), each.item_range.high);
    const std::vector<std::optional<double>> lowest(each.items.size(), each.item_range.low);
    CHECK(score_total(each, highest) == each.score_range.high);
    CHECK(score_total(each, lowest) == each.score_range.low);
  }
}

TEST_CASE("every summary and target field of a treatment exists and is meant without doubt") {
  for (const TreatmentDefinition& treatment : catalogue().treatments()) {
    std::vector<std::string> named = treatment.target_fields;
    named.insert(named.end(), treatment.summary_fields.begin(), treatment.summary_fields.end());
    for (const std::string& code : named) {
      INFO(treatment.code + " " + code);
      CHECK(std::count_if(treatment.fields.begin(), treatment.fields.end(),
                          [&](const FieldDefinition& field) { return field.code == code; }) == 1);
    }
  }
}

TEST_CASE("blocks, ablations and muscles offer every target of the clinical reference") {
  CHECK(catalogue().treatment("tx_nerve_block")->field("", "target")->choices.size() == 17);
  CHECK(catalogue().treatment("tx_rfa")->field("", "target")->choices.size() == 8);
  CHECK(catalogue().treatment("tx_tpi")->field("muscle", "muscle")->choices.size() == 13);
  CHECK(catalogue().treatment("tx_tpi")->field("agent", "agent")->choices.size() == 16);
}

TEST_CASE("the morphine equivalents are the published factors, and buprenorphine has none") {
  const FieldDefinition& opioid = *catalogue().treatment("tx_medication")->field("", "opioid");
  CHECK(opioid.choice("oxycodone")->number == 1.5);
  CHECK(opioid.choice("tramadol")->number == 0.2);
  CHECK(opioid.choice("hydrocodone")->number == 1);
  CHECK_FALSE(opioid.choice("buprenorphine")->number.has_value());
}

TEST_CASE("words a clinician would type lead to the psoas findings") {
  for (const char* word : {"psoas", "hip flexor", "iliopsoas"}) {
    const auto found =
        std::count_if(catalogue().findings().begin(), catalogue().findings().end(),
                      [&](const FindingDefinition& each) { return each.keywords.find(word) != std::string::npos; });
    INFO(word);
    CHECK(found >= 5);
  }
}
