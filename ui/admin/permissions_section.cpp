#include "ui/admin/permissions_section.h"

#include <wx/checkbox.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <map>
#include <optional>

#include "domain/base/text.h"
#include "domain/store/entrance.h"
#include "ui/admin/edited_section.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/account_words.h"
#include "ui/wording/admin_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::accounts;

class PermissionsSection : public EditedSection {
 public:
  PermissionsSection(wxWindow* parent, const ScreenContext& context)
      : EditedSection(parent, context, "permissions", wording::admin::not_saved_yet),
        x_page(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)) {
    x_page->SetScrollRate(0, spacing::dip(12));
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    column->Add(section_heading(x_page, words::permissions_heading), below);
    auto* text = plain_text(x_page, words::permissions_text);
    text->Wrap(spacing::width_of(*text, 66));
    column->Add(text, below);
    column->Add(make_table(), below);
    x_reason = new ShortField(x_page, "permissions reason", 50);
    x_reason_field.emplace(x_page, words::reason, x_reason, words::reason_hint);
    column->Add(x_reason_field->over(), below);
    x_save = action_button(x_page, words::save, "save permissions", [this] { save(); });
    mark_primary(*x_save);
    x_save->Enable(!x_context.read_only);
    column->Add(x_save, below);
    auto* inner = new wxBoxSizer(wxVERTICAL);
    inner->Add(column, wxSizerFlags(1).Expand().Border(wxALL, spacing::field()));
    x_page->SetSizer(inner);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(frame);
  }

  std::string label() const override { return words::permissions_section; }

  // What is being changed stays.
  void load() override {
    if (touched_since_read()) return;
    const auto work = [session = x_context.session](Store& store) { return store.entrance().grants(session); };
    x_context.task.run(this, work, [this](const Grants& grants) { show(grants); });
  }

 private:
  wxSizer* make_table() {
    auto* table = new wxFlexGridSizer(1 + static_cast<int>(every_role.size()), spacing::tight(), spacing::margin());
    table->Add(plain_text(x_page, {}));
    for (const char* role : words::role_headings) table->Add(section_heading(x_page, role));
    for (const Permission permission : every_permission) {
      table->Add(plain_text(x_page, wording::permission_words(permission)), wxSizerFlags().CenterVertical());
      for (const Role role : every_role) table->Add(make_box(role, permission), wxSizerFlags().CenterHorizontal());
    }
    return table;
  }

  wxCheckBox* make_box(Role role, Permission permission) {
    const std::string name = std::string(code_of(permission)) + " " + std::string(code_of(role));
    auto* box =
        new wxCheckBox(x_page, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, 0, wxDefaultValidator, to_wx(name));
    name_for_readers(*box, words::granted_to(permission, role));
    box->SetValue(is_granted(role, permission));
    box->Enable(may_be_granted(role, permission) && !x_context.read_only);
    if (may_be_granted(role, permission)) x_boxes[{role, permission}] = box;
    return box;
  }

  Grants chosen() const {
    Grants grants;
    for (const auto& [grant, box] : x_boxes)
      if (box->GetValue()) grants.insert(grant);
    return grants;
  }

  bool touched() const override { return chosen() != x_stored; }

  void restore() override { show(x_stored); }

  void show(const Grants& grants) {
    x_stored = grants;
    x_read = true;
    for (const auto& [grant, box] : x_boxes) box->SetValue(grants.contains(grant));
    x_reason->put({});
    x_reason_field->settle();
    x_context.navigation.title_changed();
  }

  void save() override {
    const Checked<std::string> reason = check_text(x_reason->typed(), {500, false, true}, "reason");
    if (!reason) {
      x_reason_field->refuse(wording::admin::under_field(reason.problems().front()));
      return x_reason->SetFocus();
    }
    const auto work = [session = x_context.session, grants = chosen(), why = reason.value()](Store& store) {
      store.entrance().change_grants(session, grants, why);
      return grants;
    };
    x_context.task.run(this, work, [this](const Grants& grants) {
      show(grants);
      x_context.messages.show(Tone::done, words::permissions_saved);
    });
  }

  wxScrolledWindow* x_page;
  std::map<std::pair<Role, Permission>, wxCheckBox*> x_boxes;  // those a clinic may grant
  ShortField* x_reason;
  std::optional<LabelledField> x_reason_field;
  wxButton* x_save;
  Grants x_stored;
};

}  // namespace

AdminSection* make_permissions_section(wxWindow* parent, const ScreenContext& context) {
  return new PermissionsSection(parent, context);
}

}  // namespace psoas::ui
