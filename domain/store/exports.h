#pragma once

// Exports that leave the clinic: what they are made of, the studies' key tables, and the log of every export. The way
// from a study id to a patient is here and nowhere outside the clinic's file.
//
// An export is logged in two steps, so that nothing leaves unlogged and nothing is logged as written that was not:
// begin() gives the ids and notes that it was begun; finish() notes the file's digest once it has its name, abandon()
// that there is none. One that is neither was interrupted.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/progress.h"
#include "domain/privacy/export_plan.h"
#include "domain/store/store.h"

namespace psoas {

using ExportId = Id<struct ExportSubject>;

enum class ExportState { begun, written, not_written };
std::string_view code_of(ExportState state);  // "begun", "written", "not_written"
std::optional<ExportState> export_state_of(std::string_view code);

// What the log keeps of an export.
struct LoggedExport {
  ExportId id;
  Moment begun_at{};
  std::string actor;
  ExportRequest request;
  int patients = 0;
  std::vector<std::pair<std::string, std::int64_t>> rows;  // by table, of those written
  ExportState state = ExportState::begun;
  std::optional<Moment> ended_at;
  std::string sha256;  // of the workbook, or of the manifest of a folder; "" unless written
};

struct BegunExport {
  ExportId id;
  std::vector<StudySubject> subjects;  // with their ids and shifts
};

class Exports {
 public:
  virtual ~Exports() = default;

  // Of the patients the request asks for, what its columns need. Throws ExportError other_profile and nobody,
  // Cancelled.
  virtual ExportRecord record(const ExportRequest& request, Progress& progress) = 0;

  // Latest first.
  virtual std::vector<LoggedExport> exports(int most) = 0;

  virtual std::vector<std::string> studies() = 0;  // by name

  // Combinations shared by fewer are warned of, unless a request says otherwise.
  virtual int smallest_group() = 0;
};

class ExportChanges : public Exports {
 public:
  // Gives each subject that is new to the study an id and a shift, and notes the export in the log. Throws ExportError
  // other_profile.
  virtual BegunExport begin(const ExportRequest& request, const std::vector<StudySubject>& subjects) = 0;
  virtual void finish(ExportId id, std::string_view sha256,
                      const std::vector<std::pair<std::string, std::int64_t>>& rows) = 0;
  virtual void abandon(ExportId id) = 0;

  // Whom a study id stands for; nothing when it stands for nobody. Audited with the reason, found or not.
  virtual std::optional<PatientId> identify(std::string_view study_id, std::string_view reason) = 0;

  virtual void change_smallest_group(int patients, std::string_view reason) = 0;
};

// What readings and writings of a store with exports are besides; the Reading itself stays free of it.
class ExportReading {
 public:
  virtual ~ExportReading() = default;
  virtual Exports& exports() = 0;
};

class ExportWriting {
 public:
  virtual ~ExportWriting() = default;
  virtual ExportChanges& exports() = 0;
};

// Throw std::bad_cast for a store without.
inline Exports& exports_of(Reading& reading) { return dynamic_cast<ExportReading&>(reading).exports(); }
inline ExportChanges& exports_of(Writing& writing) { return dynamic_cast<ExportWriting&>(writing).exports(); }

// Reads and works out. Throws what record() throws, and ExportError nobody_left.
ExportPlan plan_export(Reading& reading, ExportRequest request, Progress& progress);

}  // namespace psoas
