#include "storage/protection/key_slots.h"

#include <sodium.h>

#include "domain/base/uuid.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

template <std::size_t size>
std::string hex(const std::array<std::uint8_t, size>& bytes) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), bytes.size());
  text.pop_back();
  return text;
}

template <std::size_t size>
bool read_hex(std::string_view text, std::array<std::uint8_t, size>& bytes) {
  std::size_t length = 0;
  return sodium_hex2bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &length, nullptr) == 0 &&
         length == size && text.size() == 2 * size;
}

struct Slot {
  Salt salt{};
  KdfWork work;
  WrappedKey wrapped{};
};

// Columns: salt, operations, memory, wrapped.
std::optional<Slot> read_slot(Query query) {
  if (!query.next()) return std::nullopt;
  Slot slot;
  if (!read_hex(query.view(0), slot.salt) || !read_hex(query.view(3), slot.wrapped)) return std::nullopt;
  slot.work = {static_cast<std::uint64_t>(query.integer(1)), static_cast<std::uint64_t>(query.integer(2))};
  return slot;
}

bool may_be_tried(const Slot& slot, const KdfWork& weakest) {
  return is_usable(slot.work) || (weakest == quick_work && slot.work == quick_work);
}

std::string context_of(const char* kind, std::int64_t account) {
  return std::string("psoastrack ") + kind + " slot " + std::to_string(account);
}

constexpr std::int64_t nobody = 0;

std::shared_ptr<const Keys> opened(const std::optional<Slot>& slot, std::string_view known, const std::string& context,
                                   const KdfWork& weakest) {
  const bool usable = slot && may_be_tried(*slot, weakest);
  const SecretBytes under = key_from(known, usable ? slot->salt : new_salt(), usable ? slot->work : weakest);
  if (!usable) return nullptr;
  std::optional<SecretBytes> master = unwrapped(slot->wrapped, under, context);
  return master ? std::make_shared<const Keys>(std::move(*master)) : nullptr;
}

// Under the open slot everybody's key lies: nothing is secret yet.
SecretBytes open_key() { return SecretBytes(key_bytes); }

}  // namespace

std::shared_ptr<const Keys> found_protection(Connection& connection) {
  auto keys = std::make_shared<const Keys>(random_key());
  run(connection, "INSERT INTO protection (id, clinic, chained_after) VALUES (1, $1, 0)", new_uuid());
  run(connection, "INSERT INTO key_slot (kind, salt, operations, memory, wrapped) VALUES ('open', $1, 0, 0, $2)",
      hex(Salt{}), hex(wrapped(keys->master, open_key(), context_of("open", nobody))));
  return keys;
}

std::shared_ptr<const Keys> keys_of_open_slot(Connection& connection) {
  const auto slot =
      read_slot(Query(connection, "SELECT salt, operations, memory, wrapped FROM key_slot WHERE kind = 'open'"));
  if (!slot) return nullptr;
  std::optional<SecretBytes> master = unwrapped(slot->wrapped, open_key(), context_of("open", nobody));
  return master ? std::make_shared<const Keys>(std::move(*master)) : nullptr;
}

bool has_accounts_stored(Connection& connection) {
  return one_integer(connection, "SELECT 1 FROM account LIMIT 1").has_value();
}

std::string clinic_identity(Connection& connection) {
  Query query(connection, "SELECT clinic FROM protection");
  return query.next() ? query.text(0) : std::string();
}

PreparedSlot prepared_slot(std::string_view known, const KdfWork& work) {
  const Salt salt = new_salt();
  return {salt, work, key_from(known, salt, work)};
}

std::string known_of(const RecoverySecret& secret) { return hex(secret); }

void put_password_slot(Connection& connection, const Keys& keys, AccountId account, const PreparedSlot& slot) {
  run(connection, "DELETE FROM key_slot WHERE account = $1", account);
  run(connection,
      "INSERT INTO key_slot (kind, account, salt, operations, memory, wrapped) VALUES ('password', $1, $2, $3, $4, $5)",
      account, hex(slot.salt), static_cast<std::int64_t>(slot.work.operations),
      static_cast<std::int64_t>(slot.work.memory),
      hex(wrapped(keys.master, slot.under, context_of("password", account.number))));
}

void put_recovery_slot(Connection& connection, const Keys& keys, const PreparedSlot& slot) {
  run(connection, "DELETE FROM key_slot WHERE kind = 'recovery'");
  run(connection, "INSERT INTO key_slot (kind, salt, operations, memory, wrapped) VALUES ('recovery', $1, $2, $3, $4)",
      hex(slot.salt), static_cast<std::int64_t>(slot.work.operations), static_cast<std::int64_t>(slot.work.memory),
      hex(wrapped(keys.master, slot.under, context_of("recovery", nobody))));
}

void close_open_slot(Connection& connection) { run(connection, "DELETE FROM key_slot WHERE kind = 'open'"); }

std::shared_ptr<const Keys> keys_of_password(Connection& connection, std::optional<AccountId> account,
                                             std::string_view password, const KdfWork& weakest) {
  const char* const questions[] = {
      "SELECT salt, operations, memory, wrapped FROM key_slot WHERE account = $1",
      // Nobody's: the work of those who have a slot, which the context keeps shut.
      "SELECT salt, operations, memory, wrapped FROM key_slot WHERE kind = 'password' AND $1 = 0"
      " ORDER BY operations * memory DESC LIMIT 1"};
  const std::int64_t number = account ? account->number : nobody;
  const auto slot = read_slot(Query(connection, questions[account ? 0 : 1], number));
  return opened(slot, password, context_of("password", number), weakest);
}

std::shared_ptr<const Keys> keys_of_recovery_code(Connection& connection, const RecoverySecret& secret,
                                                  const KdfWork& weakest) {
  const auto slot =
      read_slot(Query(connection, "SELECT salt, operations, memory, wrapped FROM key_slot WHERE kind = 'recovery'"));
  return opened(slot, known_of(secret), context_of("recovery", nobody), weakest);
}

}  // namespace psoas::storage
