#include <algorithm>
#include <iterator>

#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/patient_verbs.h"

namespace psoas::storage {

namespace {

// So many patients are looked up one by one and sorted. Of more, the first in order of name are met soon enough by
// walking in that order.
constexpr std::int64_t few = 2000;

// A word with more matches than this is common: the matches of two common words are met by walking, those of two
// others by comparing both lists.
constexpr std::int64_t many = 5000;

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

struct Word {
  std::string text;
  std::int64_t matches = 0;  // counted up to many + 1, so that asking costs little
};

Word counted(Connection& connection, const std::string& word) {
  const auto leading = one_integer(connection,
                                   "SELECT count(*) FROM (SELECT 1 FROM patient_line WHERE line >= $1 AND line < $2"
                                   " LIMIT $3) AS some",
                                   word, after(word), many + 1);
  const auto further = one_integer(connection,
                                   "SELECT count(*) FROM (SELECT 1 FROM patient_term WHERE term >= $1 AND term < $2"
                                   " LIMIT $3) AS some",
                                   word, after(word), many + 1);
  return {word, leading.value_or(0) + further.value_or(0)};
}

// Patients with a word that begins with this one, by number.
std::vector<std::int64_t> patients_with(Connection& connection, const std::string& word) {
  std::vector<std::int64_t> patients;
  Query leading(connection, "SELECT patient FROM patient_line WHERE line >= $1 AND line < $2", word, after(word));
  while (leading.next()) patients.push_back(leading.integer(0));
  Query further(connection, "SELECT patient FROM patient_term WHERE term >= $1 AND term < $2", word, after(word));
  while (further.next()) patients.push_back(further.integer(0));
  std::sort(patients.begin(), patients.end());
  patients.erase(std::unique(patients.begin(), patients.end()), patients.end());
  return patients;
}

// Patients among whom all matches are, when they are few; `rarest_first` are the words typed.
std::optional<std::vector<std::int64_t>> few_candidates(Connection& connection, const std::vector<Word>& rarest_first) {
  const bool two_lists = rarest_first.size() > 1 && rarest_first[1].matches <= many;
  if (rarest_first[0].matches > (two_lists ? many : few)) return std::nullopt;
  std::vector<std::int64_t> candidates = patients_with(connection, rarest_first[0].text);
  if (two_lists) {
    const std::vector<std::int64_t> others = patients_with(connection, rarest_first[1].text);
    std::vector<std::int64_t> both;
    std::set_intersection(candidates.begin(), candidates.end(), others.begin(), others.end(), std::back_inserter(both));
    candidates = std::move(both);
  }
  if (candidates.size() > few) return std::nullopt;
  return candidates;
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

void look_up(Connection& connection, const std::vector<std::int64_t>& candidates, const std::vector<std::string>& words,
             std::vector<Found>& found) {
  for (const std::int64_t patient : candidates) {
    Query query(connection, "SELECT line FROM patient_line WHERE patient = $1", patient);
    if (query.next() && matches(query.view(0), words)) found.push_back({query.text(0), PatientId{patient}});
  }
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
  std::vector<Word> rarest_first;
  for (const std::string& word : words) rarest_first.push_back(counted(x_connection, word));
  std::sort(rarest_first.begin(), rarest_first.end(),
            [](const Word& one, const Word& other) { return one.matches < other.matches; });
  if (rarest_first[0].matches == 0) return {};
  const auto limit = static_cast<std::size_t>(most);
  std::vector<Found> found;
  if (const auto candidates = few_candidates(x_connection, rarest_first)) {
    look_up(x_connection, *candidates, words, found);
  } else {
    // One word's family names stand together, however late in the order; the walk finds the rest.
    if (words.size() == 1) gather_leading(x_connection, words[0], words, limit, found);
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
