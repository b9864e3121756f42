#include "storage/protection/key_slots.h"

#include "domain/base/uuid.h"
#include "storage/engine/query.h"
#include "storage/secret/hex.h"

namespace psoas::storage {

namespace {

// Columns: kind, account, salt, operations, memory, wrapped.
std::optional<StoredSlot> read_slot(Query& query) {
  StoredSlot slot;
  slot.kind = query.text(0);
  slot.account = query.integer(1);
  if (!read_hex(query.view(2), slot.salt) || !read_hex(query.view(5), slot.wrapped)) return std::nullopt;
  slot.work = {static_cast<std::uint64_t>(query.integer(3)), static_cast<std::uint64_t>(query.integer(4))};
  return slot;
}

std::optional<StoredSlot> first_slot(Query query) { return query.next() ? read_slot(query) : std::nullopt; }

bool may_be_tried(const StoredSlot& slot, const KdfWork& weakest) {
  return is_usable(slot.work) || (weakest == quick_work && slot.work == quick_work);
}

std::string context_of(const std::string& kind, std::int64_t account) {
  return "psoastrack " + kind + " slot " + std::to_string(account);
}

constexpr std::int64_t nobody = 0;

// Under the open slot everybody's key lies: nothing is secret yet.
SecretBytes open_key() { return SecretBytes(key_bytes); }

}  // namespace

std::vector<StoredSlot> stored_slots(Connection& connection) {
  std::vector<StoredSlot> slots;
  Query query(connection,
              "SELECT kind, coalesce(account, 0), salt, operations, memory, wrapped FROM key_slot ORDER BY id");
  while (query.next())
    if (std::optional<StoredSlot> slot = read_slot(query)) slots.push_back(std::move(*slot));
  return slots;
}

std::shared_ptr<const Keys> keys_lying_open(const StoredSlot& slot) {
  std::optional<SecretBytes> master = unwrapped(slot.wrapped, open_key(), context_of("open", nobody));
  return master ? std::make_shared<const Keys>(std::move(*master)) : nullptr;
}

std::shared_ptr<const Keys> keys_in(const std::optional<StoredSlot>& slot, std::string_view known,
                                    const KdfWork& weakest) {
  const bool usable = slot && may_be_tried(*slot, weakest);
  const SecretBytes under = key_from(known, usable ? slot->salt : new_salt(), usable ? slot->work : weakest);
  if (!usable) return nullptr;
  std::optional<SecretBytes> master = unwrapped(slot->wrapped, under, context_of(slot->kind, slot->account));
  return master ? std::make_shared<const Keys>(std::move(*master)) : nullptr;
}

std::shared_ptr<const Keys> found_protection(Connection& connection, SecretBytes master_key) {
  auto keys = std::make_shared<const Keys>(std::move(master_key));
  run(connection, "INSERT INTO protection (id, clinic, chained_after) VALUES (1, $1, 0)", new_uuid());
  run(connection, "INSERT INTO key_slot (kind, salt, operations, memory, wrapped) VALUES ('open', $1, 0, 0, $2)",
      hex_of(Salt{}), hex_of(wrapped(keys->master, open_key(), context_of("open", nobody))));
  return keys;
}

std::shared_ptr<const Keys> keys_of_open_slot(Connection& connection) {
  const auto slot = first_slot(
      Query(connection, "SELECT kind, 0, salt, operations, memory, wrapped FROM key_slot WHERE kind = 'open'"));
  return slot ? keys_lying_open(*slot) : nullptr;
}

bool has_accounts_stored(Connection& connection) {
  return one_integer(connection, "SELECT 1 FROM account LIMIT 1").has_value();
}

bool is_demo_stored(Connection& connection) {
  return one_integer(connection, "SELECT demo FROM clinic").value_or(0) == 1;
}

std::string clinic_identity(Connection& connection) {
  Query query(connection, "SELECT clinic FROM protection");
  return query.next() ? query.text(0) : std::string();
}

PreparedSlot prepared_slot(std::string_view known, const KdfWork& work) {
  const Salt salt = new_salt();
  return {salt, work, key_from(known, salt, work)};
}

std::string known_of(const RecoverySecret& secret) { return hex_of(secret); }

void put_password_slot(Connection& connection, const Keys& keys, AccountId account, const PreparedSlot& slot) {
  run(connection, "DELETE FROM key_slot WHERE account = $1", account);
  run(connection,
      "INSERT INTO key_slot (kind, account, salt, operations, memory, wrapped) VALUES ('password', $1, $2, $3, $4, $5)",
      account, hex_of(slot.salt), static_cast<std::int64_t>(slot.work.operations),
      static_cast<std::int64_t>(slot.work.memory),
      hex_of(wrapped(keys.master, slot.under, context_of("password", account.number))));
}

void put_recovery_slot(Connection& connection, const Keys& keys, const PreparedSlot& slot) {
  run(connection, "DELETE FROM key_slot WHERE kind = 'recovery'");
  run(connection, "INSERT INTO key_slot (kind, salt, operations, memory, wrapped) VALUES ('recovery', $1, $2, $3, $4)",
      hex_of(slot.salt), static_cast<std::int64_t>(slot.work.operations), static_cast<std::int64_t>(slot.work.memory),
      hex_of(wrapped(keys.master, slot.under, context_of("recovery", nobody))));
}

void close_open_slot(Connection& connection) { run(connection, "DELETE FROM key_slot WHERE kind = 'open'"); }

std::shared_ptr<const Keys> keys_of_password(Connection& connection, std::optional<AccountId> account,
                                             std::string_view password, const KdfWork& weakest) {
  const char* const questions[] = {
      "SELECT kind, account, salt, operations, memory, wrapped FROM key_slot WHERE account = $1",
      // Nobody's: the work of those who have a slot, which the context keeps shut.
      "SELECT kind, 0, salt, operations, memory, wrapped FROM key_slot WHERE kind = 'password' AND $1 = 0"
      " ORDER BY operations * memory DESC LIMIT 1"};
  const auto slot = first_slot(Query(connection, questions[account ? 0 : 1], account ? account->number : nobody));
  return keys_in(slot, password, weakest);
}

std::shared_ptr<const Keys> keys_of_recovery_code(Connection& connection, const RecoverySecret& secret,
                                                  const KdfWork& weakest) {
  const auto slot = first_slot(
      Query(connection, "SELECT kind, 0, salt, operations, memory, wrapped FROM key_slot WHERE kind = 'recovery'"));
  return keys_in(slot, known_of(secret), weakest);
}

}  // namespace psoas::storage
