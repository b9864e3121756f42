#pragma once

// domain/store/exports.h in SQL: the key tables of studies and the log of exports. What an export reads of the record
// is in export_reading.cpp.

#include "domain/catalogue/catalogue.h"
#include "domain/store/exports.h"
#include "storage/engine/connection.h"
#include "storage/gate.h"

namespace psoas::storage {

class ExportVerbs final : public ExportChanges {
 public:
  // `gate` is nullptr inside a read closure, which sees only Exports.
  ExportVerbs(Connection& connection, const Catalogue& catalogue, Gate* gate)
      : x_connection(connection), x_catalogue(catalogue), x_gate(gate) {}

  ExportRecord record(const ExportRequest& request, Progress& progress) override;
  std::vector<LoggedExport> exports(int most) override;
  std::vector<std::string> studies() override;
  int smallest_group() override;

  BegunExport begin(const ExportRequest& request, const std::vector<StudySubject>& subjects) override;
  void finish(ExportId id, std::string_view sha256,
              const std::vector<std::pair<std::string, std::int64_t>>& rows) override;
  void abandon(ExportId id) override;
  std::optional<PatientId> identify(std::string_view study_id, std::string_view reason) override;
  void change_smallest_group(int patients, std::string_view reason) override;

 private:
  // 0 when there is no study of this name. Throws ExportError other_profile.
  std::int64_t study_of(const ExportRequest& request);
  std::vector<StudySubject> subjects_of(std::int64_t study);
  // The study, begun if there is none of the name, with those of these subjects that it did not have; as they are in
  // it.
  std::vector<StudySubject> enrol(std::int64_t& study, const ExportRequest& request,
                                  const std::vector<StudySubject>& subjects);
  void add_subject(std::int64_t study, StudySubject& subject);
  ExportId log(std::int64_t study, const ExportRequest& request, std::size_t patients);
  void read_details(LoggedExport& logged);
  void end(ExportId id, ExportState state, std::string_view sha256);

  Connection& x_connection;
  const Catalogue& x_catalogue;
  Gate* x_gate;
};

}  // namespace psoas::storage
