#pragma once

// The visit form without its widgets: the draft behind it, which findings and treatments it shows, and what the
// last visit said. Pure; the sections of the editor draw it.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient.h"
#include "domain/safety/safety_source.h"
#include "domain/store/favourites.h"
#include "domain/store/series.h"
#include "domain/store/visits.h"
#include "domain/visit/visit_draft.h"

namespace psoas::ui {

// What the editor asks the store for, in one go.
struct VisitFormSource {
  Patient patient;
  VisitDraft draft;
  LastEntries last;
  std::vector<TreatmentRecord> treatments;  // of the patient's other visits, by date
  std::vector<Episode> episodes;
  std::vector<std::string> clinicians;
  std::vector<Favourite> favourites;  // of all clinicians
  Moment entered_at{};                // of the stored visit being corrected
  SafetySource safety;                // what rules on treatments ask for
};

class VisitForm {
 public:
  VisitForm(VisitFormSource source, const Catalogue& catalogue);

  VisitDraft& draft() { return x_source.draft; }
  const VisitDraft& draft() const { return x_source.draft; }
  const Patient& patient() const { return x_source.patient; }
  const LastEntries& last() const { return x_source.last; }
  const std::vector<Episode>& episodes() const { return x_source.episodes; }
  const std::vector<std::string>& clinicians() const { return x_source.clinicians; }
  const Catalogue& catalogue() const { return *x_catalogue; }
  const SafetySource& safety() const { return x_source.safety; }
  // What was found to stand there now.
  void renew_safety(SafetySource safety) { x_source.safety = std::move(safety); }
  bool correcting() const { return x_source.draft.visit.has_value(); }

  // Codes of the findings that have a row, in the order of the rows.
  const std::vector<std::string>& findings() const { return x_findings; }
  // Code of the set of findings in use; "" none.
  const std::string& finding_set() const { return x_set; }
  // Another set: findings nothing was typed for go, those of the set come first. "" leaves only what was typed.
  void choose_finding_set(std::string_view code);
  // False when it has a row already or another section asks for it.
  bool add_finding(const std::string& code);
  // Red flags and the body chart have sections of their own.
  static bool asked_among_findings(const FindingDefinition& definition);
  // Whether something was typed for the finding, or into this field of it.
  bool any_typed(std::string_view code) const;
  bool any_typed(std::string_view code, std::string_view field) const;

  // Rows of a finding that repeats: typed ones and those added since.
  int rows_of(const FindingDefinition& definition, Side side) const;
  int add_finding_row(const FindingDefinition& definition, Side side);  // its number
  void remove_finding_row(const FindingDefinition& definition, Side side, int row);

  // What follows from what was typed so far.
  std::optional<double> derived(const FindingDefinition& definition) const;
  std::optional<double> side_difference(const FindingDefinition& definition) const;
  // Sides a finding is asked on, right first as one faces the patient.
  static std::vector<Side> sides_of(const FindingDefinition& definition);

  // Numbers of the treatments of the form, in order.
  const std::vector<int>& treatments() const { return x_treatments; }
  // A new treatment with the parameters of the last one of its kind; its number.
  int add_treatment(const std::string& code);
  void remove_treatment(int number);

  // Of the clinician who stands in the form.
  std::vector<Favourite> favourites() const;
  void put_favourites(std::vector<Favourite> favourites) { x_source.favourites = std::move(favourites); }
  // The parameters of a treatment as typed, but for what belongs to its day.
  Favourite favourite_of(int number, const std::string& name) const;
  // A new treatment with a favourite's parameters; its number.
  int add_favourite(const Favourite& favourite);

  // Conditions a treatment can be for: what the patient is diagnosed with on the visit's day, then all others.
  std::vector<const ConditionDefinition*> indications(Date today) const;
  struct LinkChoice {
    TreatmentId id;
    std::string line;
  };
  // What can be linked in a role, with what is linked already.
  std::vector<LinkChoice> link_choices(int number, LinkRole role, Date today) const;
  // The draft checked, its links held against the patient's other treatments.
  CheckedVisit checked(Date today) const;

  // Rows of a group up to the last one with something typed.
  int rows_typed(int number, std::string_view group) const;
  // Takes a row out; those below it move up.
  void remove_treatment_row(int number, std::string_view group, int row);
  // As far as what is typed can be read; nothing for an unknown kind.
  std::optional<Treatment> treatment(int number, Date today) const;
  // "psoas · R · 2 points …"
  std::string describe_treatment(int number, Date today) const;
  // What follows from the parameters: doses, relief, attendance; "" when nothing does.
  std::string figures_of_treatment(int number, Date today) const;
  // "same target as 2025-01-20, 266 days ago"; "" for a first one and for what has no target.
  std::string repeat_of_treatment(int number, Date today) const;

  // Instruments the form shows: pain scores and PEG, those answered before, those a follow-up protocol asks
  // for on the visit's day, those typed or added.
  const std::vector<std::string>& instruments() const { return x_instruments; }
  bool add_instrument(const std::string& code);

  // "6 · 6 · 8 · 4" of the last visit that has them; "–" for those it lacks; "" when it has none.
  std::string last_scores(const std::vector<const InstrumentDefinition*>& instruments) const;
  std::string last_finding(const FindingDefinition& definition) const;  // "+8 / 0"

  // True once something was typed that differs from how the form was opened.
  bool touched() const { return x_source.draft.typed != x_opened; }
  void opened_as_is() { x_opened = x_source.draft.typed; }

 private:
  void collect_findings();
  void collect_typed_findings();
  void collect_instruments();
  std::set<std::string> asked_by_protocols() const;
  void offer_circumstances();
  void collect_treatments();
  bool strengthened_beside(int number) const;  // another treatment of the form is a strengthening programme

  VisitFormSource x_source;
  const Catalogue* x_catalogue;
  std::vector<std::string> x_findings;
  std::string x_set;
  std::map<std::pair<std::string, Side>, int> x_rows;  // of findings that repeat
  std::vector<std::string> x_instruments;
  std::vector<int> x_treatments;
  std::map<std::string, std::string, std::less<>> x_opened;
};

// A new visit of this patient, today, of the likeliest kind and with the clinician who was last chosen.
VisitDraft new_visit_draft(PatientId patient, const LastEntries& last, const std::vector<Episode>& episodes,
                           const std::string& clinician, Date today);

}  // namespace psoas::ui
