// Findings in the visit form, as its users type them.

#include <gtk/gtk.h>
#include <wx/checkbox.h>
#include <wx/scrolwin.h>

#include "domain/base/uuid.h"
#include "domain/visit/visit_draft.h"
#include "tests/ui/window_driver.h"
#include "ui/widget/find_field.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

struct FindingsWindow : WindowDriver {
  std::filesystem::path file;

  explicit FindingsWindow(const std::function<void(Writing&)>& fill = [](Writing&) {}) {
    file = clinic([&](Writing& writing) {
      writing.patients().add(invented_patient("P-001", "Rivera", "Ana", "1971-08-02"));
      fill(writing);
    });
    open_window(file);
    settle();
    frame().navigation().open_patient(PatientId{1});
    settle();
    menu(MenuEntry::new_visit);
    settle();
  }

  void add_finding(const std::string& typed) {
    auto& finder = part<FindField>("add finding");
    finder.SetValue(to_wx(typed));
    REQUIRE(finder.take());
    settle();
  }

  Visit saved() {
    press("save");
    settle();
    const auto visits = door->open(file, Access::read_only)->read(session, [](Reading& reading) {
      return reading.visits().of_patient(PatientId{1});
    });
    REQUIRE(visits.size() == 1);
    return visits.front();
  }
};

GtkWidget* button_inside(GtkWidget* widget) {
  if (GTK_IS_TOGGLE_BUTTON(widget)) return widget;
  GtkWidget* found = nullptr;
  if (GTK_IS_CONTAINER(widget))
    gtk_container_forall(
        GTK_CONTAINER(widget),
        [](GtkWidget* child, gpointer place) {
          if (GtkWidget* inside = button_inside(child)) *static_cast<GtkWidget**>(place) = inside;
        },
        &found);
  return found;
}

// As the toolkit does when Tab arrives at a drop-down list.
void give_focus_to_button_of(wxWindow& choice) {
  GtkWidget* button = button_inside(static_cast<GtkWidget*>(choice.GetHandle()));
  REQUIRE(button);
  GdkEvent* event = gdk_event_new(GDK_FOCUS_CHANGE);
  event->focus_change.window = static_cast<GdkWindow*>(g_object_ref(gtk_widget_get_window(button)));
  event->focus_change.in = TRUE;
  gtk_widget_send_focus_change(button, event);
  gdk_event_free(event);
}

TEST_CASE("a drop-down list that Tab arrives at scrolls into sight and shows its help", "[visit]") {
  FindingsWindow window;
  for (const char* code : {"stinch", "ludloff", "fadir", "faber", "crossed", "psoas sign", "femoral nerve", "facet"})
    window.add_finding(code);
  wxWindow& last = window.part("finding/exam_facet_loading/L/0/value");
  wxScrolledWindow* page = nullptr;
  for (wxWindow* up = &last; up && !page; up = up->GetParent()) page = dynamic_cast<wxScrolledWindow*>(up);
  REQUIRE(page);
  page->Scroll(0, 0);
  give_focus_to_button_of(last);
  let_events_happen();
  wxString help = window.part("help").GetLabel();
  help.Replace("\n", " ");  // wrapped
  CHECK(from_wx(help).find("extension with rotation") != std::string::npos);
  const int top = page->ScreenToClient(last.GetScreenPosition()).y;
  CHECK(top >= 0);
  CHECK(top + last.GetSize().y <= page->GetClientSize().y);
}

TEST_CASE("strength is typed as 4- and stored with its number", "[visit]") {
  FindingsWindow window;
  window.add_finding("hip-flexor strength");
  window.type("finding/exam_hip_flexor_mmt/R/0/value", "4-");
  window.type("finding/exam_hip_flexor_mmt/L/0/value", "5");
  const Visit visit = window.saved();
  CHECK(visit.finding("exam_hip_flexor_mmt", Side::right)->value.number == 3.67);
  CHECK(visit.finding("exam_hip_flexor_mmt", Side::left)->value.number == 5);
}

TEST_CASE("a tolerance that is not limited is ticked instead of typed", "[visit]") {
  FindingsWindow window;
  window.add_finding("sitting tolerance");
  auto& tick = window.part<wxCheckBox>("finding/sym_sitting_tolerance_min/-/0/not_limited");
  tick.SetValue(true);
  wxCommandEvent ticked(wxEVT_CHECKBOX, tick.GetId());
  ticked.SetInt(1);
  tick.ProcessWindowEvent(ticked);
  window.settle();
  CHECK(window.text("finding/sym_sitting_tolerance_min/-/0/value") == "not limited");
  CHECK(window.saved().finding("sym_sitting_tolerance_min", Side::none)->value.code == "not_limited");
}

TEST_CASE("pain at a site is asked once the symptom is present", "[visit]") {
  FindingsWindow window;
  window.add_finding("groin pain");
  CHECK_FALSE(window.part("finding/sym_groin_pain/R/0/nrs").IsShown());
  window.choose("finding/sym_groin_pain/R/0/value", "present");
  CHECK(window.part("finding/sym_groin_pain/R/0/nrs").IsShown());
  CHECK_FALSE(window.part("finding/sym_groin_pain/L/0/nrs").IsShown());
}

TEST_CASE("rows of trigger points are added and removed, and what follows moves up", "[visit]") {
  FindingsWindow window;
  window.add_finding("trigger point");
  for (const char* muscle : {"psoas", "iliacus", "piriformis"}) {
    window.press("add exam_trigger_point R");
    const int row = muscle == std::string("psoas") ? 0 : muscle == std::string("iliacus") ? 1 : 2;
    window.choose(finding_path("exam_trigger_point", Side::right, row, "value"), muscle);
  }
  window.choose("finding/exam_trigger_point/R/1/activity", "active");
  window.press("remove finding/exam_trigger_point/R/0/value");
  CHECK_FALSE(window.has("finding/exam_trigger_point/R/2/value"));
  const Visit visit = window.saved();
  CHECK(visit.finding("exam_trigger_point", Side::right, 0)->value.code == "iliacus");
  CHECK(visit.finding("exam_trigger_point", Side::right, 0)->qualifiers.size() == 1);
  CHECK(visit.finding("exam_trigger_point", Side::right, 1)->value.code == "piriformis");
}

TEST_CASE("the study is asked once, as soon as an image is read", "[visit]") {
  FindingsWindow window;
  CHECK_FALSE(window.part("study/modality").IsShownOnScreen());
  window.add_finding("psoas cross-section");
  CHECK(window.part("study/modality").IsShownOnScreen());
  window.choose("study/modality", "ct");
  window.type("finding/img_psoas_csa_cm2/R/0/value", "12");
  window.type("finding/img_psoas_csa_cm2/L/0/value", "10");
  const Visit visit = window.saved();
  CHECK(visit.finding("img_psoas_csa_cm2", Side::left)->qualifiers[0].value.code == "ct");
  CHECK(*visit.finding("img_psoas_asymmetry_pct", Side::none)->value.number == Approx(100.0 / 6));
}

TEST_CASE("another set of findings is chosen for this visit, and what was typed stays", "[visit]") {
  FindingsWindow window;
  window.type("finding/exam_thomas_knee_angle_deg/R/0/value", "60");
  CHECK(window.has("finding/exam_stinchfield/R/0/value"));
  window.choose("finding set", "set_therapy");
  CHECK_FALSE(window.has("finding/exam_stinchfield/R/0/value"));
  CHECK(window.text("finding/exam_thomas_knee_angle_deg/R/0/value") == "60");
  CHECK(window.has("finding/exam_single_leg_stance_s/R/0/value"));
  CHECK(window.saved().finding("exam_thomas_knee_angle_deg", Side::right)->value.number == 60);
}

TEST_CASE("a value outside its hard range is refused at its field, one outside the usual asked once", "[visit]") {
  FindingsWindow window;
  window.type("finding/exam_thomas_mod_angle_deg/R/0/value", "61");
  window.press("save");
  CHECK(window.frame().messages().sentence().starts_with("Not saved"));
  window.type("finding/exam_thomas_mod_angle_deg/R/0/value", "45");
  window.press("save");
  CHECK(window.saved().confirmed == std::vector<std::string>{"finding/exam_thomas_mod_angle_deg/R/0/value"});
}

TEST_CASE("the findings of a patient stand with what was before them and how they changed", "[visit]") {
  FindingsWindow window([](Writing& writing) {
    int month = 5;
    for (const double angle : {12.0, 8.0}) {
      Visit visit;
      visit.uuid = new_uuid();
      visit.patient = PatientId{1};
      visit.date = Date{date::year{2026} / month++ / 4};
      FindingEntry thomas;
      thomas.code = "exam_thomas_mod_angle_deg";
      thomas.side = Side::right;
      thomas.value.number = angle;
      visit.findings = {thomas};
      writing.visits().add(visit);
    }
  });
  window.frame().navigation().open_patient(PatientId{1});
  window.settle();
  const auto rows = window.rows("Findings");
  REQUIRE(rows.size() == 1);
  INFO(rows[0]);
  CHECK(rows[0].starts_with(
      "Modified Thomas, thigh angle | right | +8° | 2026-06-04 | +12° | -4 · better | outside normal"));
}

}  // namespace
}  // namespace psoas::ui
