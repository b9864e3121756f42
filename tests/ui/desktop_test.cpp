// What the desktop says over its message bus: the screen was locked, the computer goes to sleep. Needs a bus of its
// own, which ./dev test brings.

#include <gio/gio.h>

#include "domain/store/entrance.h"
#include "tests/ui/window_driver.h"

namespace psoas::ui {
namespace {

constexpr const char* password = "seven blue harbour cranes";

struct Guarded : WindowDriver {
  std::filesystem::path file = clinic();

  Guarded() {
    Account adams;
    adams.name = adams.full_name = "Adams";
    adams.roles = all_roles;
    door->open(file, Access::read_write)->entrance().make_first(adams, password, "desk-1");
    open_window(file);
    type("account name", "adams");
    type("password", password);
    key("password", WXK_RETURN);
  }
};

// To everybody on the session's bus.
void say(const char* path, const char* interface, const char* member, bool begins) {
  GError* error = nullptr;
  GDBusConnection* bus = g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, &error);
  REQUIRE(bus);
  CHECK(g_dbus_connection_emit_signal(bus, nullptr, path, interface, member, g_variant_new("(b)", begins), &error));
  g_dbus_connection_flush_sync(bus, nullptr, nullptr);
  g_object_unref(bus);
}

// The window may not listen yet when it is said first.
bool locks_after(WindowDriver& window, const std::function<void()>& said) {
  int round = 0;
  return let_events_happen_until([&] {
    if (round++ % 50 == 0) said();
    return window.frame().locked();
  });
}

}  // namespace

TEST_CASE("the window locks with the screen, by whichever desktop says so", "[.desktop]") {
  for (const char* interface : {"org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"}) {
    Guarded window;
    REQUIRE_FALSE(window.frame().locked());
    say("/org/gnome/ScreenSaver", interface, "ActiveChanged", false);
    let_events_happen();
    CHECK_FALSE(window.frame().locked());
    CHECK(locks_after(window, [interface] { say("/org/gnome/ScreenSaver", interface, "ActiveChanged", true); }));
  }
}

TEST_CASE("the window locks before the computer sleeps", "[.desktop]") {
  Guarded window;
  CHECK(locks_after(window,
                    [] { say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", true); }));
}

}  // namespace psoas::ui
