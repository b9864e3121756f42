#pragma once

// Records written by hand for outcome tests, and the few definitions they need.

#include <string>
#include <utility>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/outcome/outcome_result.h"

namespace psoas::tests {

inline Catalogue small_catalogue() {
  CatalogueContent content;
  const auto instrument = [&](std::string code, double low, double high, double important, Direction direction) {
    InstrumentDefinition definition;
    definition.code = code;
    definition.label = std::move(code);
    definition.score_range = {low, high};
    definition.important_change = important;
    definition.direction = direction;
    content.instruments.push_back(std::move(definition));
  };
  instrument("nrs_avg7", 0, 10, 2, Direction::lower_is_better);
  instrument("peg", 0, 10, 1, Direction::lower_is_better);
  instrument("odi", 0, 100, 10, Direction::lower_is_better);
  instrument("pgic", 1, 7, 0, Direction::lower_is_better);
  instrument("lefs", 0, 80, 9, Direction::higher_is_better);
  FindingDefinition angle;
  angle.code = "exam_angle";
  angle.label = "angle";
  angle.laterality = Laterality::left_right;
  angle.direction = Direction::lower_is_better;
  angle.fields.push_back({});
  angle.fields.back().code = "value";
  content.findings.push_back(angle);
  FindingDefinition sign;
  sign.code = "exam_sign";
  sign.label = "sign";
  sign.fields.push_back({});
  sign.fields.back().kind = ValueKind::presence;
  content.findings.push_back(sign);
  for (const char* code : {"tx_rfa", "tx_pt", "tx_surgery"}) {
    TreatmentDefinition treatment;
    treatment.code = code;
    treatment.label = code;
    content.treatments.push_back(treatment);
  }
  return Catalogue(std::move(content));
}

// Grows a record patient by patient. Days count from 2025-01-01.
class RecordWriter {
 public:
  static constexpr DayNumber start = 20089;  // 2025-01-01

  RecordWriter& patient(std::string mrn = "") {
    RecordedPatient patient;
    patient.id = PatientId{static_cast<std::int64_t>(x_record.patients.size()) + 1};
    patient.mrn = std::move(mrn);
    patient.birth = start - 20000;  // aged 54
    patient.sex = x_record.patients.size() % 2 == 0 ? Sex::female : Sex::male;
    x_record.patients.push_back(std::move(patient));
    return *this;
  }
  RecordWriter& died(int day) {
    x_record.patients.back().died = start + day;
    return *this;
  }
  RecordWriter& treated(int day, bool index = true, std::string_view code = "tx_rfa",
                        std::string_view target = "tx_rfa/medial_branch/L3-L5/R", Side side = Side::right) {
    RecordedTreatment treatment;
    treatment.number = ++x_number;
    treatment.patient = here();
    treatment.day = start + day;
    treatment.code = x_record.words.place_of(code);
    treatment.target = x_record.words.place_of(target);
    treatment.clinician = x_record.words.place_of("Osei");
    treatment.side = side;
    treatment.is_index = index;
    x_record.treatments.push_back(treatment);
    return *this;
  }
  RecordWriter& value(int day, double number, std::string_view measure = "nrs_avg7",
                      ScorePhase phase = ScorePhase::routine, Side side = Side::none) {
    RecordedValue value;
    value.entry = ++x_number;
    value.entered = value.entry;
    value.patient = here();
    value.day = start + day;
    value.measure = x_record.words.place_of(measure);
    value.number = number;
    value.phase = phase;
    value.side = side;
    x_record.values.push_back(value);
    return *this;
  }
  RecordWriter& found(int day, std::string_view choice, std::string_view code = "exam_sign", Side side = Side::none) {
    RecordedFinding finding;
    finding.entry = ++x_number;
    finding.patient = here();
    finding.day = start + day;
    finding.code = x_record.words.place_of(code);
    finding.choice = x_record.words.place_of(choice);
    finding.side = side;
    x_record.findings.push_back(finding);
    return *this;
  }
  RecordWriter& adverse_event(int day, int grade) {
    x_record.adverse_events.push_back({here(), start + day, grade, 0});
    return *this;
  }
  RecordWriter& withdrew(int day) {
    x_record.withdrawals.push_back({here(), start + day, 0, 0});
    return *this;
  }

  OutcomeRecord take() { return std::move(x_record); }
  OutcomeRecord copy() const { return x_record; }

 private:
  std::int32_t here() const { return static_cast<std::int32_t>(x_record.patients.size()) - 1; }

  OutcomeRecord x_record;
  std::int64_t x_number = 0;
};

inline Analysis analysis_on(int day) {
  Analysis analysis;
  analysis.as_of = date_of(RecordWriter::start + day);
  return analysis;
}

// The mini-cohort, twelve invented patients: baseline and score at six months, treated on day 0.
inline OutcomeRecord mini_cohort() {
  RecordWriter writer;
  const std::vector<std::pair<int, int>> scores{{7, 5}, {8, 3}, {6, 6}, {9, 4}, {5, 2}, {7, -1},
                                                {8, 2}, {6, 3}, {7, 8}, {8, 3}, {4, 1}, {9, -1}};
  for (std::size_t i = 0; i < scores.size(); ++i) {
    writer.patient("M" + std::to_string(i + 1)).value(-5, scores[i].first).treated(0);
    if (scores[i].second >= 0) writer.value(180, scores[i].second);
    if (i == 9) writer.treated(120, false);
  }
  return writer.take();
}

}  // namespace psoas::tests
