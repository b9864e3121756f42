#include "reports/export/export_notes.h"

#include <algorithm>
#include <map>

namespace psoas::reports {

namespace {

struct Meaning {
  std::string_view path;
  std::string_view text;
};

constexpr std::string_view day_of_row =
    "Days since index (day 0), negative before it; in the profiles with dates the date.";
constexpr std::string_view key_of_patient =
    "The patient's study id: random, the same in every table and in every export of this study.";
constexpr std::string_view number_of_visit = "Counts the patient's visits from 1; joins scores, findings, treatments.";
constexpr std::string_view number_of_treatment = "Counts the patient's treatments from 1; joins parameters and events.";
constexpr std::string_view side_text = "L left, R right, B both, M midline; empty when it has no side.";

constexpr Meaning meanings[] = {
    {"patients.study_id", key_of_patient},
    {"patients.sex", "F female, M male, X other, U unknown."},
    {"patients.age_at_index", "Completed years on day 0. Over 89, then or at a later day of the record: 90+."},
    {"patients.age_band", "Ten years of age, on day 0. Over 89, then or at a later day of the record: 90+."},
    {"patients.index_year", "Calendar year of day 0; empty for 90+."},
    {"patients.index_day", "Date of day 0."},
    {"patients.index_treatment", "Code of the treatment on day 0; empty when day 0 is a first visit."},
    {"patients.diagnosis", "Condition that held on day 0: the primary one, else the one known longest."},
    {"patients.death_day", "Day of death; empty when none is recorded."},
    {"patients.state", "State of the address (United States only)."},
    {"patients.zip3", "First three digits of the ZIP code; 000 where the area has 20,000 people or fewer."},
    {"patients.zip5", "ZIP code of five digits."},
    {"patients.birth_day", "Date of birth."},
    {"visits.study_id", key_of_patient},
    {"visits.visit", number_of_visit},
    {"visits.day", day_of_row},
    {"visits.kind", "new_patient, follow_up, procedure, therapy, phone or other."},
    {"scores.study_id", key_of_patient},
    {"scores.visit", number_of_visit},
    {"scores.day", day_of_row},
    {"scores.instrument", "Code of the questionnaire; see Codes."},
    {"scores.phase", "routine, pre_procedure or post_procedure."},
    {"scores.status", "answered, declined or not_asked; the last two are never 0."},
    {"scores.total", "The score by the instrument's own rule; empty when too little was answered."},
    {"items.study_id", key_of_patient},
    {"items.visit", number_of_visit},
    {"items.day", day_of_row},
    {"items.instrument", "Code of the questionnaire; see Codes. Those of a single question stand in scores alone."},
    {"items.phase", "routine, pre_procedure or post_procedure."},
    {"items.item", "Code of the question within its questionnaire."},
    {"items.answer", "The answer as a number, as the questionnaire counts it."},
    {"findings.study_id", key_of_patient},
    {"findings.visit", number_of_visit},
    {"findings.day", day_of_row},
    {"findings.finding", "Code of the finding; see Codes."},
    {"findings.side", side_text},
    {"findings.row", "Counts the entries of a finding that repeats."},
    {"findings.field", "value for the finding itself, else the code of a further field such as method."},
    {"findings.field_row", "Counts the entries of a further field that repeats."},
    {"findings.number", "The value as a number; a choice has its number where it has one."},
    {"findings.choice", "The value as a code: present, absent, not_assessed, or a choice."},
    {"findings.value_day", "The value where it is a day."},
    {"treatments.study_id", key_of_patient},
    {"treatments.treatment", number_of_treatment},
    {"treatments.visit", number_of_visit},
    {"treatments.day", day_of_row},
    {"treatments.end_day", "The end of a course or medication."},
    {"treatments.code", "Code of the treatment; see Codes."},
    {"treatments.side", side_text},
    {"treatments.status", "planned, done, aborted or cancelled."},
    {"treatments.is_index", "yes: recorded as the start of an outcome episode."},
    {"treatments.target", "Within a patient: equal numbers mean the same target."},
    {"parameters.study_id", key_of_patient},
    {"parameters.treatment", number_of_treatment},
    {"parameters.group", "Of a parameter that repeats, such as agent or level; empty otherwise."},
    {"parameters.row", "Counts the entries of a group."},
    {"parameters.field", "Code of the parameter."},
    {"parameters.number", "Its value as a number."},
    {"parameters.choice", "Its value as a code, or as a word of the program's lists (drug, device family)."},
    {"parameters.value_day", "Its value where it is a day."},
    {"adverse_events.study_id", key_of_patient},
    {"adverse_events.event", "Counts the patient's events from 1; an event after two treatments has two rows."},
    {"adverse_events.treatment", "Number of the treatment it is linked to; empty when to none of the export."},
    {"adverse_events.day", "Onset. Days since index, or the date."},
    {"adverse_events.code", "Code of the event; see Codes."},
    {"adverse_events.grade", "1 mild, 2 moderate, 3 severe, 4 life-threatening, 5 death."},
    {"adverse_events.serious", "yes: grade 3 or more, in hospital, lasting disability, or by the reporter's view."},
    {"adverse_events.hospitalised", "yes or no."},
    {"adverse_events.disability", "yes or no."},
    {"adverse_events.causality", "unrelated, unlikely, possible, probable or definite; empty when not judged."},
    {"adverse_events.expected", "yes or no; empty when not said."},
    {"adverse_events.outcome", "ongoing, resolving, resolved, sequelae or fatal."},
    {"adverse_events.resolved_day", "When it was over."},
    {"adverse_events.clavien_dindo", "Grade of a surgical complication: I to V."},
};

std::string patients_text(int count) { return std::to_string(count) + (count == 1 ? " patient" : " patients"); }

std::string filter_text(const ExportFilter& filter) {
  std::string text = "Patients whose day 0 is ";
  if (filter.treatments.empty()) {
    text += "an index treatment or, without one, the first visit";
  } else {
    text += "an index treatment with the code ";
    for (std::size_t i = 0; i < filter.treatments.size(); ++i) text += (i == 0 ? "" : " or ") + filter.treatments[i];
  }
  if (filter.from || filter.to) text += ", in the period that was asked for";
  return text + ". All of their record is told, before and after.";
}

std::string rare_text(const ExportPlan& plan) {
  const std::string smallest = std::to_string(plan.request.smallest_group);
  if (plan.combinations.of.empty()) return "Nothing is told by which a person could be recognised alone.";
  std::string text = "Told together are";
  for (std::size_t i = 0; i < plan.combinations.of.size(); ++i)
    text += (i == 0 ? " " : ", ") + std::string(code_of(plan.combinations.of[i]));
  text += " (ages in bands of ten years). ";
  switch (plan.request.rare) {
    case RareRule::group:
      return text + "Where fewer than " + smallest + " patients shared a combination, parts of it were emptied (" +
             patients_text(plan.grouped) + ") or the patients left out (" + patients_text(plan.left_out) + ").";
    case RareRule::leave_out:
      return text + "Patients of combinations shared by fewer than " + smallest + " were left out (" +
             patients_text(plan.left_out) + ").";
    case RareRule::keep: break;
  }
  return text + "Combinations shared by fewer than " + smallest + " patients were kept (" +
         patients_text(plan.combinations.patients_in_rare) + "). Treat this file with care.";
}

std::string left_behind_text(const LeftBehind& left) {
  return "Names, record and telephone numbers, e-mail, addresses, notes and comments, who treated or entered, serial "
         "and lot numbers, attachments: never part of an export. Typed texts: " +
         std::to_string(left.texts) +
         " values of the chosen tables stayed behind; of a drug or device no more than a word of the program's list "
         "is told. Entries of the clinic's own making: " +
         std::to_string(left.own_entries) +
         " rows stayed behind. Codes the program does not know: " + std::to_string(left.unknown_codes) + " values.";
}

}  // namespace

std::string_view meaning_of_column(std::string_view path) {
  for (const Meaning& meaning : meanings)
    if (meaning.path == path) return meaning.text;
  return {};
}

std::string_view name_of(Profile profile) {
  switch (profile) {
    case Profile::shifted: return "Shifted dates";
    case Profile::limited: return "Limited data set";
    case Profile::safe_harbor: break;
  }
  return "Safe Harbor";
}

std::string_view rule_of(Profile profile) {
  switch (profile) {
    case Profile::shifted:
      return "Identifiers removed, dates moved. This is not Safe Harbor: an expert's determination (45 CFR "
             "164.514(b)(1)) is needed before it may be treated as de-identified.";
    case Profile::limited:
      return "A limited data set (45 CFR 164.514(e)): still protected health information, for research, public health "
             "or health care operations under a data use agreement.";
    case Profile::safe_harbor: break;
  }
  return "De-identified by removing the identifiers of 45 CFR 164.514(b)(2). Do not try to find out who somebody is.";
}

std::string_view dates_of(Profile profile) {
  switch (profile) {
    case Profile::shifted:
      return "All dates of a patient are moved by the same secret number of days, up to 364 either way: differences "
             "between them are true.";
    case Profile::limited: return "Dates are true.";
    case Profile::safe_harbor: break;
  }
  return "No calendar dates: every event has its days since index (day 0). The year of day 0 stands once for each "
         "patient, never with an event.";
}

std::vector<NoteLine> export_notes(const ExportPlan& plan, const ExportRows& rows) {
  const ExportRequest& request = plan.request;
  std::vector<NoteLine> notes{
      {"What this is", {}},
      {"Study", request.study},
      {"Profile", std::string(name_of(request.profile))},
      {"Rule", std::string(rule_of(request.profile))},
      {"Dates", std::string(dates_of(request.profile))},
  };
  if (!request.agreement.empty()) notes.push_back({"Agreement", request.agreement});
  notes.push_back({"Patients", patients_text(static_cast<int>(plan.subjects().size()))});
  notes.push_back({"Who is in it", filter_text(request.filter)});
  notes.push_back({"Rare combinations", rare_text(plan)});
  notes.push_back({"What stayed behind", left_behind_text(plan.record.left_behind)});
  for (const ExportTable table : export_tables) {
    const std::vector<const ExportColumn*> columns = chosen_columns(table, request);
    if (columns.empty()) continue;
    notes.push_back({"Table " + std::string(code_of(table)) + ", " + std::to_string(rows.count(table)) + " rows", {}});
    for (const ExportColumn* column : columns)
      notes.push_back({column->name_in_file(request.profile), std::string(meaning_of_column(column->path()))});
  }
  return notes;
}

}  // namespace psoas::reports
