#include "ui/app/pages.h"

#include "ui/admin/admin_page.h"
#include "ui/app/reports_page.h"
#include "ui/followup/follow_ups_page.h"
#include "ui/patient/patient_list.h"
#include "ui/today/today_page.h"
#include "ui/wording/audit_words.h"

namespace psoas::ui {

const std::vector<Page>& pages_there_are() {
  static const std::vector<Page> pages{Page::today,    Page::patients, Page::follow_ups,
                                       Page::outcomes, Page::reports,  Page::administration};
  return pages;
}

bool is_of_use(Page page, const std::function<bool(Permission)>& allows) {
  switch (page) {
    case Page::today: return allows(Permission::log_visits);
    case Page::patients: return allows(Permission::find_patients);
    case Page::follow_ups: return allows(Permission::follow_up);
    case Page::outcomes:
    case Page::reports: return allows(Permission::read_outcomes);
    case Page::administration: break;
  }
  return allows(Permission::change_catalogue) || allows(Permission::change_rules) ||
         allows(Permission::manage_accounts) || allows(Permission::restore) || allows(Permission::review_audit);
}

namespace {

// When the record was last compared with its trail and its file checked; nothing while no file is open.
std::function<std::string()> care_words(const std::filesystem::path& clinic_file) {
  if (clinic_file.empty()) return {};
  return [clinic_file] {
    const CareTimes times = care_times(clinic_file);
    return wording::audit::care(times.compared, times.checked);
  };
}

}  // namespace

Screen* make_page(Page page, wxWindow* parent, const ScreenContext& context, const PageWorld& world) {
  Dialogs& dialogs = world.dialogs;
  switch (page) {
    case Page::today: return make_today_page(parent, context, [found = world.findings] { return found().tampered; });
    case Page::follow_ups: return make_follow_ups_page(parent, context);
    case Page::outcomes: return make_outcomes_page(parent, context, world.outcome_question);
    case Page::reports: return make_reports_page(parent, context, dialogs, world.open_export);
    case Page::administration:
      return make_admin_page(
          parent, context,
          {world.files,
           [&dialogs](wxWindow* over, const std::string& kinds) { return dialogs.file_to_open(over, kinds); },
           [&dialogs](wxWindow* over, const std::string& kinds, const std::string& suggested_name) {
             return dialogs.file_to_save(over, kinds, suggested_name);
           },
           [&dialogs](wxWindow* over) { return dialogs.folder_to_choose(over); }, world.clinic_file, world.put_in_place,
           world.backups_changed, care_words(world.clinic_file), world.admin_section});
    case Page::patients: break;
  }
  return make_patient_list(parent, context);
}

}  // namespace psoas::ui
