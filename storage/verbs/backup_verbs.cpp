#include "storage/verbs/backup_verbs.h"

#include "storage/engine/query.h"
#include "storage/secret/hex.h"

namespace psoas::storage {

namespace {

constexpr std::string_view recovery_context = "psoastrack recovery slot 0";  // as in the file's own slot
constexpr std::string_view passphrase_context = "psoastrack backup slot 0";

// Columns: salt, operations, memory, wrapped.
void add_slot(Query query, SlotKind kind, std::string_view context, std::vector<MasterKeySlot>& slots) {
  if (!query.next()) return;
  MasterKeySlot slot;
  slot.kind = kind;
  slot.context = context;
  slot.work = {static_cast<std::uint64_t>(query.integer(1)), static_cast<std::uint64_t>(query.integer(2))};
  if (read_hex(query.view(0), slot.salt) && read_hex(query.view(3), slot.master_key)) slots.push_back(slot);
}

}  // namespace

std::string BackupVerbs::folder() {
  if (!x_has_plan) return "";
  Query plan(x_connection, "SELECT folder FROM backup_plan");
  return plan.next() ? plan.text(0) : std::string();
}

BackupState BackupVerbs::state() {
  BackupState state;
  state.folder = folder();
  for (const MasterKeySlot& slot : slots())
    (slot.kind == SlotKind::recovery_code ? state.recovery_code : state.passphrase) = true;
  state.audit_sequence = one_integer(x_connection, "SELECT max(sequence) FROM audit").value_or(0);
  Query drill(x_connection, "SELECT at, backup_made_at, passed FROM backup_drill ORDER BY id DESC LIMIT 1");
  if (drill.next()) state.drill = LastDrill{drill.moment(0), drill.moment(1), drill.flag(2)};
  Query copy(x_connection,
             "SELECT at, reason FROM audit WHERE entity = 'file' AND action = 'backup' AND entity_id = 0"
             " ORDER BY sequence DESC LIMIT 1");
  if (copy.next()) state.copy_before_upgrade = CopyBeforeUpgrade{copy.moment(0), copy.text(1)};
  return state;
}

std::vector<MasterKeySlot> BackupVerbs::slots() {
  std::vector<MasterKeySlot> slots;
  add_slot(Query(x_connection, "SELECT salt, operations, memory, wrapped FROM key_slot WHERE kind = 'recovery'"),
           SlotKind::recovery_code, recovery_context, slots);
  if (x_has_plan)
    add_slot(Query(x_connection, "SELECT salt, operations, memory, wrapped FROM backup_plan WHERE wrapped <> ''"),
             SlotKind::kept_passphrase, passphrase_context, slots);
  return slots;
}

// The plan as it stands, for the trail; it is there from now on.
std::string BackupVerbs::begin_change() {
  x_gate->require(Permission::restore);
  x_gate->require_untouched("backup plan", 1);
  Query before(x_connection, "SELECT folder FROM backup_plan WHERE id = 1");
  if (before.next()) return before.text(0);
  run(x_connection,
      "INSERT INTO backup_plan (id, folder, salt, operations, memory, wrapped, revision)"
      " VALUES (1, '', '', 0, 0, '', 1)");
  return "";
}

void BackupVerbs::change_folder(const std::string& folder) {
  const std::string old = begin_change();
  run(x_connection, "UPDATE backup_plan SET folder = $1, revision = revision + 1 WHERE id = 1", folder);
  x_gate->append({"change", "backup plan", 1, {}, folder, old});
}

void BackupVerbs::put_passphrase(const SecretBytes& master_key, std::string_view passphrase, const KdfWork& work) {
  begin_change();
  const Salt salt = new_salt();
  const WrappedKey key = wrapped(master_key, key_from(passphrase, salt, work), passphrase_context);
  run(x_connection,
      "UPDATE backup_plan SET salt = $1, operations = $2, memory = $3, wrapped = $4, revision = revision + 1"
      " WHERE id = 1",
      hex_of(salt), static_cast<std::int64_t>(work.operations), static_cast<std::int64_t>(work.memory), hex_of(key));
  x_gate->append({"password", "backup plan", 1, {}, "", ""});
}

void BackupVerbs::take_passphrase_away() {
  begin_change();
  run(x_connection,
      "UPDATE backup_plan SET salt = '', operations = 0, memory = 0, wrapped = '', revision = revision + 1"
      " WHERE id = 1");
  x_gate->append({"remove", "backup plan", 1, {}, "", ""});
}

void BackupVerbs::note(std::string_view action, std::string_view subject, std::string_view detail) {
  x_gate->append({action, subject, 0, {}, detail, ""});
}

void BackupVerbs::note_drill(const LastDrill& drill) {
  run(x_connection, "INSERT INTO backup_drill (at, backup_made_at, passed) VALUES ($1, $2, $3)", drill.at,
      drill.backup_made_at, drill.passed);
  x_gate->append({"backup", "restore drill", 0, {}, drill.passed ? "passed" : "failed", ""});
}

}  // namespace psoas::storage
