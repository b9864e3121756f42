#pragma once

// Saving and printing the list of follow-ups in sight.

#include "domain/followup/chase_list.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What is saved and printed: every line the filter lets through, not only those listed.
struct ChaseRequest {
  FollowUpList list = FollowUpList::due;
  FollowUpFilter filter;
};

void save_chase_list(wxWindow* parent, const ScreenContext& context, const ChaseRequest& request);
void print_chase_list(wxWindow* parent, const ScreenContext& context, const ChaseRequest& request);

}  // namespace psoas::ui
