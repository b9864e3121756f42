#pragma once

// A question put to the store and its answer, on whatever thread that is: reads what is missing, analyses, and says
// what would help when nothing fits. No widget.

#include <memory>
#include <string>
#include <vector>

#include "domain/outcome/figure_members.h"
#include "domain/outcome/question_part.h"
#include "domain/outcome/read_outcomes.h"

namespace psoas::ui {

// The columns that were read, kept for further questions.
struct KeptRecord {
  OutcomeWanted wanted;
  OutcomeRecord record;
};
using KeptRecordPointer = std::shared_ptr<const KeptRecord>;

struct Answer {
  KeptRecordPointer kept;
  std::shared_ptr<const OutcomeResult> result;  // nullptr: stopped by the person
  std::vector<Loosened> loosened;               // when no course fits
  std::vector<std::string> clinicians;          // who may be chosen as a filter
};

// Whether the question can be answered without reading.
bool answers(const KeptRecordPointer& kept, const Analysis& asked, const Catalogue& catalogue);

// By which rules a question is answered: the clinic's as they are now, or those it carries itself.
enum class RulesOf { clinic, question };

// Throws StoreError. What Cancelled stops gives an answer without a result.
Answer answer(Store& store, const Session& session, const Catalogue& catalogue, Analysis asked, RulesOf rules,
              KeptRecordPointer kept, Progress& progress);

// One row of the list behind a number.
struct Member {
  std::size_t place = 0;  // in OutcomeResult::cases
  bool in_part = true;
  std::string name;
};

// The members of the part first, each by name. Throws StoreError, Cancelled.
std::vector<Member> named_members(Store& store, const Session& session, const OutcomeResult& result,
                                  const FigureMembers& members, Progress& progress);

}  // namespace psoas::ui
