#include "tests/import/import_for_tests.h"

using namespace psoas;
using namespace psoas::import_tests;

namespace {

// Made-up tables: two patients, pain scores in a long layout.
const std::string patients = "MRN;Family;Given;Born;Sex\n0007;Rivera;Ana;03.02.1971;w\n0008;Okafor;Ben;1.12.1980;m\n";
const std::string scores =
    "Patient;Day;Kind;Points\n0007;05.01.2026;avg;7\n0007;05.01.2026;worst;9\n0007;09.02.2026;avg;3,0\n"
    "0008;06.01.2026;avg;5\n0008;06.01.2026;weight;81,5\n";
const std::string mapping = R"(source = "old records"
delimiter = ";"
decimal_mark = ","
date_format = "D.M.YYYY"

[[patients]]
file = "patients.csv"
mrn = "MRN"
family_name = "Family"
given_name = "Given"
birth_date = "Born"
sex = { column = "Sex", translate = { w = "F", m = "M" } }

[[scores]]
file = "scores.csv"
where = { Kind = ["avg", "worst"] }
patient = "Patient"
date = "Day"
instrument = { column = "Kind", translate = { avg = "nrs_avg7", worst = "nrs_worst7" } }
value = "Points"
)";

struct LongTables {
  TableFolder folder;
  ImportClinic clinic;
  std::filesystem::path map = folder.write("map.toml", mapping);

  LongTables() {
    folder.write("patients.csv", patients);
    folder.write("scores.csv", scores);
  }
  ImportReport import(bool dry_run = false) { return clinic.import(map, folder.path(), dry_run); }

  // Imports with this table instead, expects one rejected row and an untouched store.
  RejectedRow rejected(const std::string& table, const std::string& text) {
    CAPTURE(text);
    folder.write(table, text);
    const ImportReport report = import();
    CHECK_FALSE(report.stored);
    CHECK(clinic.patients() == 0);
    REQUIRE(report.rejected.size() == 1);
    return report.rejected.front();
  }
};

}  // namespace

TEST_CASE("a long table of scores becomes visits, one for each patient and day") {
  LongTables tables;
  const ImportReport report = tables.import();
  CHECK(report.stored);
  CHECK(report.rejected.empty());
  CHECK(count(report, "patient").added == 2);
  CHECK(count(report, "visit").added == 3);
  CHECK(count(report, "score").added == 4);
  CHECK(count(report, "score").left_out == 1);
  const std::vector<DatedValue> values = tables.clinic.scores("0007", "nrs_avg7");
  REQUIRE(values.size() == 2);
  CHECK(values[0].date == 2026_y / 1 / 5);
  CHECK(values[0].value == 7);
  CHECK(values[1].value == 3);
  const Patient ana = tables.clinic.store->read(tables.clinic.session, [&](Reading& reading) {
    return reading.patients().get(reading.patients().with_mrn("0007").value());
  });
  CHECK(ana.display_name() == "Rivera, Ana");
  CHECK(ana.birth_date == 1971_y / 2 / 3);
  CHECK(ana.sex == Sex::female);
}

TEST_CASE("a dry run says the same and stores nothing") {
  LongTables tables;
  const std::size_t audit = tables.clinic.audit_entries();
  const ImportReport dry = tables.import(true);
  CHECK(dry.dry_run);
  CHECK_FALSE(dry.stored);
  CHECK(count(dry, "score").added == 4);
  CHECK(tables.clinic.patients() == 0);
  CHECK(tables.clinic.audit_entries() <= audit + 1);  // reading may be noted, storing is not
  CHECK(count(tables.import(), "score").added == 4);
}

TEST_CASE("the same tables a second time add nothing") {
  LongTables tables;
  tables.import();
  const ImportReport again = tables.import();
  CHECK(again.seen_before);
  CHECK_FALSE(again.stored);
  CHECK(count(again, "patient").known == 2);
  CHECK(count(again, "score").known == 4);
  CHECK(count(again, "score").added == 0);
  CHECK(count(again, "visit").added == 0);
  CHECK(tables.clinic.visits("0007").size() == 2);
}

TEST_CASE("of a table that grew only the new rows are added, to the visit of their day") {
  LongTables tables;
  tables.import();
  tables.folder.write("scores.csv", scores + "0008;06.01.2026;worst;8\n0008;07.03.2026;avg;4\n");
  const ImportReport report = tables.import();
  CHECK(report.stored);
  CHECK_FALSE(report.seen_before);
  CHECK(count(report, "score").added == 2);
  CHECK(count(report, "score").known == 4);
  CHECK(count(report, "visit").added == 1);
  REQUIRE(tables.clinic.visits("0008").size() == 2);
  CHECK(tables.clinic.visits("0008")[1].scores.size() == 2);
}

TEST_CASE("a row that changed since is reported and the record stays as it is") {
  LongTables tables;
  tables.import();
  tables.folder.write("scores.csv", "Patient;Day;Kind;Points\n0007;05.01.2026;avg;4\n");
  const ImportReport report = tables.import();
  CHECK_FALSE(report.stored);
  CHECK(report.rejected.empty());
  REQUIRE(report.changed.size() == 1);
  CHECK(report.changed[0].file == "scores.csv");
  CHECK(report.changed[0].line == 2);
  CHECK(tables.clinic.scores("0007", "nrs_avg7")[0].value == 7);
}

TEST_CASE("an import leaves one entry of its own in the audit trail beside its rows'") {
  LongTables tables;
  tables.import();
  const std::vector<AuditEntry> entries =
      tables.clinic.store->read(tables.clinic.session, [](Reading& reading) { return reading.clinic().audit(1000); });
  const auto of = [&](std::string_view action) {
    return std::count_if(entries.begin(), entries.end(), [&](const AuditEntry& e) { return e.action == action; });
  };
  CHECK(of("import") == 1);
  CHECK(of("add") >= 5);
}

TEST_CASE("one bad row in a table keeps all of it out") {
  LongTables tables;
  const std::string head = "Patient;Day;Kind;Points\n0007;05.01.2026;avg;7\n";
  RejectedRow row = tables.rejected("scores.csv", head + "0007;06.01.2026;avg;11\n");
  CHECK(row.file == "scores.csv");
  CHECK(row.line == 3);
  CHECK(row.column == "Points");
  CHECK(row.value == "11");
  CHECK(row.problem.code == ProblemCode::out_of_range);
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;-1\n").problem.code == ProblemCode::out_of_range);
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;7,5\n").value == "7.5");
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;seven\n").problem.code == ProblemCode::not_a_number);
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;７\n").column == "Points");
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;\n").problem.code == ProblemCode::required);
  CHECK(tables.rejected("scores.csv", head + "0007;06.01.2026;avg;7.0\n").problem.other == "decimal comma");
  row = tables.rejected("scores.csv", head + "0007;30.02.2026;avg;7\n");
  CHECK(row.problem.code == ProblemCode::not_a_date);
  CHECK(row.column == "Day");
  CHECK(tables.rejected("scores.csv", head + "0007;2.2.26;avg;7\n").problem.code ==
        ProblemCode::year_needs_four_digits);
  CHECK(tables.rejected("scores.csv", head + "0007;02.06.2026;avg;7\n").problem.code == ProblemCode::in_the_future);
  CHECK(tables.rejected("scores.csv", head + "0007;02.06.1960;avg;7\n").problem.code == ProblemCode::before_birth);
  row = tables.rejected("scores.csv", head + "0009;06.01.2026;avg;7\n");
  CHECK(row.problem.code == ProblemCode::unknown_reference);
  CHECK(row.column == "Patient");
  row = tables.rejected("scores.csv", head + "0007;05.01.2026;avg;6\n");
  CHECK(row.problem.code == ProblemCode::different_value);
  CHECK(row.problem.other == "line 2");
}

TEST_CASE("a bad patient row is rejected once, however many rows belong to it") {
  LongTables tables;
  const std::string head = "MRN;Family;Given;Born;Sex\n0008;Okafor;Ben;1.12.1980;m\n";
  RejectedRow row = tables.rejected("patients.csv", head + "0007;Rivera;Ana;03.02.1971;x\n");
  CHECK(row.problem.code == ProblemCode::unknown_code);
  CHECK(row.column == "Sex");
  CHECK(row.problem.other == "m, w");
  CHECK(tables.rejected("patients.csv", head + "0007;;Ana;03.02.1971;w\n").column == "Family");
  CHECK(tables.rejected("patients.csv", head + "0007;Rivera;Ana;03.02.2027;w\n").column == "Born");
}

TEST_CASE("formula-like and hostile names are stored exactly") {
  LongTables tables;
  tables.folder.write("patients.csv",
                      "MRN;Family;Given;Born;Sex\n0007;\"Robert'); DROP TABLE visit;--\";"
                      "\"=HYPERLINK(\"\"http://x\"\")\";03.02.1971;w\n0008;Okafor;Ben;1.12.1980;m\n");
  CHECK(tables.import().stored);
  const Patient patient = tables.clinic.store->read(tables.clinic.session, [](Reading& reading) {
    return reading.patients().get(reading.patients().with_mrn("0007").value());
  });
  CHECK(patient.family_name == "Robert'); DROP TABLE visit;--");
  CHECK(patient.given_name == "=HYPERLINK(\"http://x\")");
}

TEST_CASE("a table that cannot be read, and a mapping that does not fit, store nothing") {
  LongTables tables;
  const auto reason = [&](const std::string& text) -> std::string {
    tables.folder.write("scores.csv", text);
    try {
      tables.import();
    } catch (const ImportError& error) {
      CHECK(tables.clinic.patients() == 0);
      return error.unreadable().reason;
    }
    return "read";
  };
  CHECK(reason("Patient;Day;Kind;Points\n0007;05.01.2026\n") == "ragged_row");
  CHECK(reason("Patient;Day;Kind;Pain\n") == "missing_column");
  CHECK(reason("Patient,Day,Kind,Points\n0007,05.01.2026,avg,7\n") == "wrong_delimiter");
  CHECK(reason("Patient;Day;Kind;Kind\n") == "duplicate_column");
  CHECK(reason("Patient;Day;Kind;Points\n0007;05.01.2026;avg;\xFF\n") == "not_utf8");
  CHECK(reason("") == "empty_file");
  std::filesystem::remove(tables.folder.path() / "scores.csv");
  try {
    tables.import();
    FAIL("the table is not there");
  } catch (const ImportError& error) {
    CHECK(error.unreadable().reason == "missing_table");
    CHECK(error.unreadable().detail == "scores.csv");
  }
}

TEST_CASE("a missing column is named with the mapping's line and what the table has") {
  LongTables tables;
  tables.folder.write("scores.csv", "Patient;Day;Kind;Pain\n");
  try {
    tables.import();
    FAIL("the column is not there");
  } catch (const ImportError& error) {
    CHECK(error.unreadable().file == tables.map);
    CHECK(error.unreadable().line == 20);
    CHECK(error.unreadable().column == "Points");
    CHECK(error.unreadable().detail == "scores.csv has Patient, Day, Kind, Pain");
  }
}
