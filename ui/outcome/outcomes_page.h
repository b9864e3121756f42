#pragma once

// The page Outcomes: a question in a row of filters, its answer in charts and numbers, and the patients behind each.

#include <memory>
#include <optional>

#include "domain/store/saved_analyses.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// What is asked, kept while other pages are looked at. It belongs to one clinic's file.
struct OutcomeQuestion {
  Analysis analysis;
  std::optional<SavedAnalysisLine> opened;  // the saved analysis it came from
  std::size_t window = 2;                   // place in the rules' windows: six months to begin with
};

Screen* make_outcomes_page(wxWindow* parent, const ScreenContext& context, std::shared_ptr<OutcomeQuestion> question);

}  // namespace psoas::ui
