#pragma once

// Two documents of the audit trail (document.h) set beside each other, field by field.

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/store/audit.h"

namespace psoas::storage {

// The fields whose values differ, in the order of the documents. Either may be "": everything is new, or gone. What is
// no JSON (the clinic's own catalogue) is compared by lines, under the path "line". The instruments' items are named by
// `catalogue`.
std::vector<AuditField> differing_fields(std::string_view entity, std::string_view before, std::string_view after,
                                         const Catalogue& catalogue);

}  // namespace psoas::storage
