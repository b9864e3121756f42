#pragma once

// What the tables say, row by row, turned into the texts a person would have typed, before anything is compared with
// the store. Compact, because a table may have half a million rows; the table itself is not kept.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "domain/base/date.h"
#include "domain/base/progress.h"
#include "domain/patient/patient.h"
#include "domain/store/import.h"
#include "storage/import/fingerprint.h"
#include "storage/import/mapping.h"

namespace psoas::storage {

inline constexpr std::uint32_t no_subject = UINT32_MAX;
inline constexpr std::uint16_t no_column = UINT16_MAX;

struct Origin {
  std::uint16_t section = 0;  // place in Intake::tables
  std::uint16_t column = no_column;
  std::uint32_t line = 0;
};

// The text that goes under a path of a VisitDraft; below treatment/N/ for a treatment.
struct Entry {
  std::uint32_t path = 0;  // place in Intake::paths
  std::uint16_t column = no_column;
  std::string text;
};

// A patient with a row of its own, or one that rows only refer to.
struct IncomingPatient {
  std::string key;     // in its table; "" when referred to by record number
  PatientDraft draft;  // of a mere reference: the record number, if that is what is known
  Origin origin;
  bool given = false;
  bool refused = false;  // its row was rejected already
};

struct IncomingVisit {
  std::string key;
  std::uint32_t patient = no_subject;
  std::optional<Date> day;
  Origin origin;
  std::vector<Entry> entries;
  bool given = false;
  bool refused = false;
};

struct IncomingPart {
  PartKind kind{};
  std::uint32_t patient = no_subject;
  std::uint32_t visit = no_subject;  // none: the visit of its day
  std::optional<Date> day;
  Origin origin;    // `column` holds the day
  Fingerprint key;  // which row, which value of it
  std::int64_t content = 0;
  std::vector<Entry> entries;
};

// How a table is called, for messages.
struct TableNames {
  std::string file;
  std::vector<std::string> columns;
  std::map<std::string, std::uint16_t, std::less<>> patient_fields;  // the column that fills each
};

struct Intake {
  std::vector<TableNames> tables;  // one for each section of the mapping
  std::vector<std::string> paths;
  std::vector<IncomingPatient> patients;
  std::vector<IncomingVisit> visits;
  std::vector<IncomingPart> parts;
};

// Collects rejections in a report, up to most_rejected_rows of them.
class Rejections {
 public:
  Rejections(ImportReport& report, const Intake& intake) : x_report(report), x_intake(intake) {}

  void add(const Origin& origin, Problem problem);
  void add(const Origin& origin, std::uint16_t column, Problem problem);
  void add_changed(const Origin& origin, std::string_view given);

 private:
  RejectedRow row(const Origin& origin, std::uint16_t column, Problem problem) const;

  ImportReport& x_report;
  const Intake& x_intake;
};

// A file of the request for each section of the mapping, in order. Throws ImportError missing_table.
std::vector<std::filesystem::path> find_tables(const Mapping& mapping,
                                               const std::vector<std::filesystem::path>& sources);

// Reads the tables of every section into `intake`. Rows that cannot be converted are rejected, rows that are not
// wanted are counted; `seen` counts what came twice. Throws ImportError, Cancelled.
void read_tables(Mapping& mapping, const std::vector<std::filesystem::path>& files, const Catalogue& catalogue,
                 std::int64_t total_bytes, Progress& progress, Intake& intake, ImportReport& report);

// The line of the report for this entity ("patient", "visit", "score", "finding", "treatment").
ImportCount& count_of(ImportReport& report, std::string_view entity);
std::string_view entity_of(PartKind kind);

// What a row said, apart from its key: equal for rows that say the same.
Fingerprint content_of(const PatientDraft& draft);
Fingerprint content_of(const Intake& intake, const IncomingVisit& visit);

}  // namespace psoas::storage
