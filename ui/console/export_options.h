#pragma once

// What `export` and a de-identified quarter both ask for, and the writing of either with its entries in the log.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/privacy/export_plan.h"
#include "domain/privacy/export_request.h"
#include "domain/store/exports.h"
#include "reports/export/export_file.h"
#include "ui/console/verbs.h"

namespace psoas::console {

// The request, all but its patients. Throws WrongUsage.
class ExportOptions {
 public:
  // Study and purpose are asked for unless the command can do without an export; `profile_option` names the profile.
  void declare(CLI::App& command, bool required, const std::string& profile_option);

  // The first option given besides the profile, such as "--study"; "" none.
  std::string first_given() const;

  // Without columns and tables every table is meant when `all_tables`.
  ExportRequest request(const std::string& profile, bool all_tables) const;

  // The request with the clinic's own limit for rare combinations where none was given, once it is held to be right.
  ExportRequest checked(ExportRequest asked, Store& store, const Surroundings& with) const;

 private:
  std::vector<std::string> columns(Profile profile, bool all_tables) const;

  ExportRequest x_request;
  std::string x_profile_option;
  std::string x_rare = "keep";
  std::vector<std::string> x_tables;
  std::vector<std::string> x_columns;
  std::optional<int> x_minimum;
  std::vector<const CLI::Option*> x_options;
};

using WriteExport =
    std::function<reports::WrittenExport(const ExportPlan& plan, const reports::ExportSurroundings& surroundings)>;

// Gives the subjects their ids, notes the export as begun, writes it, notes its digest, and tells all of it. What
// cannot be noted does not stay.
void write_logged(ExportPlan plan, const std::filesystem::path& target, Store& store, const Surroundings& with,
                  const WriteExport& write);

}  // namespace psoas::console
