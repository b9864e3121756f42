#include "domain/visit/visit.h"

namespace psoas {

const std::vector<VisitKind>& visit_kinds() {
  static const std::vector<VisitKind> kinds{
      {"new_patient", "New patient"}, {"follow_up", "Follow-up"}, {"procedure", "Procedure"},
      {"therapy", "Therapy"},         {"phone", "Phone call"},    {"other", "Other"},
  };
  return kinds;
}

std::string_view label_of_visit_kind(std::string_view code) {
  for (const VisitKind& kind : visit_kinds())
    if (kind.code == code) return kind.label;
  return code;
}

std::string_view code_of(ScoreStatus status) {
  switch (status) {
    case ScoreStatus::declined: return "declined";
    case ScoreStatus::not_asked: return "not_asked";
    case ScoreStatus::answered: break;
  }
  return "answered";
}

std::optional<ScoreStatus> score_status_of(std::string_view code) {
  for (ScoreStatus status : {ScoreStatus::answered, ScoreStatus::declined, ScoreStatus::not_asked})
    if (code_of(status) == code) return status;
  return std::nullopt;
}

std::string_view code_of(ScorePhase phase) {
  switch (phase) {
    case ScorePhase::pre_procedure: return "pre_procedure";
    case ScorePhase::post_procedure: return "post_procedure";
    case ScorePhase::routine: break;
  }
  return "routine";
}

std::optional<ScorePhase> score_phase_of(std::string_view code) {
  for (ScorePhase phase : {ScorePhase::routine, ScorePhase::pre_procedure, ScorePhase::post_procedure})
    if (code_of(phase) == code) return phase;
  return std::nullopt;
}

const ScoreEntry* Visit::score(std::string_view instrument) const {
  for (const ScoreEntry& entry : scores)
    if (entry.instrument == instrument) return &entry;
  return nullptr;
}

const FindingEntry* Visit::finding(std::string_view code, Side side, int row) const {
  for (const FindingEntry& entry : findings)
    if (entry.code == code && entry.side == side && entry.row == row) return &entry;
  return nullptr;
}

bool entered_late(Date visit, Moment entered_at) {
  return date::floor<date::days>(entered_at) > date::sys_days{visit} + date::days{1};
}

}  // namespace psoas
