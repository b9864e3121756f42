#include "storage/protection/chain.h"

#include <algorithm>

#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

namespace {

// With the columns in the order read_entry() expects.
constexpr const char* every_entry =
    "SELECT a.sequence, a.at, a.offset_minutes, s.actor, coalesce(s.roles, s.role), s.session, s.workstation,"
    " s.program_version, a.action, a.entity, a.entity_id, a.patient, a.reason, a.old_document, a.digest, a.mac"
    " FROM audit a LEFT JOIN audit_session s ON s.id = a.session ORDER BY a.sequence";

ChainedEntry read_entry(Query& query) {
  ChainedEntry entry;
  entry.sequence = query.integer(0);
  entry.at = query.integer(1);
  entry.offset_minutes = query.small(2);
  entry.actor = query.view(3);
  entry.roles = query.view(4);
  entry.session = query.view(5);
  entry.workstation = query.view(6);
  entry.program_version = query.view(7);
  entry.action = query.view(8);
  entry.entity = query.view(9);
  entry.entity_id = query.integer(10);
  if (!query.is_null(11)) entry.patient = query.integer(11);
  entry.reason = query.view(12);
  entry.old_document = query.view(13);
  entry.digest = query.view(14);
  return entry;
}

std::int64_t chained_after(Connection& connection) {
  return one_integer(connection, "SELECT chained_after FROM protection").value_or(0);
}

constexpr std::string_view earlier_mark = "earlier entries: ";

// What the entry that began the chain says of those before it.
bool earlier_entries_are_as_noted(Connection& connection, const SecretBytes& key, std::int64_t after) {
  Query query(connection,
              "SELECT reason FROM audit WHERE sequence > $1 AND action = 'protect' ORDER BY sequence LIMIT 1", after);
  if (!query.next()) return false;
  const std::string reason = query.text(0);
  return reason == std::string(earlier_mark) + hash_of_earlier_entries(connection, key);
}

// The fault of one entry, given the number and hash of the one before.
TrailFault fault_of(const SecretBytes& key, const ChainedEntry& entry, std::string_view hash, const TrailHead& before) {
  if (entry.sequence != before.sequence + 1) return TrailFault::missing;
  if (hash.empty()) return TrailFault::added;
  return chained_hash(key, before.hash, entry) == hash ? TrailFault::none : TrailFault::changed;
}

}  // namespace

std::string chained_hash(const SecretBytes& key, std::string_view previous, const ChainedEntry& entry) {
  KeyedHash hash(key);
  hash.add(previous);
  hash.add(entry.sequence);
  hash.add(entry.at);
  hash.add(std::int64_t{entry.offset_minutes});
  for (const std::string_view text :
       {entry.actor, entry.roles, entry.session, entry.workstation, entry.program_version, entry.action, entry.entity})
    hash.add(text);
  hash.add(entry.entity_id);
  if (entry.patient) hash.add(*entry.patient);
  else hash.add_nothing();
  for (const std::string_view text : {entry.reason, entry.old_document, entry.digest}) hash.add(text);
  return text_of(hash.finish());
}

LastEntry last_entry(Connection& connection) {
  Query query(connection, "SELECT sequence, mac, at FROM audit ORDER BY sequence DESC LIMIT 1");
  if (!query.next()) return {};
  return {{query.integer(0), query.text(1)}, query.moment(2)};
}

TrailHead head_of_trail(Connection& connection) { return last_entry(connection).head; }

TrailCheck check_trail(Connection& connection, const Keys& keys, Progress& progress) {
  constexpr std::int64_t entries_between_steps = 1000;
  TrailCheck check;
  const std::int64_t total = head_of_trail(connection).sequence;
  const std::int64_t earlier = chained_after(connection);
  if (earlier > 0 && !earlier_entries_are_as_noted(connection, keys.trail, earlier)) {
    check.fault = TrailFault::earlier;
    check.first_broken = 1;
  }
  TrailHead before;
  Query query(connection, every_entry);
  while (query.next()) {
    const ChainedEntry entry = read_entry(query);
    ++check.entries;
    if (check.entries % entries_between_steps == 0) {
      progress.check();
      progress.at("entries", check.entries, total);
    }
    const std::string hash = query.text(15);
    if (entry.sequence <= earlier) {
      before = {entry.sequence, hash};
      continue;
    }
    const TrailFault fault = fault_of(keys.trail, entry, hash, before);
    if (fault != TrailFault::none && check.fault == TrailFault::none) {
      check.fault = fault;
      check.first_broken = entry.sequence;
    }
    before = {entry.sequence, hash};
  }
  check.head = before;
  return check;
}

std::string hash_of_earlier_entries(Connection& connection, const SecretBytes& key) {
  const std::int64_t last = chained_after(connection);
  KeyedHash hash(key);
  Query query(connection, every_entry);
  while (query.next() && query.integer(0) <= last) {
    hash.add(chained_hash(key, "", read_entry(query)));
    hash.add(query.view(15));
  }
  return text_of(hash.finish());
}

void begin_chain(Connection& connection, Gate& gate, const Keys& keys, const std::vector<TamperedSubject>& tampered) {
  run(connection, "UPDATE protection SET chained_after = (SELECT coalesce(max(sequence), 0) FROM audit)");
  gate.append(
      {"protect", "clinic", 1, {}, std::string(earlier_mark) + hash_of_earlier_entries(connection, keys.trail), {}});
  struct Subject {
    std::string entity;
    std::int64_t id;
    PatientId patient;
  };
  std::vector<Subject> subjects;
  {
    Query query(connection,
                "SELECT entity, entity_id, max(coalesce(patient, 0)) FROM audit WHERE sequence <= $1"
                " GROUP BY entity, entity_id ORDER BY entity, entity_id",
                chained_after(connection));
    while (query.next())
      if (has_digest(query.view(0)) && query.view(0) != "clinic")
        subjects.push_back({query.text(0), query.integer(1), query.id<PatientId>(2)});
  }
  for (const Subject& subject : subjects) {
    const auto is_it = [&](const TamperedSubject& other) {
      return other.entity == subject.entity && other.id == subject.id;
    };
    if (std::none_of(tampered.begin(), tampered.end(), is_it))
      gate.append({"protect", subject.entity, subject.id, subject.patient, {}, {}});
  }
}

void protect_newly_covered(Connection& connection, Gate& gate) {
  std::vector<std::int64_t> studies;
  {
    Query query(connection,
                "SELECT s.id FROM study s WHERE NOT EXISTS (SELECT 1 FROM audit a WHERE a.entity = 'study'"
                " AND a.entity_id = s.id) ORDER BY s.id");
    while (query.next()) studies.push_back(query.integer(0));
  }
  for (const std::int64_t study : studies) gate.append({"protect", "study", study, {}, {}, {}});
  if (one_integer(connection,
                  "SELECT 1 FROM key_slot WHERE kind = 'recovery' AND NOT EXISTS (SELECT 1 FROM audit"
                  " WHERE entity = 'recovery code')"))
    gate.append({"protect", "recovery code", 1, {}, {}, {}});
}

void protect_older_file(Connection& connection, const Clock& clock, bool covers_less) {
  const bool has_no_keys = clinic_identity(connection).empty();
  const std::shared_ptr<const Keys> keys = has_no_keys ? found_protection(connection) : keys_of_open_slot(connection);
  if (!keys) return;
  Entitlement entitlement;
  entitlement.everything = true;
  entitlement.keys = keys;
  const Session program{"PsoasTrack", Role::administrator, "upgrade", ""};
  Gate gate(connection, program, clock, std::nullopt, std::move(entitlement));
  if (has_no_keys) begin_chain(connection, gate, *keys);
  if (covers_less) protect_newly_covered(connection, gate);
}

}  // namespace psoas::storage
