// A clinic's own entries as a list, and changes of them that leave the rest as it is.

#include "domain/catalogue/own_entries.h"

#include <catch2/catch.hpp>

#include "storage/catalogue/catalogue_text.h"
#include "storage/catalogue/embedded_catalogue.h"
#include "storage/catalogue/own_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

// The catalogue with these own entries, checked as the store checks them.
Catalogue with(const CatalogueContent& own) { return with_own(own_catalogue_of("", catalogue_text(own))); }

std::vector<std::string> codes(const Catalogue& catalogue, EntryKind kind) {
  std::vector<std::string> codes;
  for (const EntryLine& line : entry_lines(catalogue, {}, kind)) codes.push_back(line.code);
  return codes;
}

CatalogueContent own_instrument(const std::string& code, int order) {
  CatalogueContent own;
  own.instruments.push_back(*embedded_catalogue().instrument("nrs_current"));
  own.instruments[0].code = code;
  own.instruments[0].order = order;
  return own;
}

}  // namespace

TEST_CASE("an entry moved down changes places with the one below it, wherever it stands") {
  const Catalogue embedded = embedded_catalogue();
  for (const EntryKind kind : {EntryKind::finding, EntryKind::treatment, EntryKind::instrument}) {
    const std::vector<std::string> before = codes(embedded, kind);
    for (const std::size_t place : {std::size_t{0}, before.size() / 2, before.size() - 2}) {
      std::vector<std::string> wanted = before;
      std::swap(wanted[place], wanted[place + 1]);
      CHECK(codes(with(with_place({}, embedded, kind, before[place], 1)), kind) == wanted);
      CHECK(codes(with(with_place({}, embedded, kind, before[place + 1], -1)), kind) == wanted);
    }
  }
}

TEST_CASE("an entry can be moved as often as one likes") {
  CatalogueContent own;
  Catalogue catalogue = embedded_catalogue();
  std::vector<std::string> wanted = codes(catalogue, EntryKind::instrument);
  for (int i = 0; i < 40; ++i) {
    // The second and third take turns, which halves the room between their neighbours again and again.
    own = with_place(own, catalogue, EntryKind::instrument, wanted[2], -1);
    std::swap(wanted[1], wanted[2]);
    catalogue = with(own);
    REQUIRE(codes(catalogue, EntryKind::instrument) == wanted);
  }
}

TEST_CASE("at the end of its list an entry stays where it is") {
  const Catalogue embedded = embedded_catalogue();
  const std::string last = embedded.instruments().back().code;
  CHECK(with_place({}, embedded, EntryKind::instrument, last, 1) == CatalogueContent{});
  CHECK(with_place({}, embedded, EntryKind::instrument, embedded.instruments().front().code, -1) == CatalogueContent{});
}

TEST_CASE("a renamed entry keeps all but its name") {
  const Catalogue embedded = embedded_catalogue();
  const CatalogueContent own = with_label({}, embedded, EntryKind::finding, "exam_faber", "Patrick's test", "Patrick");
  const Catalogue changed = with(own);
  const FindingDefinition& renamed = *changed.finding("exam_faber");
  CHECK(renamed.label == "Patrick's test");
  CHECK(renamed.main_field().label == "Patrick's test");
  FindingDefinition back = renamed;
  back.label = embedded.finding("exam_faber")->label;
  back.short_label = embedded.finding("exam_faber")->short_label;
  back.fields.front().label = embedded.finding("exam_faber")->main_field().label;
  CHECK(back == *embedded.finding("exam_faber"));
  CHECK(without(own, EntryKind::finding, "exam_faber") == CatalogueContent{});
}

TEST_CASE("a retired entry can be brought back") {
  using namespace date::literals;
  const Catalogue embedded = embedded_catalogue();
  CatalogueContent own = with_retired({}, embedded, EntryKind::treatment, "tx_tpi", 2026_y / 3 / 1);
  const Catalogue retired = with(own);
  CHECK_FALSE(retired.treatment("tx_tpi")->offered_on(2026_y / 3 / 1));
  own = with_retired(own, retired, EntryKind::treatment, "tx_tpi", std::nullopt);
  CHECK(*with(own).treatment("tx_tpi") == *embedded.treatment("tx_tpi"));
}

TEST_CASE("a list says which entries are the clinic's own") {
  const CatalogueContent own = own_instrument("x_one", 5);
  const std::vector<EntryLine> lines = entry_lines(with(own), own, EntryKind::instrument);
  CHECK(lines.front().code == "x_one");
  CHECK((lines.front().own && lines.front().new_code));
  CHECK_FALSE(lines[1].own);
  CHECK(kind_with_code(with(own), "x_one") == EntryKind::instrument);
  CHECK_FALSE(kind_with_code(with(own), "x_two").has_value());
}

TEST_CASE("a file laid over own entries adds, changes and leaves") {
  CatalogueContent own = own_instrument("x_one", 5);
  CatalogueContent file = own_instrument("x_two", 6);
  file.instruments.push_back(own.instruments[0]);
  CHECK(laid_over(own, file).added.at(0).code == "x_two");
  CHECK(laid_over(own, file).same.at(0).code == "x_one");
  file.instruments[1].label = "Other words";
  const LaidOver laid = laid_over(own, file);
  CHECK(laid.changed.at(0).label == "Other words");
  CHECK(laid.content.instruments.at(0).label == "Other words");
}

TEST_CASE("only rules cannot be retired") {
  for (const EntryKind kind : entry_kinds)
    CHECK(can_be_retired(kind) == (kind != EntryKind::warning_rule && kind != EntryKind::red_flag_rule));
}
