#pragma once

// Reads from the store what a visit form opens with.

#include <string>

#include "domain/store/store.h"
#include "ui/visit/visit_form.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

// A new visit, a stored one, or a draft to go on with, as the request says. Throws StoreError missing.
VisitFormSource read_visit_form(Reading& reading, const Catalogue& catalogue, const VisitRequest& request,
                                const std::string& actor, Date today);

}  // namespace psoas::ui
