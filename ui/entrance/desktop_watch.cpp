#include "ui/entrance/desktop_watch.h"

#include <wx/defs.h>  // says which system it is

#ifdef __UNIX__
#include <gio/gio.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>
#endif

#include <string_view>
#include <utility>
#include <vector>

namespace psoas::ui {

#ifdef __UNIX__

namespace {

constexpr const char* about_to_sleep = "PrepareForSleep";

// A signal that says at what it begins: the screen is locked, the computer is about to sleep. `Lock` says nothing more.
struct Sign {
  const char* interface;
  const char* member;
};

constexpr Sign signs[] = {
    {"org.freedesktop.ScreenSaver", "ActiveChanged"}, {"org.gnome.ScreenSaver", "ActiveChanged"},
    {"org.cinnamon.ScreenSaver", "ActiveChanged"},    {"org.mate.ScreenSaver", "ActiveChanged"},
    {"org.xfce.ScreenSaver", "ActiveChanged"},        {"org.freedesktop.login1.Manager", about_to_sleep},
    {"org.freedesktop.login1.Session", "Lock"},
};

}  // namespace

struct DesktopWatch::Buses {
  struct Subscription {
    GDBusConnection* bus;
    guint number;
  };

  // While one of its files is open, the computer does not sleep without asking us first.
  struct Delay {
    GDBusConnection* bus;
    int file = -1;
  };

  std::function<void(bool going_to_sleep)> left;
  std::vector<Delay> delays;
  GCancellable* ended = g_cancellable_new();
  std::vector<Subscription> subscriptions;

  explicit Buses(std::function<void(bool going_to_sleep)> hears) : left(std::move(hears)) {
    for (const GBusType bus : {G_BUS_TYPE_SESSION, G_BUS_TYPE_SYSTEM}) g_bus_get(bus, ended, &Buses::reached, this);
  }

  Buses(const Buses&) = delete;
  Buses& operator=(const Buses&) = delete;

  ~Buses() {
    g_cancellable_cancel(ended);
    g_object_unref(ended);
    for (const Subscription& each : subscriptions) {
      g_dbus_connection_signal_unsubscribe(each.bus, each.number);
      g_object_unref(each.bus);
    }
    end_delays();
  }

  void end_delays() {
    for (Delay& delay : delays)
      if (delay.file >= 0) close(std::exchange(delay.file, -1));
  }

  void ask_for_delays() {
    for (const Delay& delay : delays)
      g_dbus_connection_call_with_unix_fd_list(
          delay.bus, "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager", "Inhibit",
          g_variant_new("(ssss)", "sleep", "PsoasTrack", "locks the clinic first", "delay"), G_VARIANT_TYPE("(h)"),
          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, nullptr, ended, &Buses::delayed, this);
  }

  // `self` is gone when the asking was cancelled. A bus without the service answers with an error.
  static void delayed(GObject* bus, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    GUnixFDList* files = nullptr;
    GVariant* told = g_dbus_connection_call_with_unix_fd_list_finish(G_DBUS_CONNECTION(bus), &files, result, &error);
    if (told == nullptr) {
      g_error_free(error);
      return;
    }
    const int file = files != nullptr ? g_unix_fd_list_get(files, 0, nullptr) : -1;
    static_cast<Buses*>(self)->keep_delay(G_DBUS_CONNECTION(bus), file);
    g_variant_unref(told);
    if (files != nullptr) g_object_unref(files);
  }

  void keep_delay(GDBusConnection* bus, int file) {
    for (Delay& delay : delays)
      if (delay.bus == bus && delay.file < 0) delay.file = std::exchange(file, -1);
    if (file >= 0) close(file);
  }

  // `self` is gone when the asking was cancelled.
  static void reached(GObject*, GAsyncResult* result, gpointer self) {
    GError* error = nullptr;
    GDBusConnection* bus = g_bus_get_finish(result, &error);
    if (!bus) {
      g_error_free(error);
      return;
    }
    static_cast<Buses*>(self)->listen_on(bus);
    g_object_unref(bus);
  }

  void listen_on(GDBusConnection* bus) {
    // The program outlives neither bus nor desktop: losing one ends no work.
    g_dbus_connection_set_exit_on_close(bus, FALSE);
    for (const Sign& sign : signs)
      subscriptions.push_back(
          {static_cast<GDBusConnection*>(g_object_ref(bus)),
           g_dbus_connection_signal_subscribe(bus, nullptr, sign.interface, sign.member, nullptr, nullptr,
                                              G_DBUS_SIGNAL_FLAGS_NONE, &Buses::heard, this, nullptr)});
    delays.push_back({bus});
    ask_for_delays();
  }

  static void heard(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar* member, GVariant* told,
                    gpointer self) {
    Buses& buses = *static_cast<Buses*>(self);
    if (std::string_view(member) == "Lock") return buses.left(false);
    if (!g_variant_is_of_type(told, G_VARIANT_TYPE("(b)"))) return;
    gboolean begins = FALSE;
    g_variant_get(told, "(b)", &begins);
    const bool sleep = std::string_view(member) == about_to_sleep;
    if (begins) buses.left(sleep);
    else if (sleep) buses.ask_for_delays();
  }
};

#else

struct DesktopWatch::Buses {
  explicit Buses(const std::function<void(bool)>&) {}
  void end_delays() {}
};

#endif

DesktopWatch::DesktopWatch(std::function<void(bool going_to_sleep)> left)
    : x_buses(std::make_unique<Buses>(std::move(left))) {}

DesktopWatch::~DesktopWatch() = default;

void DesktopWatch::may_sleep() { x_buses->end_delays(); }

}  // namespace psoas::ui
