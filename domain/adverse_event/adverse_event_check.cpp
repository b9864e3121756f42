// The rules a typed adverse event is held against.

#include <algorithm>
#include <charconv>

#include "domain/adverse_event/adverse_event.h"
#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr std::size_t most_text_bytes = 1000;

class EventCheck {
 public:
  EventCheck(const AdverseEventDraft& draft, const Catalogue& catalogue, const Patient& patient,
             const std::vector<TreatmentRecord>& known, Date today)
      : x_draft(draft), x_catalogue(catalogue), x_patient(patient), x_known(known), x_today(today) {}

  Checked<AdverseEvent> run() {
    x_event.id = x_draft.id;
    x_event.uuid = x_draft.uuid;
    x_event.patient = x_patient.id;
    x_event.revision = x_draft.revision;
    check_code();
    check_grade();
    check_words();
    check_treatments();
    check_days();
    check_what_goes_together();
    if (!x_problems.empty()) return x_problems;
    return std::move(x_event);
  }

 private:
  Problem& add(ProblemCode code, std::string field) {
    Problem problem;
    problem.code = code;
    problem.given = typed(field);
    problem.field = std::move(field);
    return x_problems.emplace_back(std::move(problem));
  }

  std::string typed(std::string_view field) const { return std::string(trimmed(x_draft.text(field))); }

  std::string text(std::string_view field, std::size_t most_bytes) {
    Checked<std::string> checked =
        check_text(x_draft.text(field), {.most_bytes = most_bytes, .lines_allowed = true}, field);
    if (checked) return checked.take();
    x_problems.push_back(checked.problems().front());
    return {};
  }

  std::optional<Date> day(std::string_view field) {
    const Checked<Date> read = parse_date(typed(field), field);
    if (read) return read.value();
    x_problems.push_back(read.problems().front());
    return std::nullopt;
  }

  void check_code() {
    x_event.code = typed("code");
    const AdverseEventDefinition* definition = x_catalogue.adverse_event(x_event.code);
    if (x_event.code.empty()) add(ProblemCode::required, "code");
    else if (!definition) add(ProblemCode::unknown_code, "code");
    else if (!x_draft.id.stored() && !definition->offered_on(x_today)) add(ProblemCode::retired_code, "code");
  }

  void check_grade() {
    const std::string given = typed("grade");
    if (given.empty()) add(ProblemCode::required, "grade");
    else if (given.size() == 1 && given[0] >= '1' && given[0] <= '5') x_event.grade = given[0] - '0';
    else {
      Problem& problem = add(ProblemCode::out_of_range, "grade");
      problem.low = "1";
      problem.high = "5";
      problem.other = "1";
    }
  }

  template <class Meaning>
  std::optional<Meaning> word(std::string_view field, std::optional<Meaning> (*read)(std::string_view)) {
    const std::string given = typed(field);
    const std::optional<Meaning> meaning = read(given);
    if (!given.empty() && !meaning) add(ProblemCode::unknown_code, std::string(field));
    return meaning;
  }

  void check_words() {
    x_event.hospitalised = !typed("hospitalised").empty();
    x_event.disability = !typed("disability").empty();
    x_event.serious_to_reporter = !typed("serious").empty();
    x_event.causality = word("causality", causality_of);
    if (const std::string expected = typed("expected"); !expected.empty()) x_event.expected = expected == "yes";
    if (const auto outcome = word("outcome", event_outcome_of)) x_event.outcome = *outcome;
    else if (typed("outcome").empty()) add(ProblemCode::required, "outcome");
    x_event.action = text("action", most_text_bytes);
    x_event.note = text("note", 4 * most_text_bytes);
  }

  const TreatmentRecord* known(TreatmentId id) const {
    for (const TreatmentRecord& record : x_known)
      if (record.treatment.id == id) return &record;
    return nullptr;
  }

  void check_treatments() {
    for (const std::string& part : split(typed("treatments"), ',')) {
      TreatmentId id;
      std::from_chars(part.data(), part.data() + part.size(), id.number);
      const auto& linked = x_event.treatments;
      if (std::find(linked.begin(), linked.end(), id) != linked.end()) continue;
      if (known(id)) x_event.treatments.push_back(id);
      else add(ProblemCode::unknown_reference, "treatments").other = "treatment of this patient";
    }
    if (typed("treatments").empty()) add(ProblemCode::required, "treatments");
  }

  void check_onset_time() {
    const std::string given = typed("onset_time");
    if (given.empty()) return;
    const auto digit = [&](std::size_t at) { return at < given.size() && given[at] >= '0' && given[at] <= '9'; };
    const bool shaped = given.size() == 5 && given[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4);
    if (shaped && given.substr(0, 2) < "24" && given[3] < '6') x_event.onset_time = given;
    else add(ProblemCode::not_a_time, "onset_time");
  }

  void check_days() {
    check_onset_time();
    const std::optional<Date> onset = day("onset");
    if (!onset) return;
    x_event.onset = *onset;
    if (*onset > x_today) add(ProblemCode::in_the_future, "onset");
    else if (*onset < x_patient.birth_date)
      add(ProblemCode::before_birth, "onset").low = to_string(x_patient.birth_date);
    else check_after_treatments(*onset);
    if (typed("resolved_on").empty()) return;
    x_event.resolved_on = day("resolved_on");
    if (!x_event.resolved_on) return;
    if (*x_event.resolved_on > x_today) add(ProblemCode::in_the_future, "resolved_on");
    else if (*x_event.resolved_on < *onset) add(ProblemCode::end_before_start, "resolved_on").low = to_string(*onset);
  }

  void check_after_treatments(Date onset) {
    for (const TreatmentId id : x_event.treatments) {
      const Treatment& treatment = known(id)->treatment;
      if (treatment.date <= onset) continue;
      Problem& problem = add(ProblemCode::before_treatment, "onset");
      problem.other = short_description(treatment, x_catalogue);
      problem.low = to_string(treatment.date);
    }
  }

  bool any_procedure() const {
    return std::any_of(x_event.treatments.begin(), x_event.treatments.end(), [&](TreatmentId id) {
      const TreatmentDefinition* definition = x_catalogue.treatment(known(id)->treatment.code);
      return definition &&
             (definition->mark == TreatmentMark::procedure || definition->mark == TreatmentMark::diagnostic_block);
    });
  }

  void check_what_goes_together() {
    const bool fatal = x_event.outcome == EventOutcome::fatal;
    if (!typed("grade").empty() && (x_event.grade == 5) != fatal)
      add(ProblemCode::contradiction, "outcome").other = grade_5_is_fatal;
    const bool goes_on = x_event.outcome == EventOutcome::ongoing || x_event.outcome == EventOutcome::resolving;
    if (goes_on && !typed("resolved_on").empty())
      add(ProblemCode::contradiction, "resolved_on").other = resolved_has_no_end;
    x_event.clavien_dindo = typed("clavien_dindo");
    if (x_event.clavien_dindo.empty()) return;
    const auto& grades = clavien_dindo_grades();
    if (std::find(grades.begin(), grades.end(), x_event.clavien_dindo) == grades.end())
      add(ProblemCode::unknown_code, "clavien_dindo").other = "I, II, IIIa, IIIb, IVa, IVb, V";
    else if (!any_procedure()) add(ProblemCode::contradiction, "clavien_dindo").other = procedures_only;
    else if ((x_event.clavien_dindo == "V") != fatal)
      add(ProblemCode::contradiction, "clavien_dindo").other = grade_5_is_fatal;
  }

  const AdverseEventDraft& x_draft;
  const Catalogue& x_catalogue;
  const Patient& x_patient;
  const std::vector<TreatmentRecord>& x_known;
  Date x_today;
  AdverseEvent x_event;
  Problems x_problems;
};

}  // namespace

Checked<AdverseEvent> check(const AdverseEventDraft& draft, const Catalogue& catalogue, const Patient& patient,
                            const std::vector<TreatmentRecord>& known, Date today) {
  return EventCheck(draft, catalogue, patient, known, today).run();
}

}  // namespace psoas
