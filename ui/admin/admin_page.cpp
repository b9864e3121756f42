#include "ui/admin/admin_page.h"

#include <wx/notebook.h>

#include "ui/admin/accounts_section.h"
#include "ui/admin/audit_section.h"
#include "ui/admin/backup_section.h"
#include "ui/admin/catalogue_section.h"
#include "ui/admin/clinic_section.h"
#include "ui/admin/export_section.h"
#include "ui/admin/permissions_section.h"
#include "ui/admin/rules_section.h"
#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/admin_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

class AdminPage : public Screen {
 public:
  AdminPage(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors)
      : Screen(parent, context, "administration") {
    x_tabs = new wxNotebook(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, "administration sections");
    name_for_readers(*x_tabs, words::administration);
    x_sections = make_admin_sections(x_tabs, context, doors);
    for (AdminSection* section : x_sections) x_tabs->AddPage(section, to_wx(section->label()));
    x_tabs->Bind(wxEVT_NOTEBOOK_PAGE_CHANGED, [this](wxBookCtrlEvent& event) {
      if (AdminSection* section = in_sight()) section->load();
      x_context.navigation.title_changed();
      event.Skip();
    });
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(page_heading(this, words::administration), wxSizerFlags().Border(wxALL, spacing::margin()));
    frame->Add(x_tabs, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, spacing::margin()));
    SetSizer(frame);
    for (std::size_t place = 0; place < x_sections.size(); ++place)
      if (x_sections[place]->label() == doors.first_section) x_tabs->ChangeSelection(place);
  }

  std::string title() const override { return words::administration; }
  void arrive() override { in_sight()->load(); }
  bool can(Command command) const override { return in_sight()->can(command); }
  bool perform(Command command) override { return in_sight()->perform(command); }
  bool may_leave(std::function<void()> go_on) override {
    for (AdminSection* section : x_sections)
      if (!section->may_leave(go_on)) return false;
    return true;
  }

 private:
  AdminSection* in_sight() const {
    const int place = x_tabs->GetSelection();
    return x_sections[place < 0 ? 0 : static_cast<std::size_t>(place)];
  }

  wxNotebook* x_tabs;
  std::vector<AdminSection*> x_sections;
};

}  // namespace

std::vector<AdminSection*> make_admin_sections(wxWindow* parent, const ScreenContext& context,
                                               const AdminDoors& doors) {
  std::vector<AdminSection*> sections;
  if (context.allows(Permission::change_catalogue)) {
    sections.push_back(make_catalogue_section(parent, context, doors));
    sections.push_back(make_clinic_section(parent, context));
  }
  if (context.allows(Permission::manage_accounts)) {
    sections.push_back(make_accounts_section(parent, context));
    sections.push_back(make_permissions_section(parent, context));
  }
  if (context.allows(Permission::change_rules)) {
    sections.push_back(make_export_section(parent, context));
    sections.push_back(make_rules_section(parent, context, doors));
  }
  if (context.allows(Permission::restore)) sections.push_back(make_backup_section(parent, context, doors));
  if (context.allows(Permission::review_own_audit) || context.allows(Permission::review_audit) || sections.empty())
    sections.push_back(make_audit_section(parent, context, doors));
  return sections;
}

Screen* make_admin_page(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors) {
  return new AdminPage(parent, context, doors);
}

}  // namespace psoas::ui
