#include "ui/app/pages.h"

#include "ui/patient/patient_list.h"

namespace psoas::ui {

const std::vector<Page>& pages_there_are() {
  static const std::vector<Page> pages{Page::patients};
  return pages;
}

Screen* make_page(Page, wxWindow* parent, const ScreenContext& context) { return make_patient_list(parent, context); }

}  // namespace psoas::ui
