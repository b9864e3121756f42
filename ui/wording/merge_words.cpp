#include "ui/wording/merge_words.h"

#include <algorithm>

#include "domain/base/text.h"
#include "domain/catalogue/spelled_out.h"
#include "domain/safety/health.h"
#include "domain/safety/health_facts.h"
#include "domain/visit/visit.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"
#include "ui/wording/window_words.h"

namespace psoas::wording::merge {

namespace {

constexpr std::size_t most_days_named = 3;

// "a, b and c".
std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

void add_counted(std::vector<std::string>& parts, int count, std::string_view noun) {
  if (count > 0) parts.push_back(counted(count, noun));
}

std::string days_named(const std::vector<Date>& days) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < std::min(days.size(), most_days_named); ++i) parts.push_back(to_string(days[i]));
  if (days.size() > most_days_named)
    parts.push_back(counted(static_cast<std::int64_t>(days.size() - most_days_named), "more day"));
  return listed(parts);
}

std::string name_of(const Patient& patient) { return with_visible_marks(patient.display_name()); }

int counted_of(MergedKind kind, const MergeSeparation& separation, const std::set<MergedKey>& along) {
  return static_cast<int>(std::count_if(
      separation.subjects.begin(), separation.subjects.end(),
      [&](const MergedSubject& subject) { return subject.key.kind == kind && goes_back(subject, along); }));
}

bool leans(const MergedSubject& subject, const MergedSubject& other) {
  return std::find(subject.leans_on.begin(), subject.leans_on.end(), other.key) != subject.leans_on.end();
}

// Where neither can be ticked: what of the record has to be corrected first.
std::string correction(const MergeTie& tie, const Catalogue& catalogue) {
  const bool goes_leans = leans(tie.goes, tie.stays);
  const MergedSubject& leaning = goes_leans ? tie.goes : tie.stays;
  const MergedSubject& other = goes_leans ? tie.stays : tie.goes;
  const std::string which = "Correct the " + subject(leaning, catalogue) + " first, so that it ";
  switch (other.key.kind) {
    case MergedKind::episode: return which + "no longer belongs to that episode.";
    case MergedKind::visit: return which + "names no treatment of the " + subject(other, catalogue) + ".";
    case MergedKind::adverse_event: break;
  }
  return which + "no longer names the " + subject(other, catalogue) + ".";
}

}  // namespace

std::string record(const Patient& patient) { return name_of(patient) + " · " + patient.mrn; }

std::string particulars(const PatientLine& line) {
  return line.mrn + " · " + std::string(code_of(line.sex)) + " · b. " + to_string(line.birth_date) + " · " +
         counted(line.visits, "visit");
}

std::string what(std::optional<MergeRefusal> refusal) {
  switch (refusal.value_or(MergeRefusal::gone)) {
    case MergeRefusal::same_record: return "This is one and the same record.";
    case MergeRefusal::draft_open: return "A visit was begun for a record of the two, and is not saved.";
    case MergeRefusal::details_clash:
      return "What is to be taken over does not go with the rest, as a death before the birth.";
    case MergeRefusal::taken_onward: return "A later merge took over anew what this one had taken over.";
    case MergeRefusal::stands_for_another: return "Another record was merged into this one, which stands for both.";
    case MergeRefusal::merged_onward: return "The record it went into was itself merged into another.";
    case MergeRefusal::tied: return "Something that goes back and something that stays hang together.";
    case MergeRefusal::gone: break;
  }
  return refusal ? "One of the records was voided, or merged into another already."
                 : "These records cannot be merged, or taken apart.";
}

std::string remedy(std::optional<MergeRefusal> refusal) {
  switch (refusal.value_or(MergeRefusal::gone)) {
    case MergeRefusal::same_record: return "Choose the other record of this person.";
    case MergeRefusal::draft_open: return "Save or discard that visit, which waits on the page Today.";
    case MergeRefusal::details_clash: return "Take away the tick of what is wrong, or correct it first.";
    case MergeRefusal::taken_onward: return "Undo the later merge first.";
    case MergeRefusal::stands_for_another: return "Undo that merge first, then void what is wrong.";
    case MergeRefusal::merged_onward: return "Open the record that stands for both and undo that merge first.";
    case MergeRefusal::tied: return "Let both go back or both stay, or correct what hangs together first.";
    case MergeRefusal::gone: break;
  }
  return refusal ? "Choose the record that stands for the person now." : "Open both and look at them again.";
}

std::string take_over_instead(const std::string& name, const std::string& taken, const std::string& replaced) {
  std::string text = std::string(take_over) + " " + name + ": " + taken;
  if (!replaced.empty()) text += ", in place of " + replaced;
  return text;
}

std::string detail_value(std::string_view field, const std::string& text) {
  if (text.empty()) return nothing_said;
  if (field != "sex") return with_visible_marks(text);
  return window::label_of(sex_of(text).value_or(Sex::unknown));
}

std::string fact_name(std::string_view code) {
  const HealthFactDefinition* definition = health_fact(code);
  return definition ? definition->label : capitalised(spelled_out(code));
}

std::string fact_value(const HealthFact& fact) { return shown(fact) + ", as of " + to_string(fact.assessed_on); }

std::string what_goes(const MergePreview& preview) {
  std::vector<std::string> parts;
  add_counted(parts, preview.visits, "visit");
  add_counted(parts, preview.episodes, "episode");
  add_counted(parts, preview.adverse_events, "adverse event");
  add_counted(parts, preview.red_flags, "red flag");
  add_counted(parts, preview.contact_attempts, "contact attempt");
  const std::string over = parts.empty()
                               ? "Nothing was recorded under " + preview.from.mrn + "."
                               : "To " + record(preview.into) + " go over, with what is voided: " + listed(parts) + ".";
  return over + " " + record(preview.from) + " leaves lists and counts; searching for it finds " + preview.into.mrn +
         ", and its record number stays taken.";
}

std::string doubt(MergeDoubt doubt, const MergePreview& preview) {
  const Patient& from = preview.from;
  const Patient& into = preview.into;
  switch (doubt) {
    case MergeDoubt::birth_dates_differ:
      return "The birth dates differ: " + to_string(into.birth_date) + " and " + to_string(from.birth_date) +
             ". Are these two people?";
    case MergeDoubt::sexes_differ:
      return "The sexes differ: " + window::label_of(into.sex) + " and " + window::label_of(from.sex) +
             ". Are these two people?";
    case MergeDoubt::names_differ:
      return "Neither name is the same: " + in_quotes(into.display_name()) + " and " + in_quotes(from.display_name()) +
             ". Are these two people?";
    case MergeDoubt::visits_after_death:
      return "One record has visits after the death in the other. Are these two people, or is the date of death wrong?";
    case MergeDoubt::visits_on_same_days:
      return "Both have a visit on " + days_named(preview.days_of_both) +
             ". Was it entered twice? Both stay when you merge; void the one that is too many.";
    case MergeDoubt::health_differs:
      return "Health facts differ. What is not taken over is not in the record that stays: say below what holds, and "
             "add "
             "the rest on the tab Health afterwards.";
  }
  return {};
}

std::string studies(const MergePreview& preview) {
  if (preview.studies_of_both.empty()) return {};
  return "Both were exported for " + listed(preview.studies_of_both) + ", under two study numbers. That of " +
         preview.into.mrn + " goes on; files that left before keep both.";
}

std::string merged(const MergePreview& preview) {
  return preview.from.mrn + " was merged into " + preview.into.mrn + ". It can be undone here.";
}

std::string merged_from(const PatientMerge& merge, const std::string& day) {
  return "Merged from " + merge.from_mrn + " (" + with_visible_marks(merge.from_name) + ") on " + day + " by " +
         merge.by + ": " + merge.reason;
}

std::string stands_for(const Patient& gone) {
  return record(gone) + " was merged into another record, which stands for it now and is shown here.";
}

std::string undo_heading(const PatientMerge& merge) {
  return "Undo the merge of " + with_visible_marks(merge.from_name) + " · " + merge.from_mrn;
}

std::string subject(const MergedSubject& subject, const Catalogue& catalogue) {
  std::string text;
  switch (subject.key.kind) {
    case MergedKind::visit:
      text = "visit of " + to_string(subject.day) + " (" + std::string(label_of_visit_kind(subject.label)) + ")";
      break;
    case MergedKind::episode: text = "episode " + in_quotes(subject.label) + " of " + to_string(subject.day); break;
    case MergedKind::adverse_event: {
      const AdverseEventDefinition* event = catalogue.adverse_event(subject.label);
      text = "adverse event of " + to_string(subject.day) + " (" + (event ? event->label : spelled_out(subject.label)) +
             ")";
      break;
    }
  }
  return subject.voided ? text + ", voided" : text;
}

std::string goes_back_too(const MergedSubject& which, const Catalogue& catalogue) {
  return capitalised(subject(which, catalogue)) + " goes back too";
}

std::string what_goes_back(const MergeSeparation& separation, const std::set<MergedKey>& along) {
  std::vector<std::string> parts;
  add_counted(parts, counted_of(MergedKind::visit, separation, along), "visit");
  add_counted(parts, counted_of(MergedKind::episode, separation, along), "episode");
  add_counted(parts, counted_of(MergedKind::adverse_event, separation, along), "adverse event");
  if (parts.empty()) return record(separation.from) + " comes back with nothing under it.";
  return record(separation.from) + " comes back with " + listed(parts) +
         ". Red flags and contact attempts go with their visit.";
}

namespace {

std::string names_of(const std::vector<std::string>& details, const std::vector<std::string>& facts,
                     const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const std::string& field : details) names.push_back(field_name(field, catalogue));
  for (const std::string& code : facts) names.push_back(fact_name(code));
  return listed(names);
}

}  // namespace

std::vector<std::string> details_after(const MergeSeparation& separation, const Catalogue& catalogue) {
  std::vector<std::string> sentences;
  const std::string here = separation.into.mrn;
  if (const std::string back = names_of(separation.details_back, separation.facts_back, catalogue); !back.empty())
    sentences.push_back("Taken over with the merge, and again in " + here + " as before it: " + back + ".");
  if (const std::string stay = names_of(separation.details_stay, separation.facts_stay, catalogue); !stay.empty())
    sentences.push_back("Taken over with the merge, but changed since, and left in " + here + " as now: " + stay + ".");
  return sentences;
}

std::string tie(const MergeTie& tie, const Catalogue& catalogue) {
  const std::string goes = "the " + subject(tie.goes, catalogue);
  const std::string stays = "the " + subject(tie.stays, catalogue);
  const std::string both = capitalised(goes) + " goes back, and " + stays + " stays, but they hang together. ";
  const bool may_go = tie.stays.origin == MergedOrigin::since;
  const bool may_stay = tie.goes.origin == MergedOrigin::since;
  if (may_go && may_stay) return both + "Tick both or neither.";
  if (may_go) return both + "Tick " + stays + " as well.";
  if (may_stay) return both + "Leave " + goes + " here: take its tick away.";
  return both + correction(tie, catalogue);
}

std::string undone(const MergeSeparation& separation) { return "The merge of " + separation.from.mrn + " is undone."; }

}  // namespace psoas::wording::merge
