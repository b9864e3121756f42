#pragma once

// Shows a new recovery code, once. Two of its groups are typed back, so that it is on paper before the page goes.

#include <functional>
#include <string>

#include "domain/access/recovery_code.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

struct CodeRequest {
  RecoverySecret code{};
  std::string clinic;  // stands on the paper
  std::string file;
  bool keyed = false;  // the file is encrypted by what its accounts know
};

Screen* make_code_page(wxWindow* parent, const ScreenContext& context, const CodeRequest& request,
                       std::function<void()> done);

}  // namespace psoas::ui
