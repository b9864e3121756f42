#pragma once

// The store over a connection: lets sessions in, opens and ends transactions, and settles a commit that met an I/O
// error. Which database it is, and how its files are opened, is left to storage/sqlite.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

#include "domain/base/clock.h"
#include "domain/store/protection.h"
#include "domain/store/store.h"
#include "storage/engine/connection.h"
#include "storage/entrance.h"
#include "storage/gate.h"
#include "storage/protection/key_file.h"
#include "storage/verbs/own_catalogue_verbs.h"

namespace psoas::storage {

// Brings a file of an older version up to date for somebody whose keys the file has just given. Throws and leaves the
// file as it was.
using UpgradeAtLogIn =
    std::function<void(Connection& connection, const Session& session, const std::shared_ptr<const Keys>& keys)>;

// Once, when a keyed file has been opened: finds it sound and brings it up to date, or says how that is to be done.
using FirstLook = std::function<UpgradeAtLogIn(Connection& connection)>;

struct StoreSettings {
  bool read_only = false;
  KdfWork work = {};                          // of new passwords
  std::filesystem::path anchor_folder = {};   // where the trail's anchor is kept; "" nowhere
  std::filesystem::path file = {};            // "" in memory
  UpgradeAtLogIn upgrade = {};                // as long as the file waits for it
  std::optional<KeyFile> keys_beside = {};    // of a keyed file, which opens with the first log-in
  FirstLook first_look = {};                  // of a keyed file that is not open yet
  std::shared_ptr<const Keys> new_keys = {};  // of a keyed file just made, which has no account yet
};

class RecordStore final : public Store, private Protection {
 public:
  // Connects anew to the same records: after an I/O error, and a keyed file whenever somebody is let in, by the keys
  // that are given. Throws StoreError.
  using Reconnect = std::function<std::unique_ptr<Connection>(const Keys* keys)>;

  // Reads the clinic's catalogue. A keyed file comes without a connection. Throws StoreError.
  RecordStore(std::unique_ptr<Connection> connection, Reconnect reconnect, const Clock& clock, StoreSettings settings);
  ~RecordStore() override;

  std::shared_ptr<const Catalogue> catalogue() const override { return x_catalogue.catalogue; }
  bool read_only() const override { return x_settings.read_only; }
  Entrance& entrance() override { return x_entrance; }
  Protection& protection() override { return *this; }

  // Opened again when it was lost. Throws StoreError locked_out for a keyed file as long as nobody is in.
  Connection& connection();

  // Its pages are keyed: it is open only while somebody is in.
  bool is_keyed() const { return x_settings.keys_beside.has_value(); }
  // Closes a keyed file when nobody's keys are here any more.
  void close_if_locked() noexcept;
  // A file just made is there to stay from now on.
  void keep_new_file() { x_settings.new_keys = nullptr; }

  // The file is of an older version; nothing but its entrance may be used.
  bool waits_for_upgrade() const { return static_cast<bool>(x_settings.upgrade); }
  // Does it, if it waits for one.
  void come_up_to_date(const Session& session, const std::shared_ptr<const Keys>& keys);

  // Names it to those who ask what was found, until a sweep of everything says anew.
  void found_tampered(const TamperedSubject& subject);

  // One transaction on behalf of the entrance.
  using GatedWork = std::function<void(Connection&, Gate&)>;
  void write_as(const Session& session, const Entitlement& entitlement, const GatedWork& work);

  // One transaction over what is no part of the record. After a commit in doubt the file is opened anew by its next
  // use.
  void write_aside(const std::function<void(Connection&)>& work);

 private:
  void run_read(const Session& session, const std::function<void(Reading&)>& work) override;
  void run_write(const Session& session, const std::function<void(Writing&)>& work) override;
  void settle(const Gate& gate, const CommitInDoubt& doubt, const Keys* keys);
  void pass_barrier();
  void open_by(const Keys* keys);
  void look_first();
  void charts_were_read(const Session& session, const Entitlement& entitlement, const std::set<PatientId>& charts);
  // Those that this session has not opened a while ago already.
  std::vector<PatientId> charts_opened(const Session& session, const std::set<PatientId>& charts,
                                       std::int64_t now) const;
  void enter_charts(const Session& session, const Entitlement& entitlement, const std::vector<PatientId>& opened);
  void sweep_chart(PatientId patient, const Keys& keys);
  // Held as long as they are worked with: another store over the file may lock the session meanwhile.
  std::shared_ptr<const Keys> open_keys();

  std::string clinic_identity() override;
  TrailHead head() override;
  std::string hash_of(std::int64_t sequence) override;
  TrailFault anchor_fault() const override { return x_anchor_fault; }
  TrailCheck check_trail(Progress& progress) override;
  SweepReport sweep(Progress& progress) override;
  bool sweep_some(int patients) override;
  std::string damage(CheckDepth depth) override { return connection().damage(depth); }
  void keep_anchor() override;
  const std::vector<TamperedSubject>& tampered() override { return x_tampered_subjects; }
  std::vector<TamperedSubject> tampered(PatientId patient) override;

  std::unique_ptr<Connection> x_connection;
  Reconnect x_reconnect;
  const Clock& x_clock;
  StoreSettings x_settings;
  CatalogueInForce x_catalogue;
  std::optional<AuditSession> x_audit_session;
  RecordEntrance x_entrance;
  TrailFault x_anchor_fault = TrailFault::none;
  PatientId x_swept_last;  // by sweep_some
  std::set<PatientId> x_tampered;
  std::vector<TamperedSubject> x_tampered_subjects;
  std::map<std::pair<std::string, PatientId>, std::int64_t> x_charts_noted;  // session, patient; when, steady clock
};

}  // namespace psoas::storage
