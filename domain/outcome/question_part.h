#pragma once

// The parts of a question one by one: which are set, the question without one of them, and how many courses the rest
// would still find. Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "domain/outcome/analysis.h"
#include "domain/outcome/outcome_record.h"

namespace psoas {

enum class QuestionPart {
  treatment,
  target,
  level,
  side,
  finding,
  diagnosis,
  clinician,
  age,
  sex,
  dates,
  baseline,
  index,
  measure,
  group_by,
};

inline constexpr QuestionPart question_parts[] = {
    QuestionPart::treatment, QuestionPart::target,    QuestionPart::level,     QuestionPart::side,
    QuestionPart::finding,   QuestionPart::diagnosis, QuestionPart::clinician, QuestionPart::age,
    QuestionPart::sex,       QuestionPart::dates,     QuestionPart::baseline,  QuestionPart::index,
    QuestionPart::measure,   QuestionPart::group_by};

// Whether it says something else than a new analysis does.
bool is_set(const Analysis& analysis, QuestionPart part);

// As in a new analysis; of findings all are taken out.
Analysis without(Analysis analysis, QuestionPart part);

// The question without one part, and the courses it finds in the record.
struct Loosened {
  QuestionPart part = QuestionPart::treatment;
  std::int64_t courses = 0;
};

// For each part that narrows the question, what it would find without it; parts without which it would still find
// nothing are left out. The baseline, which courses are only judged by later, is not among them.
std::vector<Loosened> loosened(const Analysis& analysis, const OutcomeRecord& record);

// Who treated, by name; "" is left out. The record must have been read with clinicians.
std::vector<std::string> clinicians_in(const OutcomeRecord& record);

}  // namespace psoas
