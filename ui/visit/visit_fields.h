#pragma once

// Ties controls to the paths of a draft: what is typed goes into the draft as it is, and problems come back to the
// field that has them.

#include <wx/window.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/clock.h"
#include "domain/catalogue/field.h"
#include "domain/visit/visit_draft.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"

namespace psoas::ui {

class VisitFields {
 public:
  // `changed` hears the path after each change by a person; `focused` what help there is for the field at hand.
  VisitFields(VisitDraft& draft, const Clock& clock, std::function<void(const std::string& path)> changed,
              std::function<void(const std::string& help)> focused);

  // A control of the right kind for the catalogue's field, filled from the draft. `label` is what readers say.
  wxWindow* field(wxWindow* parent, const std::string& path, const FieldDefinition& definition,
                  const std::string& label);
  wxWindow* number(wxWindow* parent, const std::string& path, const std::string& label, int characters,
                   const std::string& help);
  wxWindow* text(wxWindow* parent, const std::string& path, const std::string& label, int characters);
  wxWindow* lines(wxWindow* parent, const std::string& path, const std::string& label);
  wxWindow* day(wxWindow* parent, const std::string& path, const std::string& label);
  wxWindow* choice(wxWindow* parent, const std::string& path, const std::string& label, std::vector<Option> options,
                   const std::string& help = {});
  // `ticked` is the text a tick stands for.
  wxWindow* tick(wxWindow* parent, const std::string& path, const std::string& label,
                 const std::string& ticked = "yes");

  // Where problems of the paths that begin with `path` are said; several paths may share one note.
  void note(const std::string& path, FieldNote* note);

  // Lets go of the controls below a path ("treatment/0/") and of the path's own note; they are about to be destroyed.
  void forget(std::string_view prefix);

  // As if a person had changed what stands at the path.
  void tell_changed(const std::string& path) { x_changed(path); }

  // Marks the fields that have problems and settles all others. Problems nobody has a place for are returned.
  Problems show(const Problems& problems);
  // Puts the cursor into the first field, in the order of the form, that has a problem.
  void go_to_first(const Problems& problems);

  wxWindow* control(std::string_view path) const;

 private:
  struct Place {
    wxWindow* control = nullptr;
    std::string help;
  };

  void bind(wxWindow* control, const std::string& path, const std::string& help);
  void put(const std::string& path, std::string text);
  FieldNote* note_for(std::string_view path) const;

  VisitDraft& x_draft;
  const Clock& x_clock;
  std::function<void(const std::string&)> x_changed;
  std::function<void(const std::string&)> x_focused;
  std::map<std::string, Place, std::less<>> x_places;
  std::map<std::string, FieldNote*, std::less<>> x_notes;
};

// Help beside a field: its range and unit, what it is, how it is read.
std::string help_for(const FieldDefinition& definition);

}  // namespace psoas::ui
