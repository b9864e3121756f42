#pragma once

// Writes a worked-out export: noted as begun, written beside the store, noted as written or not. It goes on when the
// screen that began it is gone.

#include <filesystem>
#include <functional>
#include <memory>

#include "domain/privacy/export_plan.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// Where an export goes, and how it is sealed; without `seal` it is not.
struct ExportTarget {
  std::filesystem::path file;
  std::function<void(const std::filesystem::path& plain, const std::filesystem::path& target, Progress& progress)> seal;
};

// The plan is no longer looked at by the caller. `open_folder` is offered once the export is written.
void run_export(const ScreenContext& context, std::shared_ptr<ExportPlan> plan, const ExportTarget& target,
                std::function<void(const std::filesystem::path&)> open_folder);

}  // namespace psoas::ui
