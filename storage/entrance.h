#pragma once

// Entrance over a RecordStore's connection: sessions live here, with the keys that their log-in opened.

#include <atomic>
#include <map>
#include <memory>

#include "domain/store/entrance.h"
#include "storage/gate.h"
#include "storage/log_in_book.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

class RecordStore;

// One log-in, shared by the stores over one file; locked and ended in all of them at once.
struct LiveSession final : Pass {
  Session session;
  AccountId account;
  mutable std::atomic<std::shared_ptr<const Keys>> keys;  // none while it is locked, and once it has ended
  std::atomic<std::int64_t> password_given_at{0};         // milliseconds of the steady clock

  void lock() const noexcept override { keys.store(nullptr); }
};

class RecordEntrance final : public Entrance {
 public:
  // `open_keys`: of a keyed file in the making, which nobody but this store can open yet.
  RecordEntrance(RecordStore& store, const Clock& clock, const KdfWork& work, std::unique_ptr<LogInBook> book,
                 std::shared_ptr<const Keys> open_keys)
      : x_store(store), x_clock(clock), x_work(work), x_book(std::move(book)), x_open_keys(std::move(open_keys)) {}

  // Asks who is let in without a log-in; when the store has opened the file, and after it was changed.
  void look_again();

  // Whether everybody is let in still: another store over the file may have made its first account.
  bool lies_open();
  // Asked once nobody else can write any more. Throws StoreError locked_out for keys that lay open and do no longer.
  void require_in_force(const Entitlement& entitlement);

  // What the session may do. Throws StoreError locked_out when nobody of that session is logged in.
  Entitlement entitlement_of(const Session& session);

  // The keys that are open, of whomever; nothing while the file is locked.
  std::shared_ptr<const Keys> keys() const;

  bool has_accounts() override { return !lies_open(); }
  bool is_demo() override;
  Entered make_first(const Account& first, std::string_view password, std::string_view workstation) override;
  Session log_in(std::string_view name, std::string_view password, std::string_view workstation, LogInAt at) override;
  Entered use_recovery_code(const RecoverySecret& code, std::string_view administrator, std::string_view new_password,
                            std::string_view workstation) override;
  void lock(const Session& session) override;
  void unlock(const Session& session, std::string_view password) override;
  void log_out(const Session& session) override;
  void give_password(const Session& session, std::string_view password) override;
  void change_password(const Session& session, std::string_view old_password, std::string_view new_password) override;
  std::shared_ptr<const Pass> pass(const Session& session) override;
  void admit(const std::shared_ptr<const Pass>& pass) override;
  bool allows(const Session& session, Permission permission) override;
  bool must_change_password(const Session& session) override;
  EmergencyAccess begin_emergency(const Session& session, PatientId patient, std::string_view reason) override;
  std::vector<EmergencyAccess> emergencies(const Session& session, bool with_reviewed) override;
  void review_emergency(const Session& session, std::int64_t id) override;
  std::vector<Account> accounts(const Session& session) override;
  AccountId add_account(const Session& session, const Account& account, std::string_view password) override;
  void change_account(const Session& session, const Account& account, std::string_view reason) override;
  void set_password(const Session& session, AccountId account, std::string_view password) override;
  Grants grants(const Session& session) override;
  void change_grants(const Session& session, const Grants& grants, std::string_view reason) override;
  void note(const Session& session, std::string_view action, std::optional<PatientId> patient,
            std::string_view detail) override;
  void note_patient_rows(const Session& session, std::string_view detail, std::string_view reason) override;

 private:
  // Lets the store open a keyed file by keys that are no session's yet; closes it again when none came of it.
  class AtTheDoor {
   public:
    AtTheDoor(RecordEntrance& entrance, std::shared_ptr<const Keys> keys);
    AtTheDoor(const AtTheDoor&) = delete;
    AtTheDoor& operator=(const AtTheDoor&) = delete;
    ~AtTheDoor();

   private:
    RecordEntrance& x_entrance;
  };

  LiveSession& live(const Session& session);
  // What the account allows as the record has it now. Gives why it lets nobody in any more; "" when it does.
  std::string read_in_force(AccountId account, Entitlement& entitlement);
  // Those the trail knows of; rows that somebody put there with a database shell grant nothing, and are named.
  Grants grants_in_force(const Keys& keys);
  std::set<PatientId> emergencies_in_force(AccountId account, const Keys& keys);
  bool is_known(std::string_view entity, std::int64_t id, const Keys& keys);
  Session begin_session(const Account& account, std::shared_ptr<const Keys> keys, std::string_view workstation);
  // Throws LogInError, and counts the failure.
  Unlocked unlocked_by(const Caller& caller, std::string_view password);
  void refuse_while_waiting(const Caller& caller);
  void count_failure(AccountId account);
  // Whether the record, which is open now, lets in whoever came by these keys. Throws LogInError.
  Account known_account(const Caller& caller, const Unlocked& unlocked);
  void require_known_account(const Keys& keys, AccountId account);
  void require_stored_slot(const Unlocked& unlocked);
  void enter_unreported(Connection& connection, Gate& gate, const std::vector<AccountAtDoor>& accounts,
                        AccountId logged_in);
  // A change of slots or accounts, told to the book before it is committed and after.
  void write_slots(const Session& session, const Entitlement& entitlement,
                   const std::function<void(Connection&, Gate&)>& work);
  // Whether a password that an administrator gives to it has to be changed before anything else.
  bool must_choose_own_password(const Account& account);
  void require_good_password(std::string_view password, const Account& account);
  KdfWork work();

  RecordStore& x_store;
  const Clock& x_clock;
  KdfWork x_work;
  std::unique_ptr<LogInBook> x_book;
  std::shared_ptr<const Keys> x_open_keys;
  std::shared_ptr<const Keys> x_keys_at_door;
  std::map<std::string, std::shared_ptr<LiveSession>> x_live;
  std::map<std::int64_t, std::int64_t> x_waits_since;  // by account, on the steady clock
};

}  // namespace psoas::storage
