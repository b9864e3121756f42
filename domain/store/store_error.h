#pragma once

// What can go wrong with a store: a closed list. Thrown low, worded once (ui/wording), caught in two places.

#include <stdexcept>
#include <string>

namespace psoas {

enum class StoreFault {
  unavailable,  // cannot be reached or opened; `detail` names the path and reason
  busy,         // another process writes; `detail` names the holder when known
  stale,        // the subject was changed meanwhile
  duplicate,    // an identity is taken; `detail` names the field
  missing,      // no such subject, or no such file
  read_only,
  full,
  damaged,
  newer_schema,       // made by a later version, named in `detail`
  unknown_catalogue,  // the clinic's own catalogue or rules say what this program cannot read; `detail` names the entry
  foreign_file,       // not one of our files
  keyed,              // keyed by a cipher that this program does not have; `detail` is its name
  not_keyed,          // in clear, where this program keys its files; `detail` is the file
  keys_missing,       // the file of keys beside a keyed file, which `detail` names, is not there
  keys_damaged,       // it is not as it was written
  keys_of_another,    // it opens another file than this one, or this one is damaged where it begins
  written_in_clear,   // our cipher does not key what is written; `detail` says what showed it
  network_folder,     // on a network or sync folder, where SQLite is not safe
  locked_out,         // nobody is logged in
  not_permitted,      // who asks may not; `detail` is the permission's code
  own_password_needed,  // somebody else chose the password of who asks: it has to be changed first
  password_needed,      // only right after the password was given; `detail` is the permission's code
  reason_needed,        // rows of patients leave the clinic only for a reason
  not_mergeable,        // two records cannot be merged, or taken apart; `detail` is the code of a MergeRefusal
  tampered,             // the patient's record was changed outside the program; `detail` says what
  no_memory,            // the computer has too little memory left; `detail` says how much is needed
  unaudited,            // our bug: a write without its audit entry was refused
};

class StoreError : public std::runtime_error {
 public:
  StoreError(StoreFault fault, std::string detail)
      : std::runtime_error(detail), x_fault(fault), x_detail(std::move(detail)) {}

  StoreFault fault() const { return x_fault; }
  const std::string& detail() const { return x_detail; }

 private:
  StoreFault x_fault;
  std::string x_detail;
};

}  // namespace psoas
