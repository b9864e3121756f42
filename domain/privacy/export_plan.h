#pragma once

// An export worked out but not written: who is in it, what is told of whom, and which combinations few share.

#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/base/progress.h"
#include "domain/privacy/export_column.h"
#include "domain/privacy/export_record.h"
#include "domain/privacy/released_patient.h"

namespace psoas {

struct ExportPlan {
  ExportRequest request;
  ExportRecord record;
  std::vector<ReleasedPatient> patients;  // in the order of record.subjects
  Combinations combinations;              // before anything was grouped or left out
  Combinations combinations_told;         // as they go out
  int grouped = 0;                        // patients of whom something is no longer told
  int left_out = 0;

  // The subjects that go out.
  std::vector<StudySubject> subjects() const;
  // Takes the ids and shifts the study gave them; throws std::logic_error when one is missing.
  void give_ids(const std::vector<StudySubject>& subjects);
};

ExportPlan make_plan(ExportRequest request, ExportRecord record);
// Throws Cancelled.
ExportPlan make_plan(ExportRequest request, ExportRecord record, Progress& progress);

// A cell as it goes out. Text lives as long as the plan.
using ExportCell = std::variant<std::monostate, double, Date, bool, std::string_view>;

// The rows of a plan whose subjects have their ids, by study id and within one by day: the order tells nothing of when
// somebody came to the clinic. Numbers of visits and treatments count within a patient.
class ExportRows {
 public:
  // `plan` outlives the rows. Throws Cancelled.
  ExportRows(const ExportPlan& plan, Progress& progress);

  std::int64_t count(ExportTable table) const;

  // Calls `row` with the cells of chosen_columns(table, request), which live as long as the call.
  void each(ExportTable table, const std::function<void(std::span<const ExportCell>)>& row) const;

  // Codes that stand in the chosen tables: findings, treatments, instruments, …, for a list of what they mean.
  std::vector<std::string_view> codes(ExportTable table) const;

 private:
  struct Visit {
    std::size_t record = 0;   // place in the record
    std::size_t patient = 0;  // place in x_patients
    int number = 0;
  };
  struct Treatment {
    std::size_t record = 0;
    std::size_t visit = 0;  // place in x_visits
    int number = 0;
    int target = 0;
  };
  struct Event {
    std::size_t record = 0;
    std::size_t patient = 0;
    int number = 0;
    int treatment = 0;  // 0 none
  };
  using Cells = std::vector<ExportCell>;

  void order_patients();
  void order_visits();
  void order_treatments();
  void number_treatments();
  void order_events();

  const ReleasedPatient& released(std::size_t patient) const;
  const StudySubject& subject(std::size_t patient) const;
  ExportCell when(std::size_t patient, DayNumber day) const;
  ExportCell word(std::int32_t place) const;

  ExportCell patient_cell(const ExportColumn& column, std::size_t patient) const;
  ExportCell visit_cell(const ExportColumn& column, const Visit& visit) const;
  ExportCell score_cell(const ExportColumn& column, const ExportedScore& score, const Visit& visit) const;
  ExportCell item_cell(const ExportColumn& column, const ExportedItem& item, const ExportedScore& score,
                       const Visit& visit) const;
  ExportCell finding_cell(const ExportColumn& column, const ExportedFinding& finding, const Visit& visit) const;
  ExportCell treatment_cell(const ExportColumn& column, const Treatment& treatment) const;
  ExportCell parameter_cell(const ExportColumn& column, const ExportedParameter& parameter,
                            const Treatment& treatment) const;
  ExportCell event_cell(const ExportColumn& column, const Event& event) const;

  template <class Rows, class Cell>
  void put(ExportTable table, const Rows& rows, const Cell& cell,
           const std::function<void(std::span<const ExportCell>)>& row) const;

  const ExportPlan& x_plan;
  std::vector<std::size_t> x_patients;  // places in the plan
  std::vector<std::string> x_bands;     // by place in x_patients
  std::vector<std::string> x_zip3;
  std::vector<Visit> x_visits;
  std::vector<std::int32_t> x_visit_at;  // place in x_visits by place in the record; −1 not in the export
  std::vector<Treatment> x_treatments;
  std::vector<std::int32_t> x_treatment_at;
  std::vector<Event> x_events;
  std::vector<std::size_t> x_scores;  // places in the record, in order
  std::vector<std::size_t> x_items;
  std::vector<std::size_t> x_findings;
  std::vector<std::size_t> x_parameters;
};

}  // namespace psoas
