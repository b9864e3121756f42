#include "ui/app/screen_history.h"

#include <wx/sizer.h>

namespace psoas::ui {
namespace {

// More than anybody remembers having come through; keeps memory in bounds.
constexpr std::size_t most_screens = 12;

}  // namespace

ScreenHistory::ScreenHistory(wxWindow* parent, std::function<void()> changed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "content"),
      x_changed(std::move(changed)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
}

void ScreenHistory::leave_then(std::function<void()> go_on) {
  Screen* screen = present();
  if (!screen || screen->may_leave(go_on)) go_on();
}

void ScreenHistory::go_to(Maker maker) {
  leave_then([this, maker = std::move(maker)] { put_on_top(maker); });
}

void ScreenHistory::begin_with(Maker maker) {
  leave_then([this, maker = std::move(maker)] {
    clear();
    put_on_top(maker);
  });
}

void ScreenHistory::put_on_top(const Maker& maker) {
  if (present() && !present()->waits_behind()) {
    drop_top();
  } else if (present()) {
    present()->Hide();
  }
  if (x_screens.size() >= most_screens) {
    x_screens[1]->Destroy();
    x_screens.erase(x_screens.begin() + 1);
  }
  Screen* screen = maker(this);
  GetSizer()->Add(screen, wxSizerFlags(1).Expand());
  x_screens.push_back(screen);
  show_top();
}

void ScreenHistory::back(bool ask) {
  if (!can_go_back()) return;
  const auto go = [this] {
    drop_top();
    while (can_go_back() && !present()->waits_behind()) drop_top();
    show_top();
  };
  if (ask) {
    leave_then(go);
  } else {
    go();
  }
}

void ScreenHistory::clear() {
  while (present()) drop_top();
}

void ScreenHistory::drop_top() {
  Screen* screen = x_screens.back();
  x_screens.pop_back();
  GetSizer()->Detach(screen);
  screen->Destroy();
}

void ScreenHistory::show_top() {
  if (Screen* screen = present()) {
    screen->Show();
    Layout();
    screen->arrive();
  }
  x_changed();
}

}  // namespace psoas::ui
