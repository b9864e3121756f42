#include "storage/verbs/clinic_verbs.h"

#include "domain/base/version.h"
#include "storage/document.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

std::vector<AuditEntry> read_entries(Query&& query) {
  std::vector<AuditEntry> entries;
  while (query.next()) entries.push_back(read_audit_entry(query));
  return entries;
}

constexpr std::string_view disk_entity = "disk";

// It stands in the trail alone, and so cannot be said by a row that somebody edits.
AcceptedDisk accepted_disk(Connection& connection) {
  Query query(connection,
              "SELECT a.reason, s.actor, a.at FROM audit a JOIN audit_session s ON s.id = a.session"
              " WHERE a.entity = $1 AND a.entity_id = 1 ORDER BY a.sequence DESC LIMIT 1",
              disk_entity);
  if (!query.next()) return {};
  return {query.text(0), query.text(1), query.moment(2)};
}

}  // namespace

AuditEntry read_audit_entry(Query& query) {
  AuditEntry entry;
  entry.sequence = query.integer(0);
  entry.at = query.moment(1);
  entry.offset_minutes = query.small(2);
  entry.actor = query.text(3);
  entry.role = query.text(4);
  entry.session = query.text(5);
  entry.workstation = query.text(6);
  entry.action = query.text(7);
  entry.entity = query.text(8);
  entry.entity_id = query.integer(9);
  entry.patient = query.id<PatientId>(10);
  entry.reason = query.text(11);
  entry.old_document = query.text(12);
  entry.program_version = query.text(13);
  return entry;
}

ClinicSettings ClinicVerbs::settings() {
  Query query(x_connection,
              "SELECT name, demo, time_zone, paper, created_at, created_by_version, revision, fiscal_year_start,"
              " least_count FROM clinic");
  if (!query.next()) throw StoreError(StoreFault::damaged, "the clinic's settings are not there");
  ClinicSettings settings;
  settings.name = query.text(0);
  settings.demo = query.flag(1);
  settings.time_zone = query.text(2);
  settings.paper = query.text(3);
  settings.created_at = query.moment(4);
  settings.created_by_version = query.text(5);
  settings.revision = query.small(6);
  settings.fiscal_year_start = query.small(7);
  settings.least_count = query.small(8);
  settings.open_disk = accepted_disk(x_connection);
  return settings;
}

std::vector<AuditEntry> ClinicVerbs::audit(int most) {
  permit(x_gate, Permission::review_audit);
  return read_entries(Query(x_connection,
                            "SELECT a.sequence, a.at, a.offset_minutes, s.actor, s.role, s.session, s.workstation,"
                            " a.action, a.entity, a.entity_id, a.patient, a.reason, a.old_document,"
                            " s.program_version FROM audit a JOIN audit_session s ON s.id = a.session"
                            " ORDER BY a.sequence DESC LIMIT $1",
                            most));
}

std::vector<AuditEntry> ClinicVerbs::audit_of(std::string_view entity, std::int64_t id) {
  permit(x_gate, Permission::review_audit);
  return read_entries(Query(x_connection,
                            "SELECT a.sequence, a.at, a.offset_minutes, s.actor, s.role, s.session, s.workstation,"
                            " a.action, a.entity, a.entity_id, a.patient, a.reason, a.old_document,"
                            " s.program_version FROM audit a JOIN audit_session s ON s.id = a.session"
                            " WHERE a.entity = $1 AND a.entity_id = $2 ORDER BY a.sequence DESC",
                            entity, id));
}

void ClinicVerbs::begin_import() {
  if (x_gate != nullptr) x_gate->begin_import();
}

bool ClinicVerbs::imported(std::string_view content_digest) {
  permit(x_gate, Permission::import);
  return one_integer(x_connection, "SELECT 1 FROM import_content WHERE digest = $1", content_digest).has_value();
}

std::int64_t ClinicVerbs::imported_as(std::string_view source, std::string_view entity, std::string_view key) {
  permit(x_gate, Permission::import);
  return one_integer(x_connection,
                     "SELECT number FROM import_key WHERE source = $1 AND entity = $2 AND source_key = $3", source,
                     entity, key)
      .value_or(0);
}

void ClinicVerbs::found_clinic(const ClinicSettings& settings) {
  const Moment at = settings.created_at == Moment{} ? x_gate->now() : settings.created_at;
  const std::string by = settings.created_by_version.empty() ? program_version : settings.created_by_version;
  run(x_connection,
      "INSERT INTO clinic (id, name, demo, time_zone, paper, created_at, created_by_version, fiscal_year_start,"
      " least_count, revision) VALUES (1, $1, $2, $3, $4, $5, $6, $7, $8, 1)",
      settings.name, settings.demo, settings.time_zone, settings.paper, at, by, settings.fiscal_year_start,
      settings.least_count);
  x_gate->append({"add", "clinic", 1, {}, {}, {}});
}

void ClinicVerbs::change_settings(const ClinicSettings& changed, std::string_view reason) {
  permit(x_gate, Permission::change_catalogue);
  const ClinicSettings old = settings();
  if (old.revision != changed.revision) throw StoreError(StoreFault::stale, "clinic");
  x_gate->require_untouched("clinic", 1);
  run(x_connection,
      "UPDATE clinic SET name = $1, demo = $2, time_zone = $3, paper = $4, fiscal_year_start = $5, least_count = $6,"
      " revision = revision + 1 WHERE id = 1",
      changed.name, changed.demo, changed.time_zone, changed.paper, changed.fiscal_year_start, changed.least_count);
  x_gate->append({"correct", "clinic", 1, {}, reason, document_of(old)});
  if (changed.open_disk.reason != old.open_disk.reason)
    x_gate->append({"change", disk_entity, 1, {}, changed.open_disk.reason, old.open_disk.reason});
}

OwnCatalogue ClinicVerbs::own_catalogue() { return stored_own_catalogue(x_connection); }

void ClinicVerbs::change_own_catalogue(const OwnCatalogue& own, std::string_view reason) {
  permit(x_gate, Permission::change_catalogue);
  replace_own_catalogue(x_connection, *x_gate, own, reason, *x_in_force);
}

void ClinicVerbs::note_import(std::string_view content_digest, std::string_view source, std::string_view summary) {
  permit(x_gate, Permission::import);
  x_gate->require_untouched("clinic", 1);
  run(x_connection,
      "INSERT INTO import_content (digest, source, summary, at) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (digest) DO UPDATE SET summary = excluded.summary, at = excluded.at",
      content_digest, source, summary, x_gate->now());
  x_gate->append({"import", "clinic", 1, {}, summary, {}});
}

void ClinicVerbs::note_imported_as(std::string_view source, std::string_view entity, std::string_view key,
                                   std::int64_t number) {
  permit(x_gate, Permission::import);
  run(x_connection,
      "INSERT INTO import_key (source, entity, source_key, number) VALUES ($1, $2, $3, $4)"
      " ON CONFLICT (source, entity, source_key) DO UPDATE SET number = excluded.number",
      source, entity, key, number);
}

}  // namespace psoas::storage
