#pragma once

// Why a sealed file cannot be opened: a closed list, worded in ui/wording. Nothing is handed out of a file that is
// refused. Too little memory for the work on a passphrase is a StoreError (no_memory): it says nothing about the
// passphrase.

#include <stdexcept>
#include <string>

namespace psoas {

enum class SealedFault {
  not_sealed,         // not one of our sealed files
  newer_format,       // made by a later version of the program
  cut_short,          // its end is missing
  altered,            // damaged or changed since it was made
  unreasonable_work,  // asks for more, or less, work on a passphrase than any file of ours
  wrong_secret,       // the passphrase, recovery code or key given does not open it
  no_such_way,        // it has no lock for what was given
  another_kind        // it opens to something else than what was asked for: a backup, not an export
};

class SealedError : public std::runtime_error {
 public:
  SealedError(SealedFault fault, const std::string& detail) : std::runtime_error(detail), x_fault(fault) {}
  SealedFault fault() const { return x_fault; }

 private:
  SealedFault x_fault;
};

}  // namespace psoas
