#pragma once

// The door to files that hold a clinic. Window and console know only this; ui/app and the console's main put the
// real one (storage/open.h) behind it.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "domain/base/progress.h"
#include "domain/diagnosis/diagnosis_code.h"
#include "domain/store/import.h"
#include "domain/store/store.h"

namespace psoas {

struct NamedAnalysis;    // domain/outcome/analysis.h
struct OutcomeSettings;  // domain/outcome/outcome_settings.h

enum class Access { read_write, read_only };

// What a check of a file found. Nothing is repaired.
struct FileCheck {
  int schema_version = 0;
  std::string made_by_version;
  std::int64_t patients = 0;
  std::int64_t visits = 0;
  std::int64_t scores = 0;
  std::int64_t findings = 0;
  std::int64_t treatments = 0;
  std::int64_t audit_entries = 0;
  std::string encrypted_by;         // as volume_encryption() says
  std::vector<std::string> faults;  // empty: whole
};

class StoreDoor {
 public:
  virtual ~StoreDoor() = default;

  // Makes a new file; it must not exist. Throws StoreError (unavailable, full, read_only, network_folder, …); no
  // half-made file is left.
  virtual std::unique_ptr<Store> create(const std::filesystem::path& file, const ClinicSettings& settings,
                                        const Session& session) = 0;

  // Opens a file, upgrading its schema after a backup when it is older. Throws StoreError and leaves the file as
  // it was.
  virtual std::unique_ptr<Store> open(const std::filesystem::path& file, Access access) = 0;

  // A clinic's catalogue file, read and checked as if it were laid over these own entries of the clinic; nothing is
  // changed. Throws FileError, or CatalogueError with every fault by file and line.
  virtual CatalogueContent read_catalogue(const std::filesystem::path& file, const CatalogueContent& own) = 0;
  // The text of a catalogue file that holds these entries.
  virtual std::string catalogue_text(const CatalogueContent& content) = 0;

  // What encrypts the disk that the file lies on, as far as the system tells: "LUKS", "gocryptfs", "fscrypt"; "" when
  // nothing says that it is encrypted. Where the program keys the file itself, its cipher (encrypted_by.h).
  virtual std::string volume_encryption(const std::filesystem::path& file) = 0;

  virtual FileCheck check(const std::filesystem::path& file, Progress& progress) = 0;
  // The same of a file that somebody is logged in to: a keyed one cannot be looked into otherwise.
  virtual FileCheck check(Store& store, const std::filesystem::path& file, Progress& progress) = 0;

  // Files are encrypted by the key that a log-in gives: each has accounts from its making.
  virtual bool keys_its_files() const = 0;

  // A clinic's file that nobody has open, with what belongs to it: gets another name, goes.
  virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  virtual void discard(const std::filesystem::path& file) = 0;

  // Takes tables into an open store: all of them or nothing. Throws ImportError, StoreError, Cancelled.
  virtual ImportReport import(Store& store, const Session& session, const ImportRequest& request,
                              Progress& progress) = 0;

  // The rules of an outcome analysis from a TOML file. Throws SettingsError.
  virtual OutcomeSettings outcome_settings(const std::filesystem::path& file) = 0;
  // The text of such a file.
  virtual std::string outcome_settings_text(const OutcomeSettings& settings) = 0;
  // A whole question with its rules, checked against the catalogue; a file of rules alone asks of every treatment.
  // Throws SettingsError.
  virtual NamedAnalysis analysis(const std::filesystem::path& file, const Catalogue& catalogue) = 0;
  // The text of a file that holds it.
  virtual std::string analysis_text(const NamedAnalysis& named) = 0;

  // Reads a list of diagnosis codes from a file, whole and checked; what is done with it is the caller's. Throws
  // ImportError with line and column.
  virtual std::vector<DiagnosisCode> read_diagnosis_list(const std::filesystem::path& file) = 0;
};

}  // namespace psoas
