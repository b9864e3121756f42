#pragma once

// What each figure means and how it is made, in the words of docs/methods.md, which the program carries with it.
// Workbooks and screens name a code and show the text; nobody words a definition twice.

#include <string>
#include <string_view>
#include <vector>

namespace psoas::reports {

// A chapter, or a row of a table whose first column is “Code”. Plain text without marks.
struct MethodsSection {
  std::string code;   // permanent: "nri"
  std::string title;  // "non-responder imputation (NRI), the headline"
  std::string text;   // what it means; of a chapter all its lines
  std::string formula;
  std::string source;
};

// In the order of the file. Read once; the values live as long as the program.
const std::vector<MethodsSection>& methods_sections();

// nullptr for a code that has none.
const MethodsSection* methods_section(std::string_view code);

// The sections of a text written as docs/methods.md is: a line `<!-- code: x -->` before a heading names a chapter,
// a table whose first heading is “Code” gives a section for each row. The second column is the title; “Meaning” and
// “Rule” are the text, any further column is added to it with its heading before it.
std::vector<MethodsSection> read_methods(std::string_view text);

}  // namespace psoas::reports
