#pragma once

// A report from a screen to a file: asks where and how it leaves, enters it in the audit trail, and only then writes
// it, beside the window's work.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "domain/base/progress.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

struct ReportToSave {
  SaveQuestion where;
  std::string noted_as;                // in the trail: "trend"
  std::string writing;                 // what is said while it is written
  std::optional<PatientId> about;      // whose it is, if one patient's
  bool may_have_patient_rows = false;  // in all formats but PDF
};

// Writes the file under this name; `patient_rows` when it is to have rows of patients, for which it reads again who
// they are. Called off the window's thread.
using WriteReport =
    std::function<void(Store& store, Progress& progress, const std::filesystem::path& file, bool patient_rows)>;

// `screen` hears of it: when it is gone, nothing is begun.
void save_report(wxWindow* screen, const ScreenContext& context, const ReportToSave& report, WriteReport write);

}  // namespace psoas::ui
