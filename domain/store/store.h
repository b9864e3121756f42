#pragma once

// The clinic's records, wherever they are kept. Screens, reports and imports ask for work to be done in a closure;
// the store opens a transaction, runs it and commits. A closure may run again after a serialization failure, so
// it touches no widget, file or clock. One store, one thread.

#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

#include "domain/access/session.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/clinic.h"
#include "domain/store/patients.h"
#include "domain/store/series.h"
#include "domain/store/store_error.h"
#include "domain/store/visits.h"

namespace psoas {

// Each in a header of its own, so that only its users read it.
class Health;
class HealthChanges;
class RedFlags;
class RedFlagChanges;
class AdverseEvents;
class AdverseEventChanges;
class FollowUps;
class FollowUpChanges;
class Diagnoses;
class DiagnosisChanges;
class Favourites;
class FavouriteChanges;
class OutcomeSource;
class SavedAnalyses;
class SavedAnalysisChanges;
class IssuedQuarters;
class IssuedQuarterChanges;
class PatientMerges;
class PatientMergeChanges;
class Entrance;
class Protection;

// Alive only inside the closure it was handed to.
class Reading {
 public:
  virtual ~Reading() = default;
  virtual Patients& patients() = 0;
  virtual Visits& visits() = 0;
  virtual Series& series() = 0;
  virtual Clinic& clinic() = 0;
  virtual Health& health() = 0;
  virtual RedFlags& red_flags() = 0;
  virtual AdverseEvents& adverse_events() = 0;
  virtual FollowUps& follow_ups() = 0;
  virtual Diagnoses& diagnoses() = 0;
  virtual Favourites& favourites() = 0;
  virtual OutcomeSource& outcomes() = 0;
  virtual SavedAnalyses& analyses() = 0;
  virtual IssuedQuarters& issued_quarters() = 0;
  virtual PatientMerges& patient_merges() = 0;
};

class Writing {
 public:
  virtual ~Writing() = default;
  virtual PatientChanges& patients() = 0;
  virtual VisitChanges& visits() = 0;
  virtual Series& series() = 0;
  virtual ClinicChanges& clinic() = 0;
  virtual HealthChanges& health() = 0;
  virtual RedFlagChanges& red_flags() = 0;
  virtual AdverseEventChanges& adverse_events() = 0;
  virtual FollowUpChanges& follow_ups() = 0;
  virtual DiagnosisChanges& diagnoses() = 0;
  virtual FavouriteChanges& favourites() = 0;
  virtual SavedAnalysisChanges& analyses() = 0;
  virtual IssuedQuarterChanges& issued_quarters() = 0;
  virtual PatientMergeChanges& patient_merges() = 0;
};

class Store {
 public:
  virtual ~Store() = default;

  // What this clinic can record: the program's catalogue with the clinic's own entries. A value: another one takes its
  // place when a change of the clinic's entries was committed here, or is found at the next read or write.
  virtual std::shared_ptr<const Catalogue> catalogue() const = 0;

  virtual bool read_only() const = 0;

  // Who may use it: domain/store/entrance.h.
  virtual Entrance& entrance() = 0;

  // Whether trail and records are whole: domain/store/protection.h.
  virtual Protection& protection() = 0;

  // Runs `work` on one consistent state of the records.
  void read(const Session& session, const std::function<void(Reading&)>& work) { run_read(session, work); }
  template <class Work>
  requires(!std::is_void_v<std::invoke_result_t<Work, Reading&>>) auto read(const Session& session, Work work) {
    std::optional<std::invoke_result_t<Work, Reading&>> result;
    run_read(session, [&](Reading& reading) { result.emplace(work(reading)); });
    return std::move(*result);
  }

  // Runs `work` in one transaction: all of it is stored, or, when it or the commit throws, nothing.
  void write(const Session& session, const std::function<void(Writing&)>& work) { run_write(session, work); }
  template <class Work>
  requires(!std::is_void_v<std::invoke_result_t<Work, Writing&>>) auto write(const Session& session, Work work) {
    std::optional<std::invoke_result_t<Work, Writing&>> result;
    run_write(session, [&](Writing& writing) { result.emplace(work(writing)); });
    return std::move(*result);
  }

 private:
  virtual void run_read(const Session& session, const std::function<void(Reading&)>& work) = 0;
  virtual void run_write(const Session& session, const std::function<void(Writing&)>& work) = 0;
};

}  // namespace psoas
