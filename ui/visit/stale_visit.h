#pragma once

// When a visit was changed by somebody else while it was being typed: both versions field by field, and the choice
// between them.

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/visit/visit_draft.h"

namespace psoas::ui {

struct DifferingField {
  std::string path;
  std::string mine;
  std::string stored;
};

// Fields whose typed text differs, in the order of their paths.
std::vector<DifferingField> differences(const VisitDraft& mine, const VisitDraft& stored);

class StaleVisit : public wxPanel {
 public:
  StaleVisit(wxWindow* parent, const std::vector<DifferingField>& fields, const Catalogue& catalogue,
             std::function<void()> keep_mine, std::function<void()> take_stored);
};

}  // namespace psoas::ui
