#include "domain/outcome/question_part.h"

#include <set>

#include "domain/outcome/case_selection.h"

namespace psoas {

bool is_set(const Analysis& analysis, QuestionPart part) {
  switch (part) {
    case QuestionPart::treatment: return !analysis.treatments.empty();
    case QuestionPart::target: return !analysis.target.empty();
    case QuestionPart::level: return !analysis.level.empty();
    case QuestionPart::side: return analysis.side.has_value();
    case QuestionPart::finding: return !analysis.findings.empty();
    case QuestionPart::diagnosis: return !analysis.diagnosis.empty();
    case QuestionPart::clinician: return !analysis.clinician.empty();
    case QuestionPart::age: return analysis.youngest || analysis.oldest;
    case QuestionPart::sex: return analysis.sex.has_value();
    case QuestionPart::dates: return analysis.from || analysis.to;
    case QuestionPart::baseline: return analysis.baseline.low || analysis.baseline.high;
    case QuestionPart::index: return analysis.index != IndexRule::marked;
    case QuestionPart::measure: return analysis.measure != Analysis{}.measure || analysis.measure_side;
    case QuestionPart::group_by: break;
  }
  return analysis.group_by != GroupBy::none;
}

Analysis without(Analysis analysis, QuestionPart part) {
  const Analysis fresh;
  switch (part) {
    case QuestionPart::treatment: analysis.treatments.clear(); break;
    case QuestionPart::target: analysis.target.clear(); break;
    case QuestionPart::level: analysis.level.clear(); break;
    case QuestionPart::side: analysis.side.reset(); break;
    case QuestionPart::finding: analysis.findings.clear(); break;
    case QuestionPart::diagnosis: analysis.diagnosis.clear(); break;
    case QuestionPart::clinician: analysis.clinician.clear(); break;
    case QuestionPart::age:
      analysis.youngest.reset();
      analysis.oldest.reset();
      break;
    case QuestionPart::sex: analysis.sex.reset(); break;
    case QuestionPart::dates:
      analysis.from.reset();
      analysis.to.reset();
      break;
    case QuestionPart::baseline: analysis.baseline = {}; break;
    case QuestionPart::index: analysis.index = fresh.index; break;
    case QuestionPart::measure:
      analysis.measure = fresh.measure;
      analysis.measure_side.reset();
      break;
    case QuestionPart::group_by:
      analysis.group_by = GroupBy::none;
      analysis.group_finding.clear();
      break;
  }
  return analysis;
}

namespace {

bool narrows(QuestionPart part) {
  return part != QuestionPart::baseline && part != QuestionPart::index && part != QuestionPart::measure &&
         part != QuestionPart::group_by;
}

}  // namespace

std::vector<Loosened> loosened(const Analysis& analysis, const OutcomeRecord& record) {
  const RecordIndex index(record);
  std::vector<Loosened> found;
  for (const QuestionPart part : question_parts) {
    if (!narrows(part) || !is_set(analysis, part)) continue;
    const auto courses = static_cast<std::int64_t>(select_cases(without(analysis, part), index).size());
    if (courses > 0) found.push_back({part, courses});
  }
  return found;
}

std::vector<std::string> clinicians_in(const OutcomeRecord& record) {
  std::set<std::int32_t> places;
  for (const RecordedTreatment& treatment : record.treatments) places.insert(treatment.clinician);
  std::set<std::string> names;
  for (const std::int32_t place : places)
    if (const std::string& name = record.words.at(place); !name.empty()) names.insert(name);
  return {names.begin(), names.end()};
}

}  // namespace psoas
