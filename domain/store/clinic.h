#pragma once

// The clinic a file belongs to.

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/checked.h"
#include "domain/base/date.h"
#include "domain/base/id.h"
#include "domain/catalogue/catalogue.h"

namespace psoas {

struct OutcomeSettings;        // domain/outcome/outcome_settings.h
struct ClinicOutcomeSettings;  // likewise

// That the clinic's file may lie on a disk that nothing encrypts, which somebody has answered for.
struct AcceptedDisk {
  std::string reason;  // "" nobody has
  std::string by;      // who said so last
  Moment at{};
};

struct ClinicSettings {
  std::string name;
  bool demo = false;          // invented patients: said on every screen
  std::string time_zone;      // IANA name, for moments in imports; "" the computer's
  std::string paper = "A4";   // or "Letter"
  int fiscal_year_start = 1;  // month, 1 to 12
  int least_count = 5;        // in reports without patients a smaller count, but 0, is hidden; 3 to 100, or 0: none is
  AcceptedDisk open_disk;     // of which a change takes the reason alone, and notes who gives it and when
  Moment created_at{};
  std::string created_by_version;
  int revision = 0;
};

// Everything that is wrong with the settings: fiscal_year_start, least_count.
Problems check(const ClinicSettings& settings);

// What the clinic itself added to the catalogue, or words in its own way: whole definitions, by code.
struct OwnCatalogue : CatalogueContent {
  int revision = 0;
};

// One entry of the audit trail, newest last by `sequence`.
struct AuditEntry {
  std::int64_t sequence = 0;
  Moment at{};
  int offset_minutes = 0;
  std::string actor;
  std::string role;
  std::string session;
  std::string workstation;
  std::string action;  // "add", "correct", "void", "import", …
  std::string entity;  // "patient", "visit", "episode", "clinic"
  std::int64_t entity_id = 0;
  PatientId patient;
  std::string reason;
  std::string old_document;  // what the change replaced; "" for an addition
  std::string program_version;
};

class Clinic {
 public:
  virtual ~Clinic() = default;
  virtual ClinicSettings settings() = 0;

  virtual OwnCatalogue own_catalogue() = 0;

  // The clinic's rules for outcomes; those a clinic starts with when it never set its own. Throws StoreError
  // unknown_catalogue when another version of the program wrote what this one cannot read.
  virtual ClinicOutcomeSettings outcome_settings() = 0;

  // The latest entries, newest first.
  virtual std::vector<AuditEntry> audit(int most) = 0;
  virtual std::vector<AuditEntry> audit_of(std::string_view entity, std::int64_t id) = 0;

  // From here on the closure stores what an import brings, whoever would else enter it; asks for the permission to
  // import. Throws StoreError not_permitted.
  virtual void begin_import() = 0;

  // What was imported before: true when this content (digest) was taken in with this mapping.
  virtual bool imported(std::string_view content_digest) = 0;
  // The number noted for a source's key, 0 when it is new: the subject the key led to, or, for an entity named
  // "… content", a digest of what was taken, by which a row that changed since is noticed.
  virtual std::int64_t imported_as(std::string_view source, std::string_view entity, std::string_view key) = 0;
};

class ClinicChanges : public Clinic {
 public:
  virtual void change_settings(const ClinicSettings& settings, std::string_view reason) = 0;
  // Replaces the clinic's own entries; `own.revision` must be the stored one (else StoreError stale). They are checked
  // as a file is, together with the program's catalogue and with what is stored: an entry that values are stored under
  // keeps its kind, unit, items and choices and is not left out. Throws CatalogueError with every fault, and the old
  // ones stay in force. The new catalogue is in force once the closure has been committed.
  virtual void change_own_catalogue(const OwnCatalogue& own, std::string_view reason) = 0;
  // Replaces the clinic's rules for outcomes; `revision` is the one they were read with (else StoreError stale). Throws
  // SettingsError with everything that is wrong with them, and the old ones stay in force.
  virtual void change_outcome_settings(const OutcomeSettings& settings, int revision, std::string_view reason) = 0;
  // One entry for a whole import; the rows' own entries name their subjects.
  virtual void note_import(std::string_view content_digest, std::string_view source, std::string_view summary) = 0;
  virtual void note_imported_as(std::string_view source, std::string_view entity, std::string_view key,
                                std::int64_t number) = 0;
};

}  // namespace psoas
