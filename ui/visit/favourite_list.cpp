#include "ui/visit/favourite_list.h"

#include <wx/button.h>

#include <utility>

#include "domain/base/text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/treatment_words.h"

namespace psoas::ui {

namespace words = wording::treatment;

FavouriteList::FavouriteList(wxWindow* parent, const ScreenContext& context, VisitForm& form,
                             std::function<void()> changed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "favourites"),
      x_context(context),
      x_form(form),
      x_changed(std::move(changed)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  show_again();
}

void FavouriteList::show_again() {
  DestroyChildren();
  GetSizer()->Clear();
  const std::vector<Favourite> favourites = x_form.favourites();
  for (const Favourite& favourite : favourites) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const TreatmentDefinition* definition = x_form.catalogue().treatment(favourite.treatment);
    const std::string label =
        words::favourite_line(favourite.name, definition ? definition->label : favourite.treatment);
    auto* less = new wxButton(this, wxID_ANY, words::remove_this, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                              wxDefaultValidator, to_wx("favourite/" + favourite.name + "/remove"));
    name_for_readers(*less, words::remove_favourite(favourite.name));
    less->Enable(!x_context.read_only);
    less->Bind(wxEVT_BUTTON, [this, id = favourite.id](wxCommandEvent&) { remove(id); });
    row->Add(plain_text(this, label), wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::field()));
    row->Add(less, wxSizerFlags().CentreVertical());
    GetSizer()->Add(row, wxSizerFlags().Border(wxBOTTOM, spacing::tight()));
  }
  if (favourites.empty()) GetSizer()->Add(muted_text(this, words::no_favourites));
  lay_out_again(*this);
}

void FavouriteList::keep(int number, const std::string& name) {
  const Checked<std::string> checked = check_text(name, {.most_bytes = 80, .required = true}, "name");
  if (!checked) {
    x_context.messages.show(Tone::note, words::favourite_needs_name);
    return;
  }
  x_context.task.run(
      this,
      [session = x_context.session, favourite = x_form.favourite_of(number, checked.value())](Store& store) {
        store.write(session, [&](Writing& writing) { writing.favourites().keep(favourite); });
      },
      [this, kept = checked.value()] {
        x_context.messages.show(Tone::done, words::favourite_kept(kept));
        reload();
      });
}

void FavouriteList::remove(FavouriteId id) {
  x_context.task.run(
      this,
      [session = x_context.session, id](Store& store) {
        store.write(session, [&](Writing& writing) { writing.favourites().remove(id); });
      },
      [this] { reload(); });
}

void FavouriteList::reload() {
  x_context.task.run(
      this,
      [session = x_context.session](Store& store) {
        return store.read(session, [](Reading& reading) { return reading.favourites().favourites({}); });
      },
      [this](std::vector<Favourite> favourites) {
        x_form.put_favourites(std::move(favourites));
        show_again();
        x_changed();
      });
}

}  // namespace psoas::ui
