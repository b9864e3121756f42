#pragma once

// Who is it? Before a clinic with accounts is seen, and over one that is locked.

#include <functional>
#include <optional>
#include <string>

#include "ui/widget/screen.h"

namespace psoas::ui {

struct LogInRequest {
  std::string file;               // its name, shown
  bool demo = false;              // the known accounts are offered
  std::optional<Session> locked;  // waits behind the page for its own password
  std::string workstation;
};

struct LogInHears {
  // `goes_on`: it is the locked session.
  std::function<void(const Session&, bool goes_on)> entered;
  std::function<void()> use_recovery_code;
};

Screen* make_log_in_page(wxWindow* parent, const ScreenContext& context, const LogInRequest& request,
                         const LogInHears& hears);

}  // namespace psoas::ui
