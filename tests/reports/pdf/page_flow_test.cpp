#include "reports/pdf/page_flow.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace psoas;
using namespace psoas::reports;

namespace {

NoProgress none;

PageTable table_of(int rows) {
  PageTable table{"Visits", {{"Date", 60, false}, {"Value", 40, true}, {"Note", 0, false}}, {}, ""};
  for (int i = 0; i < rows; ++i) table.rows.push_back({"row " + std::to_string(i), std::to_string(i), "a note"});
  return table;
}

int count(const Page& page, const std::string& text) {
  return static_cast<int>(std::count_if(page.texts.begin(), page.texts.end(),
                                        [&](const PageText& candidate) { return candidate.text == text; }));
}

}  // namespace

TEST_CASE("a long table runs over pages and repeats its head on each", "[flow]") {
  Typesetter typesetter;
  PageFlow flow({40, 40, 500, 400}, typesetter, none);
  flow.add(table_of(100));
  const auto pages = flow.take();
  REQUIRE(pages.size() >= 4);
  int rows = 0;
  for (const Page& page : pages) {
    CHECK(count(page, "Date") == 1);
    CHECK(count(page, &page == &pages.front() ? "Visits" : "Visits, continued") == 1);
    for (const PageText& text : page.texts) {
      CHECK(text.top + 8 <= 440);
      rows += text.text.starts_with("row ");
    }
  }
  CHECK(rows == 100);
}

TEST_CASE("a table's head never stands alone at the foot of a page", "[flow]") {
  Typesetter typesetter;
  for (double used = 300; used < 400; used += 5) {
    PageFlow flow({40, 40, 500, 400}, typesetter, none);
    flow.skip(used);
    flow.add(table_of(3));
    for (const Page& page : flow.take())
      if (count(page, "Visits") == 1) CHECK(count(page, "row 0") == 1);
  }
}

TEST_CASE("a cell with a long text makes its row higher, not wider", "[flow]") {
  Typesetter typesetter;
  PageFlow flow({40, 40, 300, 700}, typesetter, none);
  PageTable table = table_of(2);
  table.rows[0][2] = "a long description of a treatment that does not fit into one line of its narrow column";
  flow.add(table);
  const Page page = flow.take().front();
  const auto top_of = [&](const std::string& wanted) {
    return std::find_if(page.texts.begin(), page.texts.end(), [&](const PageText& text) { return text.text == wanted; })
        ->top;
  };
  CHECK(top_of("row 1") - top_of("row 0") > 2 * body_size * 1.3);
}
