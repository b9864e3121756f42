#pragma once

// Text fields for numbers and days. They hold text as typed, right or wrong: what it means is checked in domain/.

#include <wx/textctrl.h>

#include <functional>
#include <string>

#include "domain/base/clock.h"
#include "domain/base/date.h"

namespace psoas::ui {

// As wide as `characters` digits; the whole text is chosen when Tab arrives.
class ShortField : public wxTextCtrl {
 public:
  ShortField(wxWindow* parent, std::string_view name, int characters);

  std::string typed() const;
  // Shows a text without an event.
  void put(std::string_view text);

 protected:
  wxSize DoGetBestSize() const override;
};

class NumberField : public ShortField {
 public:
  NumberField(wxWindow* parent, std::string_view name, int characters = 4);
};

// A day written 2026-02-03. Up and + a day later, down and - a day earlier, t today. A - while the day is still
// being typed is a hyphen.
class DateField : public ShortField {
 public:
  DateField(wxWindow* parent, std::string_view name, const Clock& clock);

 private:
  void key(wxKeyEvent& event);
  void shift(int days);

  const Clock& x_clock;
};

}  // namespace psoas::ui
