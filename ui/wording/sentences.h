#pragma once

// The only source of sentences. From facts (a Problem, a StoreError, a failed file) to what a person reads: what
// happened, what is safe, what to do. The window translates them, the console prints them.

#include <exception>
#include <string>
#include <string_view>

#include "domain/base/checked.h"
#include "domain/base/output_file.h"
#include "domain/catalogue/catalogue.h"
#include "domain/store/import.h"
#include "domain/store/store_error.h"

namespace psoas::wording {

// Short enough to stand under the field: "0 to 10, whole numbers". Does not repeat the field's name.
std::string under_field(const Problem& problem);

// A whole sentence that names the field, for lists and the console.
std::string sentence(const Problem& problem, const Catalogue& catalogue);

std::string sentence(const StoreError& error);
std::string sentence(const ImportError& error);
std::string sentence(const RejectedRow& row, const Catalogue& catalogue);

// Any exception: the above when it is one of them, else a calm general sentence.
std::string sentence(const std::exception& error);

// A draft path ("score/nrs_avg7/value", "finding/exam_stinchfield/R/0/value", "birth_date") as a person knows
// it: "Pain, average of last 7 days", "Stinchfield, right", "Birth date".
std::string field_name(std::string_view path, const Catalogue& catalogue);

}  // namespace psoas::wording
