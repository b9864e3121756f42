#pragma once

// The pages of the left column: which there are, and how each is made.

#include <vector>

#include "domain/store/backups.h"
#include "ui/app/dialogs.h"
#include "ui/app/idle_care.h"
#include "ui/app/navigation_column.h"
#include "ui/outcome/outcomes_page.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// In the order of the column; only pages that do something are listed.
const std::vector<Page>& pages_there_are();

// Whether an account that may do this has any use for the page.
bool is_of_use(Page page, const std::function<bool(Permission)>& allows);

// What the pages work with besides their context. The references outlive every page.
struct PageWorld {
  Dialogs& dialogs;
  StoreDoor& files;
  std::shared_ptr<OutcomeQuestion> outcome_question;
  std::function<void()> open_export;  // from the reports to the page of exports without identity
  std::filesystem::path clinic_file;
  std::function<void(std::shared_ptr<PreparedRestore>)> put_in_place;  // of the clinic's file
  std::function<void()> backups_changed;                               // one was made
  std::function<CareFindings()> findings;                              // about the record and its file
  std::string admin_section;  // the one Administration begins with; "" the first
};

Screen* make_page(Page page, wxWindow* parent, const ScreenContext& context, const PageWorld& world);

}  // namespace psoas::ui
