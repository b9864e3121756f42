#include "domain/store/patient_merges.h"
#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

const std::string mapping = R"(source = "edges"
time_zone = "Europe/Berlin"
[[patients]]
file = "people.csv"
mrn = "MRN"
family_name = "Name"
birth_date = "Born"
[[scores]]
file = "scores.csv"
patient = "MRN"
date = { column = "At", format = "YYYY-MM-DDThh:mm:ssZ" }
instrument = { value = "nrs_current" }
value = "Pain"
)";

struct Edges {
  TableFolder folder;
  ImportClinic clinic;
  std::filesystem::path map = folder.write("map.toml", mapping);

  Edges() { folder.write("people.csv", "MRN,Name,Born\n1,Abel,1970-01-01\n"); }
  ImportReport import(const std::string& scores) {
    folder.write("scores.csv", scores);
    return clinic.import(map, folder.path());
  }

  // A visit as if typed at the keyboard.
  VisitId type_visit(Date day, const std::string& pain) {
    return clinic.store->write(clinic.session, [&](Writing& writing) {
      const PatientId id = writing.patients().with_mrn("1").value();
      VisitDraft draft;
      draft.patient = id;
      draft.uuid = new_uuid();
      draft.put("date", to_string(day));
      draft.put("kind", "follow_up");
      draft.put(score_path("nrs_current", "value"), pain);
      const Patient patient = writing.patients().get(id);
      return writing.visits().add(check(draft, *clinic.store->catalogue(), patient, clinic.clock.today()).visit);
    });
  }
};

// Asks to stop once the storing has begun.
class StopWhenStoring final : public Progress {
 public:
  void at(std::string_view step, std::int64_t, std::int64_t) override { x_stop = x_stop || step == "store"; }
  bool cancelled() const override { return x_stop; }

 private:
  bool x_stop = false;
};

}  // namespace

TEST_CASE("instants become local days in the mapping's zone") {
  Edges edges;
  REQUIRE(edges.import("MRN,At,Pain\n1,2026-01-05T23:30:00Z,4\n").stored);
  CHECK(edges.clinic.scores("1", "nrs_current")[0].date == 2026_y / 1 / 6);
}

TEST_CASE("a table with a byte order mark and CRLF comes in") {
  Edges edges;
  REQUIRE(edges.import("\xEF\xBB\xBFMRN,At,Pain\r\n1,2026-01-05T10:00:00Z,4\r\n").stored);
}

TEST_CASE("two values of one instrument on one day are not merged in silence") {
  Edges edges;
  const ImportReport report = edges.import("MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n1,2026-01-05T18:00:00Z,6\n");
  CHECK_FALSE(report.stored);
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].line == 3);
  CHECK(report.rejected[0].column == "Pain");
  CHECK(report.rejected[0].problem.code == ProblemCode::different_value);
  CHECK(report.rejected[0].problem.other == "4");
}

TEST_CASE("scores are added to a visit typed at the keyboard, but never over what was typed") {
  Edges edges;
  edges.import("MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n");
  edges.type_visit(2026_y / 2 / 9, "5");
  const ImportReport same = edges.import("MRN,At,Pain\n1,2026-02-09T10:00:00Z,5.0\n");
  CHECK(same.stored);
  CHECK(edges.clinic.visits("1").size() == 2);
  const ImportReport other = edges.import("MRN,At,Pain\n1,2026-02-09T11:00:00Z,8\n");
  CHECK_FALSE(other.stored);
  REQUIRE(other.rejected.size() == 1);
  CHECK(other.rejected[0].problem.other == "5");
  CHECK(edges.clinic.scores("1", "nrs_current")[1].value == 5);
}

TEST_CASE("a later row of a day whose visit was voided makes a visit of its own") {
  Edges edges;
  edges.import("MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n");
  const Visit first = edges.clinic.visits("1")[0];
  edges.clinic.store->write(edges.clinic.session, [&](Writing& writing) {
    writing.visits().void_visit(first.id, first.revision, "entered for the wrong patient");
  });
  CHECK(edges.import("MRN,At,Pain\n1,2026-01-05T12:00:00Z,3\n").stored);
  REQUIRE(edges.clinic.visits("1").size() == 1);
  CHECK(edges.clinic.visits("1")[0].id != first.id);
}

TEST_CASE("an import that is stopped half-way leaves nothing behind") {
  Edges edges;
  edges.folder.write("scores.csv", "MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n");
  ImportRequest request;
  request.mapping = edges.map;
  request.sources = {edges.folder.path()};
  StopWhenStoring progress;
  std::string people = "MRN,Name,Born\n";
  std::string scores = "MRN,At,Pain\n";
  for (int i = 1; i < 200; ++i) {
    people += std::to_string(i) + ",Abel" + std::to_string(i) + ",1970-01-01\n";
    scores += std::to_string(i) + ",2026-01-05T10:00:00Z,4\n";
  }
  edges.folder.write("people.csv", people);
  edges.folder.write("scores.csv", scores);
  CHECK_THROWS_AS(
      storage::import_tables(*edges.clinic.store, edges.clinic.session, request, progress, edges.clinic.clock.today()),
      Cancelled);
  CHECK(edges.clinic.patients() == 0);
}

TEST_CASE("a single table may have any name") {
  const TableFolder folder;
  ImportClinic clinic;
  const std::filesystem::path table = folder.write("export-2026-05.csv", "MRN,Name,Born\n1,Abel,1970-01-01\n");
  const std::string people = mapping.substr(0, mapping.find("[[scores]]"));
  CHECK(clinic.import(folder.write("map.toml", people), table).stored);
}

TEST_CASE("a wrong format rejects every row and lists a bounded number of them") {
  Edges edges;
  std::string scores = "MRN,At,Pain\n";
  for (int i = 0; i < 12'000; ++i) scores += "1,yesterday," + std::to_string(i % 10) + "\n";
  const ImportReport report = edges.import(scores);
  CHECK(report.rejected_in_all == 12'000);
  CHECK(report.rejected.size() == most_rejected_rows);
}

TEST_CASE("a note of a megabyte is rejected with the beginning of it") {
  const TableFolder folder;
  ImportClinic clinic;
  folder.write("people.csv", "MRN,Name,Born,Note\n1,Abel,1970-01-01," + std::string(1024 * 1024, 'x') + "\n");
  std::string people = mapping.substr(0, mapping.find("[[scores]]")) + "note = \"Note\"\n";
  const ImportReport report = clinic.import(folder.write("map.toml", people), folder.path());
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].problem.code == ProblemCode::too_long);
  CHECK(report.rejected[0].column == "Note");
  CHECK(report.rejected[0].value.size() < 300);
}

TEST_CASE("two patient rows with one record number are not both taken") {
  const TableFolder folder;
  ImportClinic clinic;
  folder.write("people.csv", "Id,MRN,Name,Born\na,1,Abel,1970-01-01\nb,1,Baker,1980-01-01\n");
  const std::string people = mapping.substr(0, mapping.find("[[scores]]")) + "key = \"Id\"\n";
  const ImportReport report = clinic.import(folder.write("map.toml", people), folder.path());
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].line == 3);
  CHECK(report.rejected[0].problem.code == ProblemCode::already_used);
  CHECK(report.rejected[0].problem.other == "line 2");
}

TEST_CASE("rows of a patient whose record was merged go to the record that stands for it") {
  Edges edges;
  edges.import("MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n");
  const PatientId stays = edges.clinic.store->write(edges.clinic.session, [](Writing& writing) {
    const Patient abel = writing.patients().get(writing.patients().with_mrn("1").value());
    Patient other = abel;
    other.uuid.clear();
    other.mrn = "77";
    const PatientId added = writing.patients().add(other);
    MergeRequest request = request_of(writing.patient_merges().preview(abel.id, added));
    request.reason = "registered twice";
    writing.patient_merges().merge(request);
    return added;
  });
  const ImportReport report = edges.import("MRN,At,Pain\n1,2026-02-05T10:00:00Z,4\n");
  CHECK(report.stored);
  CHECK(report.rejected.empty());
  CHECK(edges.clinic.store->read(edges.clinic.session,
                                 [&](Reading& reading) { return reading.visits().of_patient(stays).size(); }) == 2);
}

TEST_CASE("a key that came while its record was merged stays that record's when the merge is undone") {
  const TableFolder folder;
  ImportClinic clinic;
  const auto add = [&](const char* mrn) {
    return clinic.store->write(clinic.session, [&](Writing& writing) {
      Patient abel;
      abel.mrn = mrn;
      abel.family_name = "Abel";
      abel.birth_date = date::year{1970} / 1 / 1;
      return writing.patients().add(abel);
    });
  };
  const PatientId goes = add("100");
  const PatientId stays = add("200");
  const PatientMergeId merge = clinic.store->write(clinic.session, [&](Writing& writing) {
    MergeRequest request = request_of(writing.patient_merges().preview(goes, stays));
    request.reason = "registered twice";
    return writing.patient_merges().merge(request);
  });
  folder.write("people.csv", "Id,MRN,Name,Born\np100,100,Abel,1970-01-01\np300,300,Cole,1980-01-01\n");
  const std::string people = mapping.substr(0, mapping.find("[[scores]]")) + "key = \"Id\"\n";
  REQUIRE(clinic.import(folder.write("map.toml", people), folder.path()).stored);
  clinic.store->write(clinic.session,
                      [&](Writing& writing) { writing.patient_merges().separate(merge, {}, "two people"); });
  const auto noted = clinic.store->read(
      clinic.session, [](Reading& reading) { return reading.clinic().imported_as("edges", "patient", "p100"); });
  CHECK(noted == goes.number);
}

TEST_CASE("rows of a patient taken out of the record are left out") {
  Edges edges;
  edges.import("MRN,At,Pain\n1,2026-01-05T10:00:00Z,4\n");
  edges.clinic.store->write(edges.clinic.session, [](Writing& writing) {
    const Patient abel = writing.patients().get(writing.patients().with_mrn("1").value());
    writing.patients().void_patient(abel.id, abel.revision, "registered twice");
  });
  const ImportReport report = edges.import("MRN,At,Pain\n1,2026-02-05T10:00:00Z,4\n");
  CHECK_FALSE(report.stored);
  CHECK(report.rejected.empty());
  CHECK(count(report, "score").left_out == 1);
}
