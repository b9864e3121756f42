#pragma once

// What has to be said in red above every screen: a record or trail that was changed outside the program, a chart that
// is open for an emergency, backups that are missing. Also knows which charts are open so.

#include <wx/timer.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "domain/base/clock.h"
#include "domain/store/entrance.h"
#include "domain/store/protection.h"
#include "ui/app/alarm_strip.h"
#include "ui/app/idle_care.h"
#include "ui/task/task.h"

namespace psoas::ui {

class RecordAlarm : private wxTimer {
 public:
  // `emergency_over` is called when the half hour of the chart in sight has passed.
  RecordAlarm(AlarmStrip& strip, Task& task, const Clock& clock, std::function<void()> emergency_over)
      : x_strip(strip), x_task(task), x_clock(clock), x_emergency_over(std::move(emergency_over)) {}

  // Somebody else is in, or another file open: emergencies end.
  void begin(TrailFault anchor_fault);

  void emergency_began(const EmergencyAccess& access) { x_emergencies[access.patient.number] = access; }
  bool in_emergency(PatientId patient) const;

  // What was found of the whole record and its file.
  void say_of_record(const CareFindings& findings);
  // What is wrong with the backups; "" nothing.
  void say_of_backups(const std::string& sentence);

  // Of the patient in sight, if one is; `reads_charts`: without an emergency.
  void look(std::optional<PatientId> patient, bool reads_charts);
  // Nobody is in.
  void rest();

 private:
  void Notify() override { show(); }
  void show();
  // "" when the chart in sight is no emergency's.
  std::string emergency_line();

  AlarmStrip& x_strip;
  Task& x_task;
  const Clock& x_clock;
  std::function<void()> x_emergency_over;
  TrailFault x_anchor_fault = TrailFault::none;
  CareFindings x_of_record;
  std::string x_of_backups;
  std::map<std::int64_t, EmergencyAccess> x_emergencies;  // by patient, of this session
  bool x_at_work = false;
  bool x_reads_charts = true;
  std::optional<PatientId> x_patient;
  std::vector<TamperedSubject> x_tampered;  // of the patient in sight
  Newest x_newest;
};

}  // namespace psoas::ui
