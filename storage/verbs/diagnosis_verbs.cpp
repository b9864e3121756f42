#include "storage/verbs/diagnosis_verbs.h"

#include <nlohmann/json.hpp>

#include "storage/diagnosis_text.h"
#include "storage/engine/query.h"
#include "storage/import/diagnosis_list.h"
#include "storage/import/fingerprint.h"
#include "storage/text.h"
#include "storage/verbs/word_search.h"

namespace psoas::storage {

namespace {

constexpr WordTables tables{
    "SELECT count(*) FROM (SELECT 1 FROM diagnosis_code WHERE line >= $1 AND line < $2 LIMIT $3) AS some",
    "SELECT count(*) FROM (SELECT 1 FROM diagnosis_term WHERE term >= $1 AND term < $2 LIMIT $3) AS some",
    "SELECT id FROM diagnosis_code WHERE line >= $1 AND line < $2",
    "SELECT diagnosis FROM diagnosis_term WHERE term >= $1 AND term < $2",
    "SELECT line, id FROM diagnosis_code WHERE line >= $1 AND line < $2 ORDER BY line",
    "SELECT line FROM diagnosis_code WHERE id = $1",
    "SELECT line, id FROM diagnosis_code ORDER BY line"};

DiagnosisCode read_code(Query& query) {
  return {query.text(0), query.text(1), query.day_or_none(2), query.day_or_none(3)};
}

// The code without its dot first, so that the order of lines is the order of codes.
std::vector<std::string> words_of(const DiagnosisCode& code) {
  std::string plain;
  for (const char c : code.code)
    if (c != '.') plain += c;
  std::vector<std::string> words{folded(plain)};
  for (const std::string& text : {code.code, code.label})
    for (std::string& term : search_terms(text))
      if (std::find(words.begin(), words.end(), term) == words.end()) words.push_back(std::move(term));
  return words;
}

void write_codes(Connection& connection, const std::vector<DiagnosisCode>& codes) {
  run(connection, "DELETE FROM diagnosis_term");
  run(connection, "DELETE FROM diagnosis_code");
  std::int64_t id = 0;
  for (const DiagnosisCode& code : codes) {
    const std::vector<std::string> words = words_of(code);
    std::string line;
    for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
    run(connection,
        "INSERT INTO diagnosis_code (id, code, label, valid_from, valid_to, line) VALUES ($1, $2, $3, $4, $5, $6)",
        ++id, code.code, code.label, code.valid_from, code.valid_to, line);
    for (std::size_t i = 1; i < words.size(); ++i)
      run(connection, "INSERT INTO diagnosis_term (term, diagnosis) VALUES ($1, $2) ON CONFLICT DO NOTHING", words[i],
          id);
  }
}

void write_state(Connection& connection, const DiagnosisListState& state, const std::string& digest) {
  run(connection,
      "INSERT INTO diagnosis_list (id, name, digest, codes, own, taken_at, revision) VALUES (1, $1, $2, $3, $4, $5, $6)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, digest = excluded.digest, codes = excluded.codes,"
      " own = excluded.own, taken_at = excluded.taken_at, revision = excluded.revision",
      state.name, digest, state.codes, state.own, state.taken_at, state.revision);
}

std::string_view own_text() { return diagnosis_text::files.front().text; }

std::string digest_of(std::string_view text) { return FingerprintOf().add(text).finish().hex(); }

std::string digest_of(const std::vector<DiagnosisCode>& codes) {
  FingerprintOf fingerprint;
  for (const DiagnosisCode& code : codes)
    fingerprint.add(code.code)
        .add(code.label)
        .add(code.valid_from ? to_string(*code.valid_from) : "")
        .add(code.valid_to ? to_string(*code.valid_to) : "");
  return fingerprint.finish().hex();
}

std::string stored_digest(Connection& connection) {
  Query query(connection, "SELECT digest FROM diagnosis_list WHERE id = 1");
  return query.next() ? query.text(0) : "";
}

std::string document_of(const DiagnosisListState& state, const std::string& digest) {
  const nlohmann::ordered_json json = {{"name", state.name}, {"codes", state.codes},
                                       {"own", state.own},   {"taken_at", to_string(state.taken_at)},
                                       {"digest", digest},   {"revision", state.revision}};
  return json.dump();
}

}  // namespace

std::vector<DiagnosisCode> DiagnosisVerbs::find(std::string_view typed, int most) {
  std::vector<DiagnosisCode> found;
  if (most <= 0) return found;
  const std::vector<std::string> words = search_words(typed);
  if (words.empty()) {
    Query query(x_connection, "SELECT code, label, valid_from, valid_to FROM diagnosis_code ORDER BY line LIMIT $1",
                most);
    while (query.next()) found.push_back(read_code(query));
    return found;
  }
  for (const std::int64_t id : found_by_words(x_connection, tables, words, static_cast<std::size_t>(most))) {
    Query query(x_connection, "SELECT code, label, valid_from, valid_to FROM diagnosis_code WHERE id = $1", id);
    if (query.next()) found.push_back(read_code(query));
  }
  return found;
}

std::optional<DiagnosisCode> DiagnosisVerbs::with_code(std::string_view code) {
  Query query(x_connection, "SELECT code, label, valid_from, valid_to FROM diagnosis_code WHERE code = $1", code);
  if (!query.next()) return std::nullopt;
  return read_code(query);
}

DiagnosisListState DiagnosisVerbs::list() {
  DiagnosisListState state;
  Query query(x_connection, "SELECT name, codes, own, taken_at, revision FROM diagnosis_list WHERE id = 1");
  if (!query.next()) return state;
  state.name = query.text(0);
  state.codes = query.small(1);
  state.own = query.flag(2);
  state.taken_at = query.moment(3);
  state.revision = query.small(4);
  return state;
}

void DiagnosisVerbs::replace(const std::vector<DiagnosisCode>& codes, std::string_view name, std::string_view reason) {
  permit(x_gate, Permission::change_catalogue);
  x_gate->require_untouched("diagnosis_list", 1);
  const DiagnosisListState old = list();
  const std::string old_digest = stored_digest(x_connection);
  write_codes(x_connection, codes);
  write_state(x_connection, {std::string(name), static_cast<int>(codes.size()), false, x_gate->now(), old.revision + 1},
              digest_of(codes));
  x_gate->append({"replace", "diagnosis_list", 1, {}, reason, document_of(old, old_digest)});
}

bool own_diagnosis_list_is_old(Connection& connection) {
  const DiagnosisListState state = DiagnosisVerbs(connection, nullptr).list();
  return state.own && stored_digest(connection) != digest_of(own_text());
}

void keep_own_diagnosis_list(Connection& connection, Moment now) {
  if (!own_diagnosis_list_is_old(connection)) return;
  const std::vector<DiagnosisCode> codes = read_diagnosis_csv(bytes_of(own_text()), "diagnosis_codes.csv");
  const int revision = DiagnosisVerbs(connection, nullptr).list().revision;
  write_codes(connection, codes);
  write_state(connection, {"", static_cast<int>(codes.size()), true, now, revision + 1}, digest_of(own_text()));
}

}  // namespace psoas::storage
