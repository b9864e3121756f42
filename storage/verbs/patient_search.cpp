#include <algorithm>

#include "storage/engine/query.h"
#include "storage/text.h"
#include "storage/verbs/patient_verbs.h"
#include "storage/verbs/standing_record.h"
#include "storage/verbs/word_search.h"

namespace psoas::storage {

namespace {

constexpr WordTables tables{
    "SELECT count(*) FROM (SELECT 1 FROM patient_line WHERE line >= $1 AND line < $2 LIMIT $3) AS some",
    "SELECT count(*) FROM (SELECT 1 FROM patient_term WHERE term >= $1 AND term < $2 LIMIT $3) AS some",
    "SELECT patient FROM patient_line WHERE line >= $1 AND line < $2",
    "SELECT patient FROM patient_term WHERE term >= $1 AND term < $2",
    "SELECT line, patient FROM patient_line WHERE line >= $1 AND line < $2 ORDER BY line",
    "SELECT line FROM patient_line WHERE patient = $1",
    "SELECT line, patient FROM patient_line ORDER BY line"};

std::vector<PatientId> seen_last(Connection& connection, int most) {
  std::vector<PatientId> patients;
  Query query(connection, "SELECT patient FROM patient_activity ORDER BY last_visit DESC, patient DESC LIMIT $1", most);
  while (query.next()) patients.push_back(query.id<PatientId>(0));
  return patients;
}

void add_terms(const Patient& patient, std::vector<std::string>& words) {
  for (const std::string& name : {patient.family_name, patient.given_name, patient.mrn, to_string(patient.birth_date)})
    for (const std::string& term : search_terms(name))
      if (std::find(words.begin(), words.end(), term) == words.end()) words.push_back(term);
}

}  // namespace

std::vector<PatientLine> PatientVerbs::find(std::string_view typed, int most) {
  permit(x_gate, Permission::find_patients);
  const std::vector<std::string> words = search_words(typed);
  if (most <= 0) return {};
  if (words.empty()) return patient_lines(x_connection, seen_last(x_connection, most));
  std::vector<PatientId> patients;
  for (const std::int64_t patient : found_by_words(x_connection, tables, words, static_cast<std::size_t>(most)))
    patients.push_back(PatientId{patient});
  return patient_lines(x_connection, patients);
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
  add_terms(patient, words);
  for (const PatientId behind : records_behind(connection, patient.id))
    add_terms(PatientVerbs(connection, nullptr).get(behind), words);
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  run(connection, "INSERT INTO patient_line (patient, line, name_and_birth) VALUES ($1, $2, $3)", patient.id, line,
      name_and_birth(patient));
  for (std::size_t i = 1; i < words.size(); ++i)
    run(connection, "INSERT INTO patient_term (term, patient) VALUES ($1, $2) ON CONFLICT DO NOTHING", words[i],
        patient.id);
}

}  // namespace psoas::storage
