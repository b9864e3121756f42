#include <catch2/catch.hpp>

#include <SQLiteCpp/SQLiteCpp.h>

#include <regex>

#include "tests/faults/campaign.h"
#include "tests/faults/fault_clinic.h"
#include "tests/faults/hostile_texts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

std::string schema_of(const fs::path& file) {
  SQLite::Database database = shell_on(file);
  return database.execAndGet("SELECT group_concat(type || name || coalesce(sql, '')) FROM sqlite_schema").getString();
}

Patient patient_called(const std::string& text) {
  Patient named = patient(text, text, text);
  named.phone = named.email = named.address = named.city = named.state = named.postal_code = named.note = text;
  return named;
}

bool same_texts(const Patient& one, const Patient& other) {
  return one.mrn == other.mrn && one.family_name == other.family_name && one.given_name == other.given_name &&
         one.phone == other.phone && one.email == other.email && one.address == other.address &&
         one.city == other.city && one.state == other.state && one.postal_code == other.postal_code &&
         one.note == other.note;
}

Visit visit_saying(PatientId whose, const std::string& text) {
  Visit said = full_visit(whose, day(2026, 1, 3));
  said.clinician = said.note = said.kind = text;
  said.scores[0].version = said.scores[0].language = said.scores[0].mode = text;
  said.findings[0].code = said.findings[0].value.text = text;
  said.findings[0].qualifiers[0].field = said.findings[0].qualifiers[0].value.code = text;
  said.treatments[0].code = said.treatments[0].performer = said.treatments[0].note = text;
  said.treatments[0].same_target_key = text;
  said.treatments[0].parameters[0].field = text;
  said.confirmed = {text};
  return said;
}

void require_same(const Visit& stored, const Visit& typed) {
  CHECK(stored.clinician == typed.clinician);
  CHECK(stored.note == typed.note);
  CHECK(stored.kind == typed.kind);
  CHECK(stored.scores[0].version == typed.scores[0].version);
  CHECK(stored.scores[0].language == typed.scores[0].language);
  CHECK(stored.findings[0].code == typed.findings[0].code);
  CHECK(stored.findings[0].value.text == typed.findings[0].value.text);
  CHECK(stored.findings[0].qualifiers == typed.findings[0].qualifiers);
  CHECK(stored.treatments[0].performer == typed.treatments[0].performer);
  CHECK(stored.treatments[0].note == typed.treatments[0].note);
  CHECK(stored.treatments[0].parameters == typed.treatments[0].parameters);
  CHECK(stored.confirmed == typed.confirmed);
}

VisitDraft draft_saying(PatientId whose, const std::string& text) {
  VisitDraft draft;
  draft.patient = whose;
  draft.reason = text;
  draft.put("note", text);
  draft.put(text, text);
  draft.confirmed = {text};
  return draft;
}

}  // namespace

TEST_CASE("SQL in a text is a text, in every field and every filter", "[faults][T12]") {
  Campaign campaign("T12", "SQL in texts: every field, search and filter");
  const FaultClinic clinic;
  const FaultFolder folder;
  const fs::path file = folder / "clinic.psoas";
  clinic.put(file);
  auto door = clinic.door();
  const std::string schema = schema_of(file);
  {
    const auto store = opened(door, file);
    for (const std::string& text : texts_for_sql()) {
      CAPTURE(text);
      const Patient typed = patient_called(text);
      store->write(staff(), [&](Writing& writing) {
        const PatientId id = writing.patients().add(typed);
        const Visit said = visit_saying(id, text);
        const VisitId visit = writing.visits().add(said);
        const DraftId draft = writing.visits().keep_draft(draft_saying(id, text));
        CHECK(same_texts(writing.patients().get(id), typed));
        CHECK(writing.patients().with_mrn(text) == id);
        require_same(writing.visits().get(visit), said);
        CHECK(writing.visits().draft(draft)->text("note") == text);
        CHECK(writing.visits().draft(draft)->text(text) == text);
        CHECK(writing.visits().with_uuid(text) == std::nullopt);
        CHECK_FALSE(writing.patients().find(text, 10).empty());
        CHECK(writing.patients().much_like(writing.patients().get(id)).empty());
        Episode episode;
        episode.patient = id;
        episode.label = episode.note = text;
        episode.opened_on = day(2026, 1, 1);
        writing.patients().add_episode(episode);
        CHECK(writing.patients().episodes(id).at(0).label == text);
      });
      campaign.count("texts") += 1;
    }
    ClinicSettings settings = store->read(staff(), [](Reading& reading) { return reading.clinic().settings(); });
    settings.name = texts_for_sql()[0];
    store->write(staff(), [&](Writing& writing) { writing.clinic().change_settings(settings, texts_for_sql()[1]); });
    CHECK(store->read(staff(), [](Reading& reading) { return reading.clinic().settings().name; }) == settings.name);
  }
  CHECK(schema_of(file) == schema);
  CHECK(judge(door, file, {}).fault.empty());
}

// Every statement is a literal that stands in the sources: the connection knows it by its address.
TEST_CASE("No SQL is built out of what somebody typed", "[faults][T12]") {
  const std::regex built(R"((Query\s+\w+\(|\brun\(|\bchange\(|\binserted\(|\bone_integer\(|prepared\()[^"]*\+\s*")");
  const std::regex begins(R"("\s*(SELECT|INSERT|UPDATE|DELETE)\b[^"]*"\s*\+)");
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(SOURCES) / "storage")) {
    if (entry.path().extension() != ".cpp") continue;
    ++files;
    const std::string text = bytes_of(entry.path());
    CAPTURE(entry.path());
    CHECK_FALSE(std::regex_search(text, begins));
    if (entry.path().parent_path().filename() != "verbs") continue;
    CHECK(text.find(".c_str()") == std::string::npos);
    CHECK_FALSE(std::regex_search(text, built));
  }
  CHECK(files > 30);
}
