#pragma once

// The visit form without its widgets: the draft behind it, which findings and treatments it shows, and what the
// last visit said. Pure; the sections of the editor draw it.

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/patient/patient.h"
#include "domain/store/visits.h"
#include "domain/visit/visit_draft.h"

namespace psoas::ui {

// What the editor asks the store for, in one go.
struct VisitFormSource {
  Patient patient;
  VisitDraft draft;
  LastEntries last;
  std::vector<Episode> episodes;
  std::vector<std::string> clinicians;
  Moment entered_at{};  // of the stored visit being corrected
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
  bool correcting() const { return x_source.draft.visit.has_value(); }

  // Codes of the findings that have a row, in the order of the rows.
  const std::vector<std::string>& findings() const { return x_findings; }
  const std::string& finding_set_label() const { return x_set_label; }
  // False when it has a row already.
  bool add_finding(const std::string& code);
  // Sides a finding is asked on, right first as one faces the patient.
  static std::vector<Side> sides_of(const FindingDefinition& definition);

  // Numbers of the treatments of the form, in order.
  const std::vector<int>& treatments() const { return x_treatments; }
  // A new treatment with the parameters of the last one of its kind; its number.
  int add_treatment(const std::string& code);
  void remove_treatment(int number);
  // "psoas · R · 2 points …" as far as what is typed can be read.
  std::string describe_treatment(int number, Date today) const;

  // The total of an instrument as typed so far: "= 4.7", "" when it cannot be computed.
  std::string total(const InstrumentDefinition& instrument) const;
  // "6 · 6 · 8 · 4" of the last visit that has them; "–" for those it lacks; "" when it has none.
  std::string last_scores(const std::vector<const InstrumentDefinition*>& instruments) const;
  std::string last_finding(const FindingDefinition& definition) const;  // "+8 / 0"

  // True once something was typed that differs from how the form was opened.
  bool touched() const { return x_source.draft.typed != x_opened; }
  void opened_as_is() { x_opened = x_source.draft.typed; }

 private:
  void collect_findings();
  void collect_treatments();

  VisitFormSource x_source;
  const Catalogue* x_catalogue;
  std::vector<std::string> x_findings;
  std::string x_set_label;
  std::vector<int> x_treatments;
  std::map<std::string, std::string, std::less<>> x_opened;
};

// A new visit of this patient, today, of the likeliest kind and with the clinician who was last chosen.
VisitDraft new_visit_draft(PatientId patient, const LastEntries& last, const std::vector<Episode>& episodes,
                           const std::string& clinician, Date today);

}  // namespace psoas::ui
