#pragma once

// The favourites of the visit's clinician, each with a button that removes it, and the keeping of new ones. What is
// kept is told to the owner, who offers it when a treatment is added.

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <string>

#include "ui/visit/visit_form.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class FavouriteList : public wxPanel {
 public:
  // `changed` hears that the form's favourites are others now.
  FavouriteList(wxWindow* parent, const ScreenContext& context, VisitForm& form, std::function<void()> changed);

  // Keeps the parameters of a treatment of the form under a name.
  void keep(int number, const std::string& name);

  // Shows the favourites of the clinician who stands in the form.
  void show_again();

 private:
  void remove(FavouriteId id);
  void reload();

  ScreenContext x_context;
  VisitForm& x_form;
  std::function<void()> x_changed;
};

}  // namespace psoas::ui
