#include <algorithm>

#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/patient_verbs.h"

namespace psoas::storage {

namespace {

// A word with at most so many matches is looked up and its matches sorted. A commoner word is met soon enough when
// patients are walked in order of name.
constexpr int few = 2000;

struct Found {
  std::string line;
  PatientId patient;

  auto operator<=>(const Found&) const = default;
};

// The first text that sorts after everything that begins with `prefix`.
std::string after(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

// Whether each word typed begins a word of the line.
bool matches(std::string_view line, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1))
      if (at == 0 || line[at - 1] == ' ') return true;
    return false;
  });
}

// Capped, so that asking how common a word is costs little.
std::int64_t matches_of(Connection& connection, const std::string& word) {
  const auto leading = one_integer(connection,
                                   "SELECT count(*) FROM (SELECT 1 FROM patient_line WHERE line >= $1 AND line < $2"
                                   " LIMIT $3) AS some",
                                   word, after(word), few + 1);
  const auto further = one_integer(connection,
                                   "SELECT count(*) FROM (SELECT 1 FROM patient_term WHERE term >= $1 AND term < $2"
                                   " LIMIT $3) AS some",
                                   word, after(word), few + 1);
  return leading.value_or(0) + further.value_or(0);
}

// Lines that begin with the word, in order.
void gather_leading(Connection& connection, const std::string& word, const std::vector<std::string>& words,
                    std::size_t most, std::vector<Found>& found) {
  Query query(connection, "SELECT line, patient FROM patient_line WHERE line >= $1 AND line < $2 ORDER BY line", word,
              after(word));
  for (std::size_t taken = 0; taken < most && query.next();)
    if (matches(query.view(0), words)) {
      found.push_back({query.text(0), query.id<PatientId>(1)});
      ++taken;
    }
}

// Lines in which a further word begins with the word.
void gather_further(Connection& connection, const std::string& word, const std::vector<std::string>& words,
                    std::vector<Found>& found) {
  Query query(connection,
              "SELECT l.line, l.patient FROM patient_term t JOIN patient_line l ON l.patient = t.patient"
              " WHERE t.term >= $1 AND t.term < $2",
              word, after(word));
  while (query.next())
    if (matches(query.view(0), words)) found.push_back({query.text(0), query.id<PatientId>(1)});
}

void walk_in_order(Connection& connection, const std::vector<std::string>& words, std::size_t most,
                   std::vector<Found>& found) {
  Query query(connection, "SELECT line, patient FROM patient_line ORDER BY line");
  for (std::size_t taken = 0; taken < most && query.next();)
    if (matches(query.view(0), words)) {
      found.push_back({query.text(0), query.id<PatientId>(1)});
      ++taken;
    }
}

std::vector<PatientId> in_order(std::vector<Found> found, std::size_t most) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > most) found.resize(most);
  std::vector<PatientId> patients;
  for (const Found& one : found) patients.push_back(one.patient);
  return patients;
}

std::vector<PatientId> seen_last(Connection& connection, int most) {
  std::vector<PatientId> patients;
  Query query(connection, "SELECT patient FROM patient_activity ORDER BY last_visit DESC, patient DESC LIMIT $1", most);
  while (query.next()) patients.push_back(query.id<PatientId>(0));
  return patients;
}

}  // namespace

std::vector<PatientLine> PatientVerbs::find(std::string_view typed, int most) {
  const std::vector<std::string> words = search_words(typed);
  if (most <= 0) return {};
  if (words.empty()) return patient_lines(x_connection, seen_last(x_connection, most));
  const std::string* rarest = nullptr;
  std::int64_t least = 0;
  for (const std::string& word : words) {
    const std::int64_t count = matches_of(x_connection, word);
    if (count == 0) return {};
    if (rarest == nullptr || count < least) {
      rarest = &word;
      least = count;
    }
  }
  const auto limit = static_cast<std::size_t>(most);
  std::vector<Found> found;
  if (least <= few) {
    gather_leading(x_connection, *rarest, words, few, found);
    gather_further(x_connection, *rarest, words, found);
  } else {
    // One word's family names stand together, however late in the order; the walk finds the rest.
    if (words.size() == 1) gather_leading(x_connection, *rarest, words, limit, found);
    walk_in_order(x_connection, words, limit, found);
  }
  return patient_lines(x_connection, in_order(std::move(found), limit));
}

std::string name_and_birth(const Patient& patient) {
  std::string key;
  for (const std::string& name : {patient.family_name, patient.given_name}) {
    for (const std::string& word : search_words(name)) key += word + " ";
    key += "|";
  }
  return key + to_string(patient.birth_date);
}

void remove_search_words(Connection& connection, PatientId patient) {
  std::string line;
  {
    Query query(connection, "SELECT line FROM patient_line WHERE patient = $1", patient);
    if (query.next()) line = query.text(0);
  }
  for (const std::string& term : search_words(line))
    run(connection, "DELETE FROM patient_term WHERE term = $1 AND patient = $2", term, patient);
  run(connection, "DELETE FROM patient_line WHERE patient = $1", patient);
}

void write_search_words(Connection& connection, const Patient& patient) {
  std::vector<std::string> words = search_words(patient.family_name + " " + patient.given_name);
  for (const std::string& name : {patient.family_name, patient.given_name, patient.mrn, to_string(patient.birth_date)})
    for (const std::string& term : search_terms(name))
      if (std::find(words.begin(), words.end(), term) == words.end()) words.push_back(term);
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  run(connection, "INSERT INTO patient_line (patient, line, name_and_birth) VALUES ($1, $2, $3)", patient.id, line,
      name_and_birth(patient));
  for (std::size_t i = 1; i < words.size(); ++i)
    run(connection, "INSERT INTO patient_term (term, patient) VALUES ($1, $2) ON CONFLICT DO NOTHING", words[i],
        patient.id);
}

}  // namespace psoas::storage
