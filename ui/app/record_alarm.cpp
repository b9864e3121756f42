#include "ui/app/record_alarm.h"

#include "ui/wording/entrance_sentences.h"
#include "ui/wording/entrance_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

constexpr int ten_seconds = 10'000;

}  // namespace

void RecordAlarm::begin(TrailFault anchor_fault) {
  x_emergencies.clear();
  x_anchor_fault = anchor_fault;
}

bool RecordAlarm::in_emergency(PatientId patient) const {
  const auto found = x_emergencies.find(patient.number);
  return found != x_emergencies.end() && x_clock.now() < found->second.ends_at;
}

void RecordAlarm::rest() {
  x_at_work = false;
  x_patient.reset();
  x_tampered.clear();
  show();
}

// Whether the record in sight was changed outside the program is known once it was read, which was asked for before.
void RecordAlarm::look(std::optional<PatientId> patient, bool reads_charts) {
  x_at_work = true;
  x_reads_charts = reads_charts;
  if (patient != x_patient) {
    x_patient = patient;
    x_tampered.clear();
    if (patient)
      x_task.run_newest(
          &x_strip, x_newest, [id = *patient](Store& store) { return store.protection().tampered(id); },
          [this, id = *patient](std::vector<TamperedSubject> found) {
            if (x_patient != id) return;
            x_tampered = std::move(found);
            show();
          });
  }
  show();
}

std::string RecordAlarm::emergency_line() {
  if (!x_patient || x_reads_charts || !x_emergencies.contains(x_patient->number)) return {};
  const auto left = x_emergencies.at(x_patient->number).ends_at - x_clock.now();
  if (left <= std::chrono::milliseconds{0}) {
    Stop();
    x_emergency_over();
    return {};
  }
  if (!IsRunning()) Start(ten_seconds);
  return wording::entrance::in_emergency(static_cast<int>(std::chrono::ceil<std::chrono::minutes>(left).count()));
}

void RecordAlarm::say_of_record(const CareFindings& findings) {
  x_of_record = findings;
  show();
}

void RecordAlarm::say_of_backups(const std::string& sentence) {
  x_of_backups = sentence;
  show();
}

// What matters most here and now stands first.
void RecordAlarm::show() {
  std::vector<std::string> sentences;
  if (x_at_work) {
    sentences.push_back(emergency_line());
    if (!x_tampered.empty()) {
      std::string subjects;
      for (const TamperedSubject& each : x_tampered) subjects += (subjects.empty() ? "" : ", ") + wording::line(each);
      sentences.push_back(wording::entrance::tampered_record(subjects));
    } else if (!x_of_record.tampered.empty()) {
      sentences.push_back(wording::entrance::tampered_records(x_of_record.tampered.size()));
    }
    if (!x_of_record.damage.empty()) sentences.push_back(wording::entrance::damaged_file(x_of_record.damage));
    if (x_anchor_fault != TrailFault::none) sentences.push_back(wording::sentence(x_anchor_fault));
    sentences.push_back(x_of_backups);
  }
  std::erase(sentences, std::string());
  x_strip.show(sentences);
}

}  // namespace psoas::ui
