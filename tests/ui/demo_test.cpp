#include "tests/ui/window_driver.h"
#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

TEST_CASE("the demo is made when it is first looked at, and opened after that", "[demo]") {
  WindowDriver window;
  window.open_window();
  window.press("Look at the demo");
  window.press("demo physician");
  CHECK(window.frame().GetStatusBar()->GetStatusText(0) == "Demo clinic, invented patients");
  window.type("search", "DEMO-0001");
  window.key("search", WXK_RETURN);
  CHECK(window.frame().GetTitle() == to_wx("PsoasTrack · Rivera, Ana · DEMO-0001"));
  std::filesystem::create_hard_link(window.folder / "demo.psoas", window.folder / "made first");
  window.close_window();
  window.open_window(window.folder / "demo.psoas");
  CHECK(std::filesystem::equivalent(window.folder / "demo.psoas", window.folder / "made first"));
  window.key("log in", WXK_RETURN);
  CHECK(window.part("navigation").IsShown());
  CHECK(window.frame().GetStatusBar()->GetStatusText(1).Contains("physician"));
}

}  // namespace
}  // namespace psoas::ui
