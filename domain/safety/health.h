#pragma once

// What stands about a patient from visit to visit and decides what is safe, and the check of what was typed about it.
// A fact that nobody asked for is not assessed, never absent.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/catalogue/field.h"
#include "domain/patient/patient.h"

namespace psoas {

struct HealthFact {
  std::string code;
  Value value;                     // present / absent / not assessed, a number, or a choice
  std::vector<std::string> which;  // of several: agents, devices
  std::string detail;
  std::optional<Date> since;
  std::optional<Date> until;
  Date assessed_on{};  // when it was asked or measured

  bool operator==(const HealthFact&) const = default;
};

// All facts of one patient: read, checked and stored as one subject.
struct HealthRecord {
  PatientId patient;
  std::vector<HealthFact> facts;  // in the order of health_facts()
  int revision = 0;               // 0: nothing was ever recorded

  const HealthFact* fact(std::string_view code) const;  // nullptr: not assessed
  // present / absent / not_assessed on this day: what has ended, or has not begun, is absent.
  std::string_view state(std::string_view code, Date on) const;
  std::optional<double> number(std::string_view code) const;
  std::optional<double> bmi() const;  // kg/m²; nothing without weight and height

  bool operator==(const HealthRecord&) const = default;
};

// The form as typed. Paths: CODE/value, CODE/which, CODE/detail, CODE/since, CODE/until, CODE/on.
struct HealthDraft {
  PatientId patient;
  int revision = 0;
  std::map<std::string, std::string, std::less<>> typed;
  std::vector<std::string> confirmed;  // paths of unusual values that are meant

  std::string text(std::string_view path) const;
  void put(std::string path, std::string text);  // an empty text removes the path
};

struct CheckedHealth {
  HealthRecord record;  // meaningful when no problem refuses
  Problems problems;    // without the confirmed ones
};

// Refused: values outside hard ranges, days before birth, an assessment in the future, an end before its beginning,
// a detail without its value, a vaccination or operation without its day. A fact with a value and no day was assessed
// today. A blank value is not assessed and not kept.
CheckedHealth check(const HealthDraft& draft, const Patient& patient, Date today);

HealthDraft draft_of(const HealthRecord& record);

// "present (warfarin, since 2025-03-01)", "82 kg": for a line of text.
std::string shown(const HealthFact& fact);

}  // namespace psoas
