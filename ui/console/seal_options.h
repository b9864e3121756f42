#pragma once

// What verbs that write a report ask for when it is to leave sealed.

#include <CLI/App.hpp>
#include <filesystem>
#include <ostream>
#include <string>
#include <vector>

#include "reports/export/export_file.h"
#include "reports/export/sealed_file.h"
#include "ui/console/verb.h"

namespace psoas::console {

class SealOptions {
 public:
  void declare(CLI::App& command);
  bool asked() const { return x_asked; }

  // The name of the file to make, which has to end in one of `endings`; with the ending of sealed files after it when
  // it is to be sealed. Throws WrongUsage.
  std::filesystem::path target(const std::filesystem::path& output, const std::vector<std::string>& endings) const;

  // The way to seal, once the passphrase is read or was typed twice; none when nobody asked for it. Throws Failure,
  // WrongUsage.
  reports::SealFile sealing(const Surroundings& with) const;

  // What is still to be said once a sealed file is made.
  void remind(std::ostream& out) const;

 private:
  bool x_asked = false;
  std::filesystem::path x_passphrase_file;
};

// Writes to the target, or, where there is a way to seal, in memory and seals that; the digest is that of the file
// made.
reports::WrittenExport written_by(
    const std::filesystem::path& target, const reports::SealFile& seal,
    const std::function<reports::WrittenExport(const std::filesystem::path& file)>& write);

// Typed twice unless it stands in a file, and long enough. Throws Failure, WrongUsage.
std::string new_passphrase(const std::filesystem::path& file);

}  // namespace psoas::console
