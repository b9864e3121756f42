#include "domain/privacy/export_error.h"
#include "domain/store/exports.h"

namespace psoas {

std::string_view code_of(ExportState state) {
  switch (state) {
    case ExportState::written: return "written";
    case ExportState::not_written: return "not_written";
    case ExportState::begun: break;
  }
  return "begun";
}

std::optional<ExportState> export_state_of(std::string_view code) {
  for (const ExportState state : {ExportState::begun, ExportState::written, ExportState::not_written})
    if (code_of(state) == code) return state;
  return std::nullopt;
}

ExportPlan plan_export(Reading& reading, ExportRequest request, Progress& progress) {
  ExportRecord record = exports_of(reading).record(request, progress);
  ExportPlan plan = make_plan(std::move(request), std::move(record), progress);
  if (plan.subjects().empty())
    throw ExportError(ExportRefusal::nobody_left, std::to_string(plan.request.smallest_group));
  return plan;
}

}  // namespace psoas
