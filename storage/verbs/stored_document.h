#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/base/clock.h"
#include "domain/catalogue/catalogue.h"
#include "storage/engine/connection.h"

namespace psoas::storage {

// A subject as it is stored now, as the audit trail would keep it; nothing for a kind of which none is kept.
std::optional<std::string> stored_document(Connection& connection, const Catalogue& catalogue, const Clock& clock,
                                           std::string_view entity, std::int64_t number);

}  // namespace psoas::storage
