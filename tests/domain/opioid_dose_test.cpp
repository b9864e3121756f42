// The opioid dose of a day, in the codes and factors of the catalogue; the worked example's doses.

#include "domain/treatment/opioid_dose.h"

#include <catch2/catch.hpp>

#include "domain/demo/golden_patient.h"
#include "tests/support/catalogue.h"

using namespace psoas;
using namespace psoas::tests;
using date::year;

namespace {

const TreatmentDefinition& definition() { return *catalogue().treatment(medication_code); }

const Date start = year{2025} / 3 / 1;

Value code(std::string given) {
  Value value;
  value.code = std::move(given);
  return value;
}

Value number(double given) {
  Value value;
  value.number = given;
  return value;
}

Treatment opioid(const std::string& drug, double dose, double times, const std::string& unit = "mg") {
  Treatment treatment;
  treatment.code = medication_code;
  treatment.date = start;
  Value name;
  name.text = drug;
  treatment.parameters = {
      {"", 0, "drug", name},         {"", 0, "class", code("opioid")}, {"", 0, "opioid", code(drug)},
      {"", 0, "dose", number(dose)}, {"", 0, "dose_unit", code(unit)}, {"", 0, "doses_per_day", number(times)}};
  return treatment;
}

OpioidDose dose_of(const std::vector<Treatment>& treatments, Date day = start) {
  return opioid_dose_on(day, treatments, definition());
}

}  // namespace

TEST_CASE("the worked example's doses are 30, 15, 0, 0, 10 and 15 mg of morphine a day") {
  const DemoPatient ana = DemoClinic(DemoOptions{}, catalogue()).patient(1);
  std::vector<Treatment> treatments;
  std::vector<Date> days;
  for (const Visit& visit : ana.visits) {
    treatments.insert(treatments.end(), visit.treatments.begin(), visit.treatments.end());
    if (visit.score("nrs_avg7")) days.push_back(visit.date);
  }
  std::vector<double> doses;
  for (const Date day : days) doses.push_back(dose_of(treatments, day).mme.value());
  CHECK(doses == std::vector<double>{30, 15, 0, 0, 10, 15});
}

TEST_CASE("each opioid has the factor of the reference") {
  const std::vector<std::pair<std::string, double>> factors{
      {"codeine", 0.15},  {"hydrocodone", 1}, {"hydromorphone", 5}, {"methadone", 4.7}, {"morphine", 1},
      {"oxycodone", 1.5}, {"oxymorphone", 3}, {"tapentadol", 0.4},  {"tramadol", 0.2}};
  for (const auto& [drug, factor] : factors) {
    CAPTURE(drug);
    CHECK(dose_of({opioid(drug, 10, 2)}).mme.value() == Approx(20 * factor));
  }
}

TEST_CASE("a fentanyl patch counts its rate, once") {
  CHECK(dose_of({opioid("fentanyl_patch", 25, 1, "ug_h")}).mme.value() == Approx(60));
  CHECK(dose_of({opioid("fentanyl_patch", 25, 1, "mg")}).shares.front().gap == OpioidGap::other_unit);
}

TEST_CASE("micrograms are thousandths of milligrams") {
  CHECK(dose_of({opioid("hydromorphone", 500, 4, "ug")}).mme.value() == Approx(10));
}

TEST_CASE("buprenorphine makes the day's dose undefined, and is still listed") {
  const OpioidDose dose = dose_of({opioid("oxycodone", 10, 2), opioid("buprenorphine", 8, 1)});
  CHECK_FALSE(dose.mme.has_value());
  REQUIRE(dose.shares.size() == 2);
  CHECK(dose.shares[0].mme.value() == Approx(30));
  CHECK(dose.shares[1].gap == OpioidGap::no_factor);
  CHECK_FALSE(dose.at_least_50());
}

TEST_CASE("an opioid without a dose makes the day's dose undefined") {
  Treatment incomplete = opioid("morphine", 10, 2);
  std::erase_if(incomplete.parameters, [](const FieldValue& field) { return field.field == "doses_per_day"; });
  CHECK(dose_of({incomplete}).shares.front().gap == OpioidGap::no_dose);
}

TEST_CASE("doses of 50 and of 90 are flagged, just below they are not") {
  CHECK(dose_of({opioid("morphine", 25, 2)}).at_least_50());
  CHECK_FALSE(dose_of({opioid("morphine", 24.9, 2)}).at_least_50());
  CHECK(dose_of({opioid("oxycodone", 30, 2)}).at_least_90());
  CHECK_FALSE(dose_of({opioid("morphine", 44, 2)}).at_least_90());
}

TEST_CASE("a medication is taken from its start until the day before its stop") {
  Treatment treatment = opioid("morphine", 10, 2);
  treatment.end_date = add_days(start, 10);
  CHECK_FALSE(is_taken_on(treatment, add_days(start, -1)));
  CHECK(is_taken_on(treatment, start));
  CHECK(is_taken_on(treatment, add_days(start, 9)));
  CHECK_FALSE(is_taken_on(treatment, add_days(start, 10)));
  treatment.end_date = start;
  CHECK(is_taken_on(treatment, start));
  treatment.status = TreatmentStatus::planned;
  CHECK_FALSE(is_taken_on(treatment, start));
}

TEST_CASE("an opioid named as a drug alone is known by its name; other drugs are none") {
  Treatment treatment = opioid("Oxycodone", 10, 2);
  std::erase_if(treatment.parameters,
                [](const FieldValue& field) { return field.field == "opioid" || field.field == "class"; });
  CHECK(dose_of({treatment}).mme.value() == Approx(30));
  treatment.parameters.front().value.text = "ibuprofen";
  CHECK(dose_of({treatment}).mme.value() == 0);
  CHECK(dose_of({treatment}).shares.empty());
}
