#pragma once

// Takes tables of another program into a store, as a mapping file says. See docs/import.md for the mapping.

#include <functional>

#include "domain/base/progress.h"
#include "domain/store/import.h"
#include "domain/store/store.h"

namespace psoas::storage {

// All rows or none: when one is rejected, nothing is stored and the report lists them. Rows taken by an earlier
// import are known again and not stored twice. Uses only the abstract store; `today` bounds the dates.
// Throws ImportError (a table or mapping that cannot be used), StoreError, Cancelled; then nothing is stored.
// `before_storing` runs once everything was found to be right, and keeps it from being stored by throwing.
ImportReport import_tables(Store& store, const Session& session, const ImportRequest& request, Progress& progress,
                           Date today, const std::function<void()>& before_storing = {});

// The same on the computer's calendar day.
ImportReport import_tables(Store& store, const Session& session, const ImportRequest& request, Progress& progress);

}  // namespace psoas::storage
