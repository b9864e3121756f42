#include "domain/visit/visit_draft.h"

#include <algorithm>
#include <charconv>

#include "domain/finding/derived.h"
#include "domain/safety/override_draft.h"

namespace psoas {

std::string VisitDraft::text(std::string_view path) const {
  const auto found = typed.find(path);
  return found == typed.end() ? std::string() : found->second;
}

void VisitDraft::put(std::string path, std::string text) {
  if (text.empty()) typed.erase(path);
  else typed.insert_or_assign(std::move(path), std::move(text));
}

std::string score_path(std::string_view instrument, std::string_view item) {
  return "score/" + std::string(instrument) + "/" + std::string(item);
}

std::string finding_path(std::string_view code, Side side, int row, std::string_view field) {
  return "finding/" + std::string(code) + "/" + std::string(code_of(side)) + "/" + std::to_string(row) + "/" +
         std::string(field);
}

std::string study_path(std::string_view field) { return "study/" + std::string(field); }

std::string treatment_path(int number, std::string_view part) {
  return "treatment/" + std::to_string(number) + "/" + std::string(part);
}

std::string treatment_path(int number, std::string_view group, int row, std::string_view field) {
  return treatment_path(number, group.empty() ? "-" : group) + "/" + std::to_string(row) + "/" + std::string(field);
}

namespace {

// What a qualifier of this code says, as it would be typed; "" when it says nothing.
std::string text_of(const FindingEntry& entry, const FieldDefinition& field) {
  std::string text;
  for (const FieldValue& qualifier : entry.qualifiers) {
    if (qualifier.field != field.code) continue;
    if (!text.empty()) text += ", ";
    text += typed_text(field, qualifier.value);
  }
  return text;
}

// What every image finding of the visit says alike of the study it was read from: typed once.
void put_study(VisitDraft& draft, const std::vector<FindingEntry>& findings, const Catalogue& catalogue) {
  std::map<std::string, std::string> study;
  std::vector<std::string> differing;
  for (const FindingEntry& entry : findings) {
    const FindingDefinition* definition = catalogue.finding(entry.code);
    if (!definition) continue;
    for (const FieldDefinition& field : definition->fields) {
      if (!field.of_study) continue;
      const auto [place, first] = study.emplace(field.code, text_of(entry, field));
      if (!first && place->second != text_of(entry, field)) differing.push_back(field.code);
    }
  }
  for (const std::string& field : differing) study.erase(field);
  for (const auto& [field, text] : study) draft.put(study_path(field), text);
}

void put_finding(VisitDraft& draft, const FindingEntry& entry, const FindingDefinition& definition) {
  const FieldDefinition& main = definition.main_field();
  std::map<std::string, std::string> texts;
  texts[finding_path(entry.code, entry.side, entry.row, main.code)] = typed_text(main, entry.value);
  for (const FieldValue& qualifier : entry.qualifiers) {
    const FieldDefinition* field = definition.field(qualifier.field);
    if (!field || (field->of_study && !draft.text(study_path(field->code)).empty())) continue;
    const Side side = field->shared_by_sides ? Side::none : entry.side;
    std::string& text = texts[finding_path(entry.code, side, entry.row, qualifier.field)];
    if (!text.empty()) text += ", ";
    text += typed_text(*field, qualifier.value);
  }
  for (const auto& [path, text] : texts) draft.put(path, text);
}

void put_treatment(VisitDraft& draft, const Treatment& treatment, int number, const Catalogue& catalogue, Date day) {
  draft.put(treatment_path(number, "code"), treatment.code);
  if (treatment.id.stored()) draft.put(treatment_path(number, "entry"), std::to_string(treatment.id.number));
  if (treatment.side != Side::none) draft.put(treatment_path(number, "side"), std::string(code_of(treatment.side)));
  if (treatment.date != day) draft.put(treatment_path(number, "date"), to_string(treatment.date));
  if (treatment.end_date) draft.put(treatment_path(number, "end_date"), to_string(*treatment.end_date));
  if (treatment.status != TreatmentStatus::done)
    draft.put(treatment_path(number, "status"), std::string(code_of(treatment.status)));
  draft.put(treatment_path(number, "performer"), treatment.performer);
  draft.put(treatment_path(number, "indication"), treatment.indication);
  if (treatment.is_index) draft.put(treatment_path(number, "index"), "yes");
  draft.put(treatment_path(number, "note"), treatment.note);
  for (const TreatmentLink& link : treatment.links) {
    const std::string path = treatment_path(number, "link/" + std::string(code_of(link.role)));
    const std::string before = draft.text(path);
    draft.put(path, (before.empty() ? "" : before + ",") + std::to_string(link.to.number));
  }
  const TreatmentDefinition* definition = catalogue.treatment(treatment.code);
  std::map<std::string, std::string> texts;
  for (const FieldValue& parameter : treatment.parameters) {
    const FieldDefinition* field = definition ? definition->field(parameter.group, parameter.field) : nullptr;
    if (!field) continue;
    std::string& text = texts[treatment_path(number, parameter.group, parameter.row, parameter.field)];
    if (!text.empty()) text += ", ";
    text += typed_text(*field, parameter.value);
  }
  for (const auto& [path, text] : texts) draft.put(path, text);
  put_overrides(draft, treatment, number);
}

void put_score(VisitDraft& draft, const ScoreEntry& entry, const InstrumentDefinition& definition) {
  if (entry.status != ScoreStatus::answered && !definition.items.empty())
    draft.put(score_path(entry.instrument, definition.items.front().code),
              entry.status == ScoreStatus::declined ? "d" : "n");
  if (entry.phase != ScorePhase::routine)
    draft.put(score_path(entry.instrument, "phase"), std::string(code_of(entry.phase)));
  if (entry.version != definition.version) draft.put(score_path(entry.instrument, "version"), entry.version);
  draft.put(score_path(entry.instrument, "language"), entry.language);
  draft.put(score_path(entry.instrument, "mode"), entry.mode);
  if (entry.total_from_form())
    draft.put(score_path(entry.instrument, "total"), typed_text(FieldDefinition{}, {entry.total, {}, {}, {}}));
  for (std::size_t i = 0; i < entry.items.size() && i < definition.items.size(); ++i) {
    if (!entry.items[i]) continue;
    Value value;
    value.number = entry.items[i];
    draft.put(score_path(entry.instrument, definition.items[i].code), typed_text(FieldDefinition{}, value));
  }
}

}  // namespace

VisitDraft draft_of(const Visit& visit, const Catalogue& catalogue) {
  VisitDraft draft;
  draft.uuid = visit.uuid;
  draft.patient = visit.patient;
  if (visit.id.stored()) draft.visit = visit.id;
  draft.revision = visit.revision;
  draft.put("date", to_string(visit.date));
  draft.put("kind", visit.kind);
  draft.put("clinician", visit.clinician);
  if (visit.episode) draft.put("episode", std::to_string(visit.episode->number));
  draft.put("note", visit.note);
  for (const ScoreEntry& entry : visit.scores)
    if (const InstrumentDefinition* definition = catalogue.instrument(entry.instrument))
      put_score(draft, entry, *definition);
  // What is computed from the rest is not typed.
  std::vector<FindingEntry> findings = visit.findings;
  for (const FindingEntry& derived : derived_findings(visit, catalogue))
    std::erase_if(findings, [&](const FindingEntry& entry) { return entry.code == derived.code; });
  put_study(draft, findings, catalogue);
  for (const FindingEntry& entry : findings)
    if (const FindingDefinition* definition = catalogue.finding(entry.code)) put_finding(draft, entry, *definition);
  for (std::size_t i = 0; i < visit.treatments.size(); ++i)
    put_treatment(draft, visit.treatments[i], static_cast<int>(i), catalogue, visit.date);
  draft.confirmed = visit.confirmed;
  return draft;
}

VisitDraft correction_of(const Visit& stored, VisitDraft typed, const Catalogue& catalogue) {
  VisitDraft theirs = draft_of(stored, catalogue);
  typed.visit = stored.id;
  typed.revision = stored.revision;
  const std::map<std::string, std::string, std::less<>> fields = typed.typed;
  for (auto field = fields.lower_bound("treatment/"); field != fields.end() && field->first.starts_with("treatment/");
       ++field) {
    if (!field->first.ends_with("/code") || std::count(field->first.begin(), field->first.end(), '/') != 2) continue;
    for (std::size_t i = 0; i < stored.treatments.size(); ++i) {
      const std::string entry = treatment_path(static_cast<int>(i), "entry");
      if (stored.treatments[i].code != field->second || theirs.text(entry).empty()) continue;
      typed.put(field->first.substr(0, field->first.size() - 4) + "entry", theirs.text(entry));
      theirs.put(entry, "");  // no other's
      break;
    }
  }
  return typed;
}

}  // namespace psoas
