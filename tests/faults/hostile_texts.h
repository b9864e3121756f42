#pragma once

// Texts that do harm where somebody was careless.

#include <string>
#include <vector>

namespace psoas::tests {

// Forty that a spreadsheet, a CSV file or XML may take for something else; all of them are text that may be stored.
const std::vector<std::string>& texts_for_exports();

// Sixty that end a string of SQL and go on with SQL of their own.
const std::vector<std::string>& texts_for_sql();

// Texts that may not be stored: invalid UTF-8, NUL, escape codes.
const std::vector<std::string>& texts_to_refuse();

}  // namespace psoas::tests
