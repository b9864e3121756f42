#include "ui/app/pages.h"

#include "ui/admin/admin_page.h"
#include "ui/app/reports_page.h"
#include "ui/followup/follow_ups_page.h"
#include "ui/patient/patient_list.h"
#include "ui/today/today_page.h"

namespace psoas::ui {

const std::vector<Page>& pages_there_are() {
  static const std::vector<Page> pages{Page::today, Page::patients, Page::follow_ups, Page::reports,
                                       Page::administration};
  return pages;
}

Screen* make_page(Page page, wxWindow* parent, const ScreenContext& context, Dialogs& dialogs, StoreDoor& files,
                  std::function<void()> open_export) {
  switch (page) {
    case Page::today: return make_today_page(parent, context);
    case Page::follow_ups: return make_follow_ups_page(parent, context);
    case Page::reports: return make_reports_page(parent, context, dialogs, std::move(open_export));
    case Page::administration:
      return make_admin_page(
          parent, context,
          {files, [&dialogs](wxWindow* over, const std::string& kinds) { return dialogs.file_to_open(over, kinds); },
           [&dialogs](wxWindow* over, const std::string& kinds, const std::string& suggested_name) {
             return dialogs.file_to_save(over, kinds, suggested_name);
           }});
    case Page::patients: break;
  }
  return make_patient_list(parent, context);
}

}  // namespace psoas::ui
