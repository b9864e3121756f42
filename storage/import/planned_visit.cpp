#include "storage/import/planned_visit.h"

#include <algorithm>
#include <charconv>

#include "domain/base/number.h"
#include "storage/import/row_cells.h"

namespace psoas::storage {

namespace {

constexpr std::string_view treatment_prefix = "treatment/";

bool same_value(const std::string& a, const std::string& b) {
  if (a == b) return true;
  const Checked<double> first = parse_number(a, "");
  const Checked<double> second = parse_number(b, "");
  return first && second && first.value() == second.value();
}

int next_treatment(const VisitDraft& draft) {
  int next = 0;
  for (auto it = draft.typed.lower_bound(treatment_prefix);
       it != draft.typed.end() && it->first.starts_with(treatment_prefix); ++it) {
    int number = 0;
    const char* begin = it->first.data() + treatment_prefix.size();
    std::from_chars(begin, it->first.data() + it->first.size(), number);
    next = std::max(next, number + 1);
  }
  return next;
}

// Calls `use(path, entry, row)` for every entry of the visit, with the whole path; stops when it gives true.
template <class Use>
void for_each_entry(const PlannedVisit& visit, const Intake& intake, int first_treatment, Use use) {
  if (visit.incoming != no_subject && !visit.stored.stored()) {
    const IncomingVisit& incoming = intake.visits[visit.incoming];
    for (const Entry& entry : incoming.entries)
      if (use(intake.paths[entry.path], entry, incoming.origin)) return;
  }
  int number = first_treatment;
  for (const std::uint32_t place : visit.parts) {
    const IncomingPart& part = intake.parts[place];
    const bool treatment = part.kind == PartKind::treatment;
    for (const Entry& entry : part.entries) {
      const std::string& path = intake.paths[entry.path];
      if (use(treatment ? treatment_path(number, path) : path, entry, part.origin)) return;
    }
    if (treatment) ++number;
  }
}

std::size_t common_length(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

// True when the paths name the same score, finding or treatment.
bool same_subject(std::string_view a, std::string_view b) {
  const std::size_t slash = a.find('/', a.find('/') + 1);
  return slash != std::string_view::npos && common_length(a, b) > slash;
}

}  // namespace

PlannedDraft plan_draft(const PlannedVisit& visit, const Intake& intake, const Catalogue& catalogue, Records records) {
  PlannedDraft planned;
  VisitDraft& draft = planned.draft;
  bool voided = false;
  if (visit.stored.stored()) {
    const Visit stored = records.visits.get(visit.stored);
    voided = stored.voided_at.has_value();
    draft = draft_of(stored, catalogue);
  } else {
    draft.put("date", to_string(*visit.day));
  }
  planned.first_treatment = next_treatment(draft);
  for_each_entry(
      visit, intake, planned.first_treatment, [&](const std::string& path, const Entry& entry, const Origin& row) {
        const std::string there = draft.text(path);
        const EntryOrigin origin{row, entry.column};
        if (voided)
          planned.conflicts.push_back(
              {problem_of(ProblemCode::unknown_reference, "visit", to_string(*visit.day), "visit"), origin});
        else if (there.empty()) draft.put(path, entry.text);
        else if (!same_value(there, entry.text))
          planned.conflicts.push_back({problem_of(ProblemCode::different_value, path, entry.text, there), origin});
        return false;
      });
  if (draft.text("kind").empty()) draft.put("kind", "follow_up");
  return planned;
}

CheckedVisit check_draft(VisitDraft& draft, const Catalogue& catalogue, const Patient& patient,
                         const ImportRules& rules) {
  CheckedVisit checked = check(draft, catalogue, patient, rules.today);
  if (checked.problems.empty() || refuses(checked.problems) || !rules.unusual_values_confirmed) return checked;
  for (const Problem& problem : checked.problems) draft.confirmed.push_back(problem.field);
  return check(draft, catalogue, patient, rules.today);
}

EntryOrigin origin_of(std::string_view path, const PlannedVisit& visit, const PlannedDraft& planned,
                      const Intake& intake) {
  EntryOrigin nearest;
  bool exact = false;
  bool near = false;
  bool any = false;
  for_each_entry(visit, intake, planned.first_treatment,
                 [&](const std::string& entry_path, const Entry& entry, const Origin& row) {
                   exact = entry_path == path;
                   const bool nearer = exact || (!near && same_subject(path, entry_path)) || !any;
                   if (nearer) {
                     near = near || same_subject(path, entry_path);
                     nearest = {row, exact || near ? entry.column : row.column};
                   }
                   any = true;
                   return exact;
                 });
  return nearest;
}

}  // namespace psoas::storage
