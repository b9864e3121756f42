#pragma once

// A person under treatment, and the checks on what was typed about one.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/id.h"

namespace psoas {

enum class Sex { female, male, other, unknown };

std::string_view code_of(Sex sex);  // "F", "M", "X", "U"
std::optional<Sex> sex_of(std::string_view code);

// "Rivera, Ana"; the family name alone when there is no given one.
std::string display_name(std::string_view family_name, std::string_view given_name);

struct Patient {
  PatientId id;
  std::string uuid;
  std::string mrn;  // medical record number: text, leading zeros count
  std::string family_name;
  std::string given_name;
  Date birth_date{};
  Sex sex = Sex::unknown;
  std::string phone;
  std::string email;
  std::string address;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string note;
  std::optional<Date> died_on;
  int revision = 0;  // 0: not stored yet
  std::optional<Moment> voided_at;
  std::string void_reason;
  std::optional<PatientId> merged_into;  // the record that stands for this one now; such a record is voided

  std::string display_name() const { return psoas::display_name(family_name, given_name); }
};

// A patient as typed: every field a text.
struct PatientDraft {
  std::string mrn;
  std::string family_name;
  std::string given_name;
  std::string birth_date;
  std::string sex;
  std::string phone;
  std::string email;
  std::string address;
  std::string city;
  std::string state;
  std::string postal_code;
  std::string note;
  std::string died_on;
};

struct CheckedPatient {
  Patient patient;    // meaningful when no problem refuses
  Problems problems;  // refusals and warnings, all at once; fields are the members' names above
};

// Turns what was typed into a Patient. Refused: no MRN, no family name, no or impossible birth date, birth in the
// future, age over 130, death before birth or in the future, text that may not be stored. Warned: age over 110,
// invisible characters in a name.
CheckedPatient check(const PatientDraft& draft, Date today);

PatientDraft draft_of(const Patient& patient);

// A field of a draft by its name, "family_name"; nullptr: there is none.
std::string* member_of(PatientDraft& draft, std::string_view field);

// The names of all fields, in the order of the form.
const std::vector<std::string_view>& patient_fields();

// A line of a patient list.
struct PatientLine {
  PatientId id;
  std::string mrn;
  std::string family_name;
  std::string given_name;
  Date birth_date{};
  Sex sex = Sex::unknown;
  std::optional<Date> last_visit;
  int visits = 0;

  std::string display_name() const { return psoas::display_name(family_name, given_name); }
};

}  // namespace psoas
