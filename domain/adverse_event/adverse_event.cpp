#include "domain/adverse_event/adverse_event.h"

#include <algorithm>
#include <array>

#include "domain/base/uuid.h"

namespace psoas {

namespace {

template <class Meaning>
struct Coded {
  Meaning meaning;
  std::string_view code;
};

constexpr std::array<Coded<Causality>, 5> causalities{{{Causality::unrelated, "unrelated"},
                                                       {Causality::unlikely, "unlikely"},
                                                       {Causality::possible, "possible"},
                                                       {Causality::probable, "probable"},
                                                       {Causality::definite, "definite"}}};
constexpr std::array<Coded<EventOutcome>, 5> outcomes{{{EventOutcome::ongoing, "ongoing"},
                                                       {EventOutcome::resolving, "resolving"},
                                                       {EventOutcome::resolved, "resolved"},
                                                       {EventOutcome::sequelae, "sequelae"},
                                                       {EventOutcome::fatal, "fatal"}}};

template <class Meaning, std::size_t count>
std::string_view code_in(const std::array<Coded<Meaning>, count>& words, Meaning meaning) {
  for (const Coded<Meaning>& word : words)
    if (word.meaning == meaning) return word.code;
  return {};
}

template <class Meaning, std::size_t count>
std::optional<Meaning> meaning_in(const std::array<Coded<Meaning>, count>& words, std::string_view code) {
  for (const Coded<Meaning>& word : words)
    if (word.code == code) return word.meaning;
  return std::nullopt;
}

std::string joined(const std::vector<TreatmentId>& treatments) {
  std::string text;
  for (const TreatmentId treatment : treatments) text += (text.empty() ? "" : ",") + std::to_string(treatment.number);
  return text;
}

}  // namespace

std::string_view code_of(Causality causality) { return code_in(causalities, causality); }
std::optional<Causality> causality_of(std::string_view code) { return meaning_in(causalities, code); }
std::string_view code_of(EventOutcome outcome) { return code_in(outcomes, outcome); }
std::optional<EventOutcome> event_outcome_of(std::string_view code) { return meaning_in(outcomes, code); }

const std::vector<std::string_view>& clavien_dindo_grades() {
  static const std::vector<std::string_view> grades{"I", "II", "IIIa", "IIIb", "IVa", "IVb", "V"};
  return grades;
}

std::string_view meaning_of_grade(int grade) {
  switch (grade) {
    case 1: return "mild; no treatment needed";
    case 2: return "moderate; little treatment, or limits shopping, housework, work";
    case 3: return "severe; hospital, or limits washing, dressing, eating";
    case 4: return "life-threatening";
    case 5: return "death";
    default: return {};
  }
}

std::string AdverseEventDraft::text(std::string_view field) const {
  const auto found = typed.find(field);
  return found == typed.end() ? std::string() : found->second;
}

void AdverseEventDraft::put(std::string field, std::string text) {
  if (text.empty()) typed.erase(field);
  else typed.insert_or_assign(std::move(field), std::move(text));
}

AdverseEventDraft draft_of(const AdverseEvent& event) {
  AdverseEventDraft draft;
  draft.id = event.id;
  draft.uuid = event.uuid;
  draft.patient = event.patient;
  draft.revision = event.revision;
  const auto put_flag = [&](const char* field, bool holds) { draft.put(field, holds ? "yes" : ""); };
  draft.put("code", event.code);
  draft.put("onset", to_string(event.onset));
  draft.put("onset_time", event.onset_time);
  draft.put("treatments", joined(event.treatments));
  draft.put("grade", std::to_string(event.grade));
  put_flag("hospitalised", event.hospitalised);
  put_flag("disability", event.disability);
  put_flag("serious", event.serious_to_reporter);
  if (event.causality) draft.put("causality", std::string(code_of(*event.causality)));
  if (event.expected) draft.put("expected", *event.expected ? "yes" : "no");
  draft.put("action", event.action);
  draft.put("outcome", std::string(code_of(event.outcome)));
  if (event.resolved_on) draft.put("resolved_on", to_string(*event.resolved_on));
  draft.put("clavien_dindo", event.clavien_dindo);
  draft.put("note", event.note);
  return draft;
}

AdverseEventDraft new_adverse_event(PatientId patient, Date today, const std::vector<TreatmentId>& treatments) {
  AdverseEventDraft draft;
  draft.uuid = new_uuid();
  draft.patient = patient;
  draft.put("onset", to_string(today));
  draft.put("treatments", joined(treatments));
  draft.put("outcome", std::string(code_of(EventOutcome::ongoing)));
  return draft;
}

}  // namespace psoas
