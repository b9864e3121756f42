#pragma once

// Reading a list of diagnosis codes that a clinic brings: a CSV table with the columns code, label, valid_from and
// valid_to (the last two may be missing or empty), or the official order file of ICD-10-CM, whose columns are of
// fixed width. docs/formats.md describes both.

#include <filesystem>
#include <string_view>
#include <vector>

#include "domain/diagnosis/diagnosis_code.h"
#include "storage/import/csv_reader.h"

namespace psoas::storage {

// The codes in the order of the file, each as printed; different from each other. Throws ImportError with line and
// column for the first thing that is wrong.
std::vector<DiagnosisCode> read_diagnosis_list(const std::filesystem::path& file);

// The same of a CSV text; `name` stands for the file in errors.
std::vector<DiagnosisCode> read_diagnosis_csv(ByteSource bytes, const std::filesystem::path& name);

// The same of an order file: five digits, a blank, the code in seven places, a blank, 1 for a code that can be used
// and 0 for a heading (left out), a blank, a label in sixty places, a blank, a longer label. It has no days.
std::vector<DiagnosisCode> read_order_file(std::string_view text, const std::filesystem::path& name);

}  // namespace psoas::storage
