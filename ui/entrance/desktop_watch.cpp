#include "ui/entrance/desktop_watch.h"

#include <wx/defs.h>  // says which system it is

#ifdef __UNIX__
#include <gio/gio.h>
#endif

#include <string_view>
#include <vector>

namespace psoas::ui {

#ifdef __UNIX__

namespace {

constexpr const char* about_to_sleep = "PrepareForSleep";

// A signal with one yes or no: the screen is locked, the computer is about to sleep.
struct Sign {
  const char* interface;
  const char* member;
};

constexpr Sign signs[] = {
    {"org.freedesktop.ScreenSaver", "ActiveChanged"}, {"org.gnome.ScreenSaver", "ActiveChanged"},
    {"org.cinnamon.ScreenSaver", "ActiveChanged"},    {"org.mate.ScreenSaver", "ActiveChanged"},
    {"org.xfce.ScreenSaver", "ActiveChanged"},        {"org.freedesktop.login1.Manager", about_to_sleep},
};

}  // namespace

struct DesktopWatch::Buses {
  struct Subscription {
    GDBusConnection* bus;
    guint number;
  };

  std::function<void(bool going_to_sleep)> left;
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
  }

  static void heard(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar* member, GVariant* told,
                    gpointer self) {
    if (!g_variant_is_of_type(told, G_VARIANT_TYPE("(b)"))) return;
    gboolean begins = FALSE;
    g_variant_get(told, "(b)", &begins);
    if (begins) static_cast<Buses*>(self)->left(std::string_view(member) == about_to_sleep);
  }
};

#else

struct DesktopWatch::Buses {
  explicit Buses(const std::function<void(bool)>&) {}
};

#endif

DesktopWatch::DesktopWatch(std::function<void(bool going_to_sleep)> left)
    : x_buses(std::make_unique<Buses>(std::move(left))) {}

DesktopWatch::~DesktopWatch() = default;

}  // namespace psoas::ui
