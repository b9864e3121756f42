#pragma once

// The verbs of psoasctl. Each one's work stands in a source file of its name.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "ui/console/verb.h"

namespace psoas::console {

// A new, empty clinic.
class NewVerb final : public Verb {
 public:
  std::string name() const override { return "new"; }
  std::string purpose() const override { return "Make a new, empty clinic"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  std::string x_clinic;
};

// Tables of another program, through a mapping.
class ImportVerb final : public Verb {
 public:
  std::string name() const override { return "import"; }
  std::string purpose() const override { return "Take over CSV tables through a mapping: all of them or nothing"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
  ImportRequest x_request;
  std::filesystem::path x_rejects;
};

// What a file holds and whether it is whole.
class CheckVerb final : public Verb {
 public:
  std::string name() const override { return "check"; }
  std::string purpose() const override { return "Count what a file holds and look for damage; nothing is repaired"; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  std::filesystem::path x_file;
};

}  // namespace psoas::console
