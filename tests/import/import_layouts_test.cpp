#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

const std::string patients = R"([[patients]]
file = "wide.csv"
mrn = "MRN"
family_name = "Name"
birth_date = "Born"
)";

ImportReport import(ImportClinic& clinic, const std::string& mapping, const std::string& table, bool dry_run = false) {
  const TableFolder folder;
  folder.write("wide.csv", table);
  return clinic.import(folder.write("map.toml", "source = \"wide\"\n" + mapping), folder.path(), dry_run);
}

}  // namespace

TEST_CASE("a row per patient with groups of columns becomes a visit for each group that is filled") {
  ImportClinic clinic;
  const std::string mapping = patients + R"(
[[visits]]
file = "wide.csv"
patient = "MRN"
date = "Day0"
kind = { value = "new_patient" }
scores = { nrs_avg7 = "Pain0" }

[[visits]]
file = "wide.csv"
patient = "MRN"
date = "Day3"
scores = { nrs_avg7 = "Pain3" }
)";
  const ImportReport report = import(clinic, mapping,
                                     "MRN,Name,Born,Day0,Pain0,Day3,Pain3\n"
                                     "1,Abel,1970-01-01,2025-01-06,7,2025-04-01,3\n"
                                     "2,Baker,1980-01-01,2025-01-07,6,,\n");
  CHECK(report.stored);
  CHECK(count(report, "visit").added == 3);
  CHECK(count(report, "visit").left_out == 1);
  CHECK(clinic.scores("1", "nrs_avg7").size() == 2);
  CHECK(clinic.visits("2")[0].kind == "new_patient");
}

TEST_CASE("a row per visit holds scores, findings by side and treatments") {
  ImportClinic clinic;
  const std::string mapping = patients + R"(
[[visits]]
file = "wide.csv"
key = "Visit"
patient = "MRN"
date = "Day"
scores = { nrs_avg7 = "Pain", "peg/pain" = "P", "peg/enjoyment" = "E", "peg/activity" = "G" }

[visits.findings]
"exam_stinchfield/L" = "StinchL"
"exam_stinchfield/R" = { column = "StinchR", translate = { "1" = "present", "0" = "absent" } }

[[visits.treatments]]
treatment = { value = "tx_procedure_other" }
side = "TxSide"
parameters = { procedure = "Tx" }
)";
  const ImportReport report = import(clinic, mapping,
                                     "MRN,Name,Born,Visit,Day,Pain,P,E,G,StinchL,StinchR,Tx,TxSide\n"
                                     "1,Abel,1970-01-01,v1,2025-01-06,7,7,8,6,absent,1,injection,R\n"
                                     "1,Abel,1970-01-01,v2,2025-02-06,3,3,,3,,0,,\n");
  CAPTURE(report.rejected.empty() ? "" : report.rejected[0].problem.field + " " + report.rejected[0].value);
  REQUIRE(report.stored);
  CHECK(count(report, "patient").added == 1);
  CHECK(count(report, "patient").known == 1);
  CHECK(count(report, "finding").added == 3);
  CHECK(count(report, "treatment").added == 1);
  const std::vector<Visit> visits = clinic.visits("1");
  REQUIRE(visits.size() == 2);
  const Visit& first = visits[1];
  CHECK(first.score("peg")->total == 7);
  CHECK(first.finding("exam_stinchfield", Side::right)->value.code == "present");
  CHECK(first.finding("exam_stinchfield", Side::left)->value.code == "absent");
  REQUIRE(first.treatments.size() == 1);
  CHECK(first.treatments[0].side == Side::right);
  CHECK(visits[0].finding("exam_stinchfield", Side::left) == nullptr);
  CHECK(visits[0].treatments.empty());
}

TEST_CASE("a score counts on its own day, also when its visit began on another") {
  const TableFolder folder;
  ImportClinic clinic;
  folder.write("wide.csv", "MRN,Name,Born\n1,Abel,1970-01-01\n");
  folder.write("visits.csv", "Id,MRN,Day\nv1,1,2025-01-06\n");
  folder.write("scores.csv", "MRN,Visit,At,Pain\n1,v1,2025-01-06T10:00:00Z,5\n1,v1,2025-01-09T10:00:00Z,4\n");
  const std::filesystem::path map = folder.write("map.toml", "source = \"s\"\ntime_zone = \"UTC\"\n" + patients + R"(
[[visits]]
file = "visits.csv"
key = "Id"
patient = "MRN"
date = "Day"
[[scores]]
file = "scores.csv"
patient = "MRN"
visit = "Visit"
date = { column = "At", format = "YYYY-MM-DDThh:mm:ssZ" }
instrument = { value = "nrs_current" }
value = "Pain"
)");
  const ImportReport report = clinic.import(map, folder.path());
  REQUIRE(report.stored);
  CHECK(count(report, "visit").added == 2);
  const std::vector<DatedValue> values = clinic.scores("1", "nrs_current");
  REQUIRE(values.size() == 2);
  CHECK(values[0].date == 2025_y / 1 / 6);
  CHECK(values[1].date == 2025_y / 1 / 9);
}

TEST_CASE("rows may name patients already in the record by their record number") {
  ImportClinic clinic;
  import(clinic, patients, "MRN,Name,Born\n1,Abel,1970-01-01\n");
  const std::string mapping = R"([[findings]]
file = "wide.csv"
patient_mrn = "MRN"
date = "Day"
finding = "What"
side = "Side"
value = "Value"
)";
  const ImportReport report =
      import(clinic, mapping, "MRN,Day,What,Side,Value\n1,2025-01-06,exam_stinchfield,R,present\n");
  CHECK(report.stored);
  CHECK(count(report, "finding").added == 1);
  const ImportReport bad = import(clinic, mapping, "MRN,Day,What,Side,Value\n1,2025-01-07,exam_nothing,R,present\n");
  REQUIRE(bad.rejected.size() == 1);
  CHECK(bad.rejected[0].problem.code == ProblemCode::unknown_code);
  CHECK(bad.rejected[0].line == 2);
}

TEST_CASE("a patient with a record number in use is linked when it is the same person, else rejected") {
  ImportClinic clinic;
  import(clinic, patients, "MRN,Name,Born\n1,Abel,1970-01-01\n");
  std::string other_source = patients;
  const TableFolder folder;
  folder.write("wide.csv", "MRN,Name,Born\n1,Abel,1970-01-01\n");
  const std::filesystem::path map = folder.write("map.toml", "source = \"other\"\n" + patients);
  CHECK(count(clinic.import(map, folder.path()), "patient").known == 1);
  folder.write("wide.csv", "MRN,Name,Born\n1,Baker,1980-01-01\n");
  const ImportReport report = clinic.import(map, folder.path());
  REQUIRE(report.rejected.size() == 1);
  CHECK(report.rejected[0].problem.code == ProblemCode::already_used);
  CHECK(clinic.patients() == 1);
}

TEST_CASE("cells declared missing are left out, columns are joined, endings stripped when asked") {
  ImportClinic clinic;
  const std::string mapping = R"(missing = ["NA", "-"]
[[patients]]
file = "wide.csv"
mrn = "MRN"
family_name = { column = "Name", strip_digits_at_end = true }
given_name = { columns = ["First", "Middle"], between = " " }
birth_date = "Born"
[[scores]]
file = "wide.csv"
patient = "MRN"
date = "Day"
instrument = { value = "nrs_avg7" }
value = "Pain"
)";
  const ImportReport report = import(clinic, mapping,
                                     "MRN,Name,First,Middle,Born,Day,Pain\n"
                                     "1,Abel12,Ann,NA,1970-01-01,2025-01-06,NA\n"
                                     "2,Baker,Bo,Lee,1970-01-02,2025-01-06,4\n");
  REQUIRE(report.stored);
  CHECK(count(report, "score").left_out == 1);
  const Patient ann = clinic.store->read(clinic.session, [](Reading& reading) {
    return reading.patients().get(reading.patients().with_mrn("1").value());
  });
  CHECK(ann.display_name() == "Abel, Ann");
}

TEST_CASE("unusual values are refused until the mapping confirms them") {
  ImportClinic clinic;
  const std::string mapping = patients + R"([[visits]]
file = "wide.csv"
patient = "MRN"
date = "Day"
scores = { nrs_avg7 = "Avg", nrs_worst7 = "Worst" }
)";
  const std::string table = "MRN,Name,Born,Day,Avg,Worst\n1,Abel,1970-01-01,2025-01-06,8,5\n";
  const ImportReport refused = import(clinic, mapping, table);
  REQUIRE(refused.rejected.size() == 1);
  CHECK(refused.rejected[0].problem.code == ProblemCode::order_mismatch);
  CHECK(refused.rejected[0].column == "Avg");
  CHECK(import(clinic, "unusual_values = \"confirmed\"\n" + mapping, table).stored);
  CHECK(clinic.visits("1")[0].confirmed.size() == 1);
}
