#pragma once

// An own entry as it is being typed into a form: the common cases (a plain numeric scale, a finding of one value, a
// treatment with simple parameters, an adverse event, a finding set). Anything beyond them is written in a file.

#include <map>
#include <string>
#include <string_view>

#include "domain/base/checked.h"
#include "domain/catalogue/entry_kind.h"

namespace psoas {

// Texts as typed, by field. All kinds: code ("" is made from the label), label. Most: short_label, keywords,
// how_to_read.
//   instrument     low, high, step, direction, important_change, important_change_source
//   finding        finding_kind, laterality, direction, normal, value_kind, unit, hard_low, hard_high, soft_low,
//                  soft_high, step, choices (a line each: "mild", or "mild = 1" with the number a trend draws)
//   treatment      mark, laterality, has_end_date ("yes"), and parameter/N/ label, kind, unit, low, high, choices
//                  (between commas), N from 0
//   adverse_event  help
//   finding_set    visit_kind, after_treatment, findings (codes between commas, in order)
struct EntryDraft {
  EntryKind kind{};
  bool existing = false;  // a finding set that is there already keeps its code
  std::map<std::string, std::string, std::less<>> typed;

  std::string text(std::string_view field) const;
};

// Rows for parameters a form has.
inline constexpr int most_draft_parameters = 12;

// A code for something called this: "x_side_bending" for "Side bending".
std::string code_made_from(std::string_view label);

// The entry, as the only one of its content, or every problem by field.
//   not_text at `code`        no code: x_, then a-z, 0-9 and _
//   order_mismatch at an end  the upper end is not above the lower one, or the usual range leaves the possible one
//   duplicate labels          already_used at `choices`
Checked<CatalogueContent> check(const EntryDraft& draft, const Catalogue& catalogue);

}  // namespace psoas
