#include "ui/admin/edited_section.h"

#include <utility>

#include "ui/wording/admin_words.h"

namespace psoas::ui {

namespace words = wording::admin;

EditedSection::EditedSection(wxWindow* parent, const ScreenContext& context, const wxString& name,
                             std::string not_saved)
    : AdminSection(parent, context, name), x_not_saved(std::move(not_saved)) {}

bool EditedSection::may_leave(std::function<void()> go_on) {
  if (!touched_since_read()) return true;
  x_context.messages.show(Tone::warning, x_not_saved, words::leave_unsaved, [this, go_on] {
    restore();
    go_on();
  });
  return false;
}

bool EditedSection::can(Command command) const { return command == Command::save && x_read && !x_context.read_only; }

bool EditedSection::perform(Command command) {
  if (!can(command)) return false;
  save();
  return true;
}

}  // namespace psoas::ui
