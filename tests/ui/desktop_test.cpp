// What the desktop says over its message bus: the screen was locked, the computer goes to sleep. Needs a bus of its
// own, which ./dev test brings.

#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

#include <array>

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

// Stands in for the system's service that lets programs delay the sleep: a program that asked holds the one end of a
// pipe until it may come.
class SleepService {
 public:
  SleepService() : x_bus(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, nullptr)) {
    REQUIRE(x_bus);
    constexpr const char* described =
        "<node><interface name='org.freedesktop.login1.Manager'><method name='Inhibit'>"
        "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
        "<arg type='s' direction='in'/><arg type='h' direction='out'/></method></interface></node>";
    GDBusNodeInfo* node = g_dbus_node_info_new_for_xml(described, nullptr);
    x_object = g_dbus_connection_register_object(x_bus, "/org/freedesktop/login1", node->interfaces[0], &x_calls, this,
                                                 nullptr, nullptr);
    g_dbus_node_info_unref(node);
    x_name = g_bus_own_name_on_connection(x_bus, "org.freedesktop.login1", G_BUS_NAME_OWNER_FLAGS_NONE, nullptr,
                                          nullptr, nullptr, nullptr);
    g_dbus_connection_flush_sync(x_bus, nullptr, nullptr);
    let_events_happen();
  }
  SleepService(const SleepService&) = delete;
  SleepService& operator=(const SleepService&) = delete;
  ~SleepService() {
    g_bus_unown_name(x_name);
    g_dbus_connection_unregister_object(x_bus, x_object);
    if (x_reading >= 0) close(x_reading);
    g_object_unref(x_bus);
  }

  bool delayed() const { return x_reading >= 0 && !may_come(); }
  // Nobody holds the other end any more.
  bool may_come() const {
    char byte = 0;
    return x_reading >= 0 && read(x_reading, &byte, 1) == 0;
  }

 private:
  static void called(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant*,
                     GDBusMethodInvocation* call, gpointer self) {
    std::array<int, 2> ends{};
    REQUIRE(pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) == 0);
    auto& service = *static_cast<SleepService*>(self);
    if (service.x_reading >= 0) close(service.x_reading);
    service.x_reading = ends[0];
    GUnixFDList* files = g_unix_fd_list_new_from_array(&ends[1], 1);  // which owns it
    g_dbus_method_invocation_return_value_with_unix_fd_list(call, g_variant_new("(h)", 0), files);
    g_object_unref(files);
  }

  static constexpr GDBusInterfaceVTable x_calls{&SleepService::called, nullptr, nullptr, {}};
  GDBusConnection* x_bus;
  guint x_object = 0;
  guint x_name = 0;
  int x_reading = -1;
};

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

TEST_CASE("the computer's sleep waits until the keys are gone, and no longer", "[.desktop]") {
  const SleepService service;
  Guarded window;
  REQUIRE(let_events_happen_until([&] { return service.delayed(); }));
  say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", true);
  CHECK(let_events_happen_until([&] { return window.frame().locked(); }));
  CHECK(let_events_happen_until([&] { return service.may_come(); }));
}

TEST_CASE("the computer's sleep is not held up where nobody is logged in", "[.desktop]") {
  const SleepService service;
  WindowDriver window;
  window.open_window();
  REQUIRE(let_events_happen_until([&] { return service.delayed(); }));
  say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", true);
  CHECK(let_events_happen_until([&] { return service.may_come(); }));
}

}  // namespace psoas::ui
