#pragma once

// What the store knows of patients and episodes, and what can be done to them.

#include <optional>
#include <string_view>
#include <vector>

#include "domain/base/id.h"
#include "domain/episode/episode.h"
#include "domain/patient/patient.h"

namespace psoas {

class Patients {
 public:
  virtual ~Patients() = default;

  // Patients whose names, MRN and birth date have words that begin with each word typed, without regard to case
  // and accents ("ann mul" finds "Müller, Anna"; "1971-08" and "DEMO-0001" work); at most `most`, in order of
  // name. Nothing typed: the patients seen last.
  virtual std::vector<PatientLine> find(std::string_view typed, int most) = 0;

  // Throws StoreError missing.
  virtual Patient get(PatientId id) = 0;

  virtual std::optional<PatientId> with_mrn(std::string_view mrn) = 0;

  // Patients other than this one with the same MRN, or the same folded name and birth date; voided ones left out.
  virtual std::vector<PatientLine> much_like(const Patient& patient) = 0;

  virtual std::int64_t count() = 0;

  virtual std::vector<Episode> episodes(PatientId patient) = 0;
};

class PatientChanges : public Patients {
 public:
  // Stores a new patient (uuid may be empty: one is made). Throws StoreError duplicate when the MRN is taken.
  virtual PatientId add(const Patient& patient) = 0;

  // Replaces what is stored; `patient.revision` must be the stored one, else StoreError stale.
  virtual void correct(const Patient& patient, std::string_view reason) = 0;

  // Takes a patient out of lists and counts; nothing is deleted. Throws stale, missing.
  virtual void void_patient(PatientId id, int revision, std::string_view reason) = 0;

  virtual EpisodeId add_episode(const Episode& episode) = 0;
  virtual void correct_episode(const Episode& episode, std::string_view reason) = 0;
};

}  // namespace psoas
