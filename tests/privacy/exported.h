#pragma once

// Exports worked out in a store and read as text.

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "domain/base/number.h"
#include "domain/demo/write_demo.h"
#include "domain/store/exports.h"
#include "tests/storage/clinic_for_tests.h"

namespace psoas::tests {

inline ExportRequest request_for(Profile profile, ExportPreset preset = ExportPreset::everything) {
  ExportRequest request;
  request.study = "Relief after ablation";
  request.purpose = "test";
  request.agreement = profile == Profile::limited ? "DUA 7" : "";
  request.profile = profile;
  request.columns = columns_of(preset, profile);
  return request;
}

inline std::string text_of(const ExportCell& cell) {
  if (const auto* number = std::get_if<double>(&cell)) return to_text(*number);
  if (const auto* day = std::get_if<Date>(&cell)) return to_string(*day);
  if (const auto* flag = std::get_if<bool>(&cell)) return *flag ? "yes" : "no";
  if (const auto* text = std::get_if<std::string_view>(&cell)) return std::string(*text);
  return {};
}

using TextRow = std::map<std::string, std::string>;  // by column

inline std::vector<TextRow> rows_of(const ExportPlan& plan, ExportTable table) {
  NoProgress progress;
  const ExportRows rows(plan, progress);
  const std::vector<const ExportColumn*> columns = chosen_columns(table, plan.request);
  std::vector<TextRow> texts;
  rows.each(table, [&](std::span<const ExportCell> cells) {
    TextRow& row = texts.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) row[std::string(columns[i]->code)] = text_of(cells[i]);
  });
  return texts;
}

// The values of one column in the rows where the other columns are so.
inline std::vector<std::string> values(const std::vector<TextRow>& rows, const std::string& column,
                                       const TextRow& where = {}) {
  std::vector<std::string> found;
  for (const TextRow& row : rows)
    if (std::ranges::all_of(where, [&](const auto& asked) { return row.at(asked.first) == asked.second; }))
      found.push_back(row.at(column));
  return found;
}

inline ExportPlan planned(Store& store, const ExportRequest& request) {
  return store.read(staff(), [&](Reading& reading) {
    NoProgress progress;
    return plan_export(reading, request, progress);
  });
}

// With ids, noted as begun.
inline ExportPlan begun(Store& store, const ExportRequest& request, ExportId* id = nullptr) {
  ExportPlan plan = planned(store, request);
  const BegunExport begun =
      store.write(staff(), [&](Writing& writing) { return exports_of(writing).begin(request, plan.subjects()); });
  plan.give_ids(begun.subjects);
  if (id) *id = begun.id;
  return plan;
}

struct DemoInMemory {
  explicit DemoInMemory(int patients) {
    DemoOptions options;
    options.patients = patients;
    NoProgress progress;
    write_demo(*store, staff(), DemoClinic(options, *store->catalogue()), progress);
  }
  static ClinicSettings settings() {
    ClinicSettings settings = clinic_named("Hilltop");
    settings.demo = true;
    return settings;
  }
  FixedClock clock{noon(day(2026, 10, 1))};
  std::unique_ptr<Store> store = store_in_memory(clock, settings(), staff());
};

}  // namespace psoas::tests
