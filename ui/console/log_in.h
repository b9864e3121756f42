#pragma once

// The door as the console's verbs see it: a file that has accounts is opened by logging in first, so that no verb has
// to think of it. Name and password come from the options, from the environment of a scheduled task, or are asked for
// at the terminal; a password is never an argument, which every user of the computer could read.

#include <filesystem>
#include <optional>
#include <string>

#include "domain/store/door.h"

namespace psoas::console {

struct Credentials {
  std::string user;
  std::filesystem::path password_file;  // its first line; "" asks at the terminal
};

// The first line of a file that only its owner can read. Throws Failure.
std::string secret_in(const std::filesystem::path& file);

// Typed at the terminal; nothing when there is none. Throws Failure when nothing more comes.
std::optional<std::string> line_typed(const std::string& prompt);

// The same, unseen.
std::optional<std::string> secret_typed(const std::string& prompt);

// From the file when one is named, else typed. Throws WrongUsage when there is neither.
std::string secret_from(const std::filesystem::path& file, const std::string& prompt, std::string_view option);

// A new password: typed twice where it is typed. Throws Failure, WrongUsage.
std::string new_password_from(const std::filesystem::path& file, std::string_view user);

class GuardedDoor final : public StoreDoor {
 public:
  // `session` becomes that of the log-in. In a demo clinic, where the passwords are known, somebody with `demo_role` is
  // logged in unless another user is named.
  GuardedDoor(StoreDoor& door, Session& session, const Credentials& credentials, Role demo_role)
      : x_door(door), x_session(session), x_credentials(credentials), x_demo_role(demo_role) {}

  std::unique_ptr<Store> create(const std::filesystem::path& file, const ClinicSettings& settings,
                                const Session& session) override {
    return x_door.create(file, settings, session);
  }
  // A file that has accounts is opened for writing, so that the trail says who read it; for reading where it cannot be
  // written. Throws what the door throws, Failure, LogInError.
  std::unique_ptr<Store> open(const std::filesystem::path& file, Access access) override;

  CatalogueContent read_catalogue(const std::filesystem::path& file, const CatalogueContent& own) override {
    return x_door.read_catalogue(file, own);
  }
  std::string catalogue_text(const CatalogueContent& content) override { return x_door.catalogue_text(content); }
  std::string volume_encryption(const std::filesystem::path& file) override { return x_door.volume_encryption(file); }
  // A keyed file is logged in to first.
  FileCheck check(const std::filesystem::path& file, Progress& progress) override;
  FileCheck check(Store& store, const std::filesystem::path& file, Progress& progress) override {
    return x_door.check(store, file, progress);
  }
  bool keys_its_files() const override { return x_door.keys_its_files(); }
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override { x_door.rename(from, to); }
  void discard(const std::filesystem::path& file) override { x_door.discard(file); }
  ImportReport import(Store& store, const Session& session, const ImportRequest& request, Progress& progress) override {
    return x_door.import(store, session, request, progress);
  }
  OutcomeSettings outcome_settings(const std::filesystem::path& file) override;
  std::string outcome_settings_text(const OutcomeSettings& settings) override;
  NamedAnalysis analysis(const std::filesystem::path& file, const Catalogue& catalogue) override;
  std::string analysis_text(const NamedAnalysis& named) override { return x_door.analysis_text(named); }
  std::vector<DiagnosisCode> read_diagnosis_list(const std::filesystem::path& file) override {
    return x_door.read_diagnosis_list(file);
  }

 private:
  void log_in(Entrance& entrance);
  std::unique_ptr<Store> opened_for_the_trail(const std::filesystem::path& file);

  StoreDoor& x_door;
  Session& x_session;
  const Credentials& x_credentials;
  Role x_demo_role;
};

}  // namespace psoas::console
