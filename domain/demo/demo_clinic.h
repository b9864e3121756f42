#pragma once

// A believable pain clinic of invented patients, the same for the same options on every machine: courses with noise,
// responders, relapses and people lost to follow-up, treatment sequences, seasons. Pure: nothing is stored here
// (domain/demo/write_demo.h does that), and a patient is made only when asked for.

#include <cstdint>
#include <vector>

#include "domain/base/date.h"
#include "domain/catalogue/catalogue.h"
#include "domain/demo/scribe.h"
#include "domain/episode/episode.h"
#include "domain/patient/patient.h"
#include "domain/visit/visit.h"

namespace psoas {

struct DemoOptions {
  int patients = 200;
  int years = 3;
  std::uint64_t seed = 1;
  // The clinic's latest day of work. Fixed rather than today, so that the same options give the same clinic.
  Date last_day = Date{date::year{2026}, date::month{9}, date::day{30}};

  // A clinic made to be looked at has questionnaires on paper too; one made to be measured keeps to its twenty scores a
  // patient.
  bool with_forms() const { return patients <= 1000; }
};

struct DemoPatient {
  Patient patient;
  std::vector<Episode> episodes;  // numbered from 1 by place; the store gives them their own numbers
  std::vector<Visit> visits;      // by date
};

class DemoClinic {
 public:
  // The catalogue must outlive the clinic and know every code the demo uses (the embedded one does).
  DemoClinic(const DemoOptions& options, const Catalogue& catalogue)
      : x_options(options), x_scribe(catalogue), x_catalogue(catalogue) {}

  int size() const { return x_options.patients; }
  const DemoOptions& options() const { return x_options; }
  const Catalogue& catalogue() const { return x_catalogue; }

  // The patient with this number, 1..size(). Number 1 is the worked example Ana Rivera, DEMO-0001. Patients can be
  // asked for in any order and from several threads. Throws std::invalid_argument when the catalogue lacks a code.
  DemoPatient patient(int number) const;

 private:
  DemoOptions x_options;
  Scribe x_scribe;
  const Catalogue& x_catalogue;
};

// "DEMO-0001".
std::string demo_mrn(int number);

}  // namespace psoas
