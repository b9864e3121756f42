#include <wx/notebook.h>
#include <wx/stattext.h>

#include "domain/base/uuid.h"
#include "domain/body/pain_sites.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/accessible.h"
#include "ui/widget/body_canvas.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

FindingEntry site(const std::string& region, Side side, int row, double nrs) {
  FindingEntry entry;
  entry.code = "pain_sites";
  entry.side = side;
  entry.row = row;
  entry.value.code = region;
  Value number;
  number.number = nrs;
  entry.qualifiers = {{"", 0, "nrs", number}};
  return entry;
}

Visit visit_on(Date date, std::vector<FindingEntry> findings) {
  Visit visit;
  visit.uuid = new_uuid();
  visit.patient = PatientId{1};
  visit.date = date;
  visit.findings = std::move(findings);
  return visit;
}

void two_charts(Writing& writing) {
  writing.visits().add(visit_on(Date{date::year{2026} / 8 / 3},
                                {site("lower_back", Side::right, 0, 7), site("groin", Side::right, 1, 5)}));
  writing.visits().add(
      visit_on(Date{date::year{2026} / 9 / 7}, {site("lower_back", Side::right, 0, 4), site("hip", Side::left, 0, 3)}));
}

struct PatientWindow : WindowDriver {
  std::filesystem::path file;

  explicit PatientWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("DEMO-0001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    frame().navigation().open_patient(PatientId{1});
    settle();
  }

  std::vector<PainSite> latest_sites() {
    const auto store = door->open(file, Access::read_only);
    return store->read(session, [&](Reading& reading) {
      return pain_sites(reading.visits().of_patient(PatientId{1}).front().findings, *store->catalogue());
    });
  }
};

TEST_CASE("where it hurts is marked by keyboard alone and stored with the visit", "[body]") {
  PatientWindow window;
  window.menu(MenuEntry::new_visit);
  CHECK_FALSE(window.part("body chart").IsShown());
  window.press("fold body chart");
  CHECK(window.part("body chart").IsShown());
  window.key("body chart", WXK_SPACE);  // lower back, right
  window.key("body chart", '1');
  window.key("body chart", '0');
  window.key("body chart", WXK_UP);
  const BodyArea second = window.part<BodyCanvas>("body chart").area();
  CHECK(second != BodyArea{"lower_back", Side::right});
  window.key("body chart", '4');
  window.press("save");
  const std::vector<PainSite> sites = window.latest_sites();
  REQUIRE(sites.size() == 2);
  CHECK(site_at(sites, {"lower_back", Side::right})->nrs == 10);
  CHECK(site_at(sites, second)->nrs == 4);
}

TEST_CASE("a reader hears the region the keyboard stands on and what is said of it", "[body]") {
  PatientWindow window;
  window.menu(MenuEntry::new_visit);
  window.press("fold body chart");
  CHECK(name_read_for(window.part("body chart")) == "Body chart, lower back, right: not marked");
  window.key("body chart", '6');
  CHECK(name_read_for(window.part("body chart")) == "Body chart, lower back, right: pain 6 of 10");
  window.key("body chart", WXK_DELETE);
  CHECK(name_read_for(window.part("body chart")) == "Body chart, lower back, right: not marked");
}

TEST_CASE("the last chart is taken over with one key", "[body]") {
  PatientWindow window(two_charts);
  window.menu(MenuEntry::new_visit);
  window.press("fold body chart");
  window.key("body chart", 'L');
  window.key("body chart", WXK_DELETE);
  window.press("save");
  CHECK(window.latest_sites() == std::vector<PainSite>{{{"hip", Side::left}, 3}});
}

TEST_CASE("a correction opens with the chart in sight and keeps what is not touched", "[body]") {
  PatientWindow window(two_charts);
  window.frame().navigation().edit_visit({PatientId{1}, VisitId{2}, std::nullopt});
  window.settle();
  CHECK(window.part("body chart").IsShown());
  window.key("body chart", '5');
  window.type("reason", "asked again");
  window.press("save");
  CHECK(window.latest_sites() == std::vector<PainSite>{{{"lower_back", Side::right}, 5}, {{"hip", Side::left}, 3}});
}

TEST_CASE("the tab compares the last two charts in words", "[body]") {
  PatientWindow window(two_charts);
  auto& tabs = window.part<wxNotebook>("patient tabs");
  for (std::size_t page = 0; page < tabs.GetPageCount(); ++page)
    if (tabs.GetPageText(page) == "Body chart") tabs.SetSelection(page);
  window.settle();
  const std::string words = from_wx(window.part<wxStaticText>("body chart changes").GetLabelText());
  CHECK(words ==
        "2026-09-07: 2 regions; 2026-08-03: 2 regions\n"
        "Gained: hip, left 3\n"
        "Lost: groin, right 5\n"
        "Better: lower back, right 7 → 4");
}

}  // namespace
}  // namespace psoas::ui
