#pragma once

// What is wrong with a catalogue file: facts only, every fault of the file at once. ui/wording makes sentences.

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace psoas {

// One fault. `reason` is a stable word; `detail` the fact it is about (a key, a code, a range).
//   syntax               no TOML; detail says what the reader met
//   unknown_key          nothing of this name belongs here
//   missing              this key must be given
//   wrong_type           detail: the key and what it must hold
//   bad_code             a code is a-z, 0-9 and _, beginning with a letter
//   duplicate_code       the same code twice
//   duplicate_label      two choices of one field read alike
//   unknown_kind         detail: what was given; `allowed` what may be
//   bad_range            low above high, or the soft range outside the hard one
//   bad_step             zero or below
//   bad_date             no calendar day
//   bad_default          the default is none of the values the field takes
//   choices_missing      a choice field without choices
//   choices_not_allowed  choices on a field of another kind
//   sided_field          a field that names a side, or is shared by sides where there are none
//   unknown_group        a field's group is not declared
//   unknown_field        a summary, target, hint or diagnostic rule names a field that does not exist
//   unknown_choice       the same for one of the field's choices
//   unknown_reference    a shared list, finding or treatment of this code does not exist
//   overlap              the windows of two steps of a protocol share a day; `allowed` names the earlier step
//   bad_items            an instrument's items, rule and counts do not fit together
//   kind_changed         an entry changes the kind, side or unit of one that exists already
//   removed              an entry leaves out a field, group, item or choice that exists already
//   prefix_missing       a clinic's new code must begin with x_
//   bad_character        a text holds a control or invisible character; detail: the key, `allowed` where and which
//   too_long             a text has more bytes than `allowed`; detail: the key
//   too_large            more bytes than `allowed`; nothing was read
//   not_utf8             not UTF-8 (UTF-16 among others); detail: what it looks like, "" unknown
struct CatalogueFault {
  std::string file;
  int line = 0;       // from 1; 0 unknown
  std::string entry;  // code of the finding, treatment … it lies in; "" the file
  std::string reason;
  std::string detail;
  std::string allowed;

  bool operator==(const CatalogueFault&) const = default;
};

// "findings.toml:12: exam_faber: missing: label": for logs and tests.
inline std::string to_string(const CatalogueFault& fault) {
  std::string text = fault.file + ":" + std::to_string(fault.line) + ": ";
  if (!fault.entry.empty()) text += fault.entry + ": ";
  text += fault.reason + ": " + fault.detail;
  if (!fault.allowed.empty()) text += " (" + fault.allowed + ")";
  return text;
}

// Thrown for a catalogue file that cannot be taken: all its faults, in the order of the file.
class CatalogueError : public std::exception {
 public:
  explicit CatalogueError(std::vector<CatalogueFault> faults) : x_faults(std::move(faults)) {
    for (const CatalogueFault& fault : x_faults) x_text += (x_text.empty() ? "" : "\n") + to_string(fault);
  }
  const std::vector<CatalogueFault>& faults() const { return x_faults; }
  const char* what() const noexcept override { return x_text.c_str(); }

 private:
  std::vector<CatalogueFault> x_faults;
  std::string x_text;
};

}  // namespace psoas
