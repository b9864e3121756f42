#include "storage/backup/record_facts.h"

#include <string>

#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

bool has_column(SqliteConnection& connection, std::string_view table, std::string_view column) {
  return one_integer(connection, "SELECT 1 FROM pragma_table_info($1) WHERE name = $2", table, column).has_value();
}

std::string one_text(SqliteConnection& connection, const char* sql) {
  Query query(connection, sql);
  return query.next() ? query.text(0) : std::string();
}

}  // namespace

RecordFacts facts_of(SqliteConnection& connection) {
  RecordFacts facts;
  facts.schema_version = std::stoi(connection.pragma("PRAGMA user_version"));
  if (has_column(connection, "protection", "clinic"))
    facts.clinic = one_text(connection, "SELECT clinic FROM protection");
  facts.patients = one_integer(connection, "SELECT count(*) FROM patient WHERE voided_at IS NULL").value_or(0);
  facts.visits = one_integer(connection, "SELECT count(*) FROM visit WHERE live = 1").value_or(0);
  Query last_visit(connection, "SELECT max(date) FROM visit WHERE live = 1");
  if (last_visit.next()) facts.last_visit = last_visit.day_or_none(0);
  facts.audit_sequence = one_integer(connection, "SELECT max(sequence) FROM audit").value_or(0);
  if (has_column(connection, "audit", "mac"))
    facts.audit_head =
        one_text(connection, "SELECT coalesce(mac, '') FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)");
  return facts;
}

}  // namespace psoas::storage
