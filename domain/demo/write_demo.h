#pragma once

// Puts a demo clinic into a store.

#include "domain/access/session.h"
#include "domain/base/progress.h"
#include "domain/demo/demo_clinic.h"
#include "domain/store/store.h"

namespace psoas {

// Writes every patient with episodes and visits, some hundreds of patients in each transaction; progress counts
// "patients". Throws StoreError, and Cancelled between transactions: then the patients so far are in the store and
// the caller throws the file away.
void write_demo(Store& store, const Session& session, const DemoClinic& clinic, Progress& progress);

}  // namespace psoas
