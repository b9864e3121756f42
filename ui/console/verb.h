#pragma once

// The common shape of psoasctl's verbs: what each declares, what it is given, and how it says that it failed.

#include <CLI/App.hpp>
#include <memory>
#include <optional>
#include <ostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/access/session.h"
#include "domain/base/clock.h"
#include "domain/base/progress.h"
#include "domain/store/door.h"

namespace psoas::console {

struct Credentials;

// What a verb works with.
struct Surroundings {
  StoreDoor& door;       // logs in to what it opens
  StoreDoor& unguarded;  // for what is done before anybody can log in
  const Clock& clock;
  const Session& session;
  Progress& progress;
  std::ostream& out;
  const Credentials& credentials;  // of who is to be logged in
};

// Enters in the trail what is about to be written out of the file, before it is: nothing leaves unnoted. `what` names
// the report and its file's ending.
void note_export(Store& store, const Surroundings& with, std::optional<PatientId> patient, const std::string& what);

// The same for a file with rows of patients. Throws StoreError not_permitted, and reason_needed without a reason.
void note_patient_rows(Store& store, const Surroundings& with, const std::string& what, const std::string& reason);

// The arguments make no sense; exit code 2. `what()` is the sentence to print.
class WrongUsage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The work could not be done for a reason that no other exception names; exit code 1.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Verb {
 public:
  virtual ~Verb() = default;
  virtual std::string name() const = 0;
  virtual std::string purpose() const = 0;

  // Who does such work, for demo clinics.
  virtual Role demo_role() const { return Role::physician; }

  // Adds the verb's options; their values live in the verb.
  virtual void declare(CLI::App& command) = 0;

  // Throws WrongUsage, Failure, or what the parts it uses throw.
  virtual void run(const Surroundings& with) = 0;
};

}  // namespace psoas::console
