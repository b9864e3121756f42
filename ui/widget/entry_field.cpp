#include "ui/widget/entry_field.h"

#include "ui/widget/accessible.h"
#include "ui/widget/control_size.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

ShortField::ShortField(wxWindow* parent, std::string_view name, int characters)
    : wxTextCtrl(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, to_wx(name)) {
  SetMinSize(wxSize(spacing::width_of(*this, characters), -1));
  SetInitialSize(GetMinSize());
  name_for_readers(*this, name);
}

wxSize ShortField::DoGetBestSize() const { return entry_size(*this, wxTextCtrl::DoGetBestSize()); }

std::string ShortField::typed() const { return from_wx(GetValue()); }

void ShortField::put(std::string_view text) { ChangeValue(to_wx(text)); }

NumberField::NumberField(wxWindow* parent, std::string_view name, int characters)
    : ShortField(parent, name, characters) {}

DateField::DateField(wxWindow* parent, std::string_view name, const Clock& clock)
    : ShortField(parent, name, 11), x_clock(clock) {
  SetHint("YYYY-MM-DD");
  Bind(wxEVT_CHAR, &DateField::key, this);
}

void DateField::key(wxKeyEvent& event) {
  const bool whole = parse_date(typed(), {}).ok();
  switch (event.GetKeyCode()) {
    case WXK_UP: return shift(1);
    case WXK_DOWN: return shift(-1);
    case '+':
    case WXK_NUMPAD_ADD: return shift(1);
    case '-':
    case WXK_NUMPAD_SUBTRACT:
      if (whole) return shift(-1);
      break;
    case 't':
    case 'T': SetValue(to_wx(to_string(x_clock.today()))); return SelectAll();
    default: break;
  }
  event.Skip();
}

void DateField::shift(int days) {
  const auto day = parse_date(typed(), {});
  const Date from = day ? day.value() : x_clock.today();
  SetValue(to_wx(to_string(day ? add_days(from, days) : from)));
  SelectAll();
}

}  // namespace psoas::ui
