#include <algorithm>
#include <catch2/catch.hpp>
#include <new>
#include <set>

#include "domain/base/progress.h"
#include "domain/catalogue/catalogue_error.h"
#include "ui/wording/sentences.h"

using namespace psoas;

namespace {

bool contains(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

// The words an import may give as its reason: the list in domain/store/import.h.
const std::vector<std::string> import_reasons{"cannot_read",        "empty_file",        "utf16",
                                              "not_utf8",           "nul_byte",          "lone_carriage_return",
                                              "unterminated_quote", "text_after_quote",  "stray_quote",
                                              "ragged_row",         "duplicate_column",  "unnamed_column",
                                              "too_many_columns",   "cell_too_long",     "wrong_delimiter",
                                              "missing_table",      "not_toml",          "unknown_key",
                                              "missing_key",        "wrong_kind",        "unknown_code",
                                              "bad_format",         "unknown_time_zone", "time_zone_needed",
                                              "missing_column"};

}  // namespace

TEST_CASE("every storage fault says what happened, that the record is safe, and what to do", "[wording]") {
  std::set<std::string> sentences;
  for (int fault = 0; fault <= static_cast<int>(StoreFault::unaudited); ++fault) {
    CAPTURE(fault);
    const std::string words = wording::sentence(StoreError(static_cast<StoreFault>(fault), ""));
    CHECK(sentences.insert(words).second);
    CHECK_FALSE(contains(words, "cannot be used"));
    CHECK_FALSE(contains(words, "()"));
    const bool says_what_is_safe =
        contains(words, "Nothing was") || contains(words, "It was not changed") || contains(words, "left as it is");
    CHECK(says_what_is_safe);
    CHECK(std::count(words.begin(), words.end(), '.') >= 2);
  }
}

TEST_CASE("a storage fault names its detail", "[wording]") {
  CHECK(contains(wording::sentence(StoreError(StoreFault::unavailable, "/mnt/clinic.psoas")), "(/mnt/clinic.psoas)"));
  CHECK(contains(wording::sentence(StoreError(StoreFault::newer_schema, "9.1")), "later version of PsoasTrack (9.1)"));
  CHECK(contains(wording::sentence(StoreError(StoreFault::duplicate, "mrn")), "already has this record number"));
}

TEST_CASE("every reason for which a table or mapping cannot be read has a sentence", "[wording]") {
  std::set<std::string> sentences;
  for (const std::string& reason : import_reasons) {
    CAPTURE(reason);
    const ImportError error({.file = "in/visits.csv", .line = 3, .column = "", .reason = reason, .detail = "FACT"});
    const std::string words = wording::sentence(error);
    CHECK(words.starts_with("visits.csv, line 3: the file "));
    CHECK(contains(words, "Nothing was taken over."));
    CHECK_FALSE(contains(words, reason + ": FACT"));
    CHECK(sentences.insert(words).second);
  }
}

TEST_CASE("a reason without a fact leaves no empty brackets", "[wording]") {
  const ImportError error({.file = "m.toml", .line = 0, .column = "score", .reason = "missing_column", .detail = ""});
  CHECK(wording::sentence(error) ==
        "m.toml, column “score”: the file names a column that the table does not have. Nothing was taken over. "
        "Correct the name in the mapping, or export the column.");
}

TEST_CASE("a rejected row names file, line, column, value and reason", "[wording]") {
  RejectedRow row;
  row.file = "scores.csv";
  row.line = 12;
  row.column = "PAIN";
  row.value = "11";
  row.problem.code = ProblemCode::out_of_range;
  row.problem.field = "score/nrs_avg7/value";
  row.problem.low = "0";
  row.problem.high = "10";
  CHECK(wording::sentence(row, Catalogue{}) ==
        "scores.csv, line 12, column “PAIN”: nrs avg7: “11” is outside what is possible: 0 to 10.");
}

TEST_CASE("any exception is put into the words of its kind", "[wording]") {
  const auto words = [](const std::exception& error) { return wording::sentence(error); };
  CHECK(contains(words(StoreError(StoreFault::full, "")), "The disk is full"));
  CHECK(contains(words(ImportError({"a.csv", 0, "", "utf16", ""})), "UTF-16"));
  CHECK(contains(words(FileError("/x/out.pdf", "Permission denied")),
                 "“/x/out.pdf” cannot be read or written: Permission"));
  CatalogueFault fault;
  fault.file = "findings.toml";
  fault.line = 12;
  fault.reason = "missing";
  fault.detail = "label";
  CHECK(contains(words(CatalogueError({fault})), "\nfindings.toml:12: “label” is missing. Add it."));
  CHECK(contains(words(Cancelled()), "Stopped as you asked"));
  CHECK(contains(words(std::bad_alloc()), "memory"));
  CHECK(contains(words(std::logic_error("odd thing")), "inside the program (odd thing)"));
}
