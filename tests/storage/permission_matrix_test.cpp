// Every role asks every verb of the store. What a verb asks for is written down here once more, by hand; a verb that is
// missing here fails the last case.

#include <catch2/catch.hpp>

#include <set>

#include "domain/outcome/analysis.h"
#include "domain/outcome/outcome_settings.h"
#include "domain/store/adverse_events.h"
#include "domain/store/audit.h"
#include "domain/store/diagnoses.h"
#include "domain/store/exports.h"
#include "domain/store/favourites.h"
#include "domain/store/follow_ups.h"
#include "domain/store/health.h"
#include "domain/store/issued_quarters.h"
#include "domain/store/outcome_source.h"
#include "domain/store/patient_merges.h"
#include "domain/store/red_flags.h"
#include "domain/store/saved_analyses.h"
#include "storage/sqlite/door.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/verbs_of_store.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

constexpr std::string_view password = "seven blue harbour cranes";
constexpr std::string_view own_password = "eight green harbour cranes";
constexpr PatientId ana{1};
const Date today = day(2026, 3, 2);

struct ReadingVerb {
  std::string name;
  std::optional<Permission> asks;  // nothing: everybody who is logged in
  std::function<void(Reading&)> call;
};

struct WritingVerb {
  std::string name;
  std::optional<Permission> asks;
  std::function<void(Writing&)> call;
};

#define READS(interface, verb, asks, ...)                             \
  {                                                                   \
#interface "::" #verb, asks, [](Reading& r) { (void)r; __VA_ARGS__; } \
  }
#define WRITES(interface, verb, asks, ...)                            \
  {                                                                   \
#interface "::" #verb, asks, [](Writing& w) { (void)w; __VA_ARGS__; } \
  }
#define MAY(permission) Permission::permission
constexpr std::nullopt_t everybody = std::nullopt;

NoProgress progress;

const std::vector<ReadingVerb> reading_verbs{
    READS(Patients, find, MAY(find_patients), r.patients().find("riv", 5)),
    READS(Patients, get, MAY(find_patients), r.patients().get(ana)),
    READS(Patients, with_mrn, MAY(find_patients), r.patients().with_mrn("1")),
    READS(Patients, much_like, MAY(find_patients), r.patients().much_like(Patient())),
    READS(Patients, count, MAY(find_patients), r.patients().count()),
    READS(Patients, episodes, MAY(read_charts), r.patients().episodes(ana)),
    READS(Visits, get, MAY(read_charts), r.visits().get(VisitId{1})),
    READS(Visits, of_patient, MAY(read_charts), r.visits().of_patient(ana)),
    READS(Visits, last_entries, MAY(read_charts), r.visits().last_entries(ana, today, std::nullopt)),
    READS(Visits, with_uuid, MAY(log_visits), r.visits().with_uuid("x")),
    READS(Visits, drafts, MAY(log_visits), r.visits().drafts()),
    READS(Visits, draft, MAY(log_visits), r.visits().draft(DraftId{1})),
    READS(Visits, clinicians, everybody, r.visits().clinicians()),
    READS(Series, scores, MAY(read_charts), r.series().scores(ana, "nrs_avg7")),
    READS(Series, findings, MAY(read_charts), r.series().findings(ana, "exam_stinchfield")),
    READS(Series, finding_words, MAY(read_charts), r.series().finding_words(ana, "exam_stinchfield")),
    READS(Series, treatments, MAY(read_charts), r.series().treatments(ana)),
    READS(Series, find_treatments, MAY(read_charts), r.series().find_treatments(TreatmentSearch())),
    READS(Series, instruments_with_values, MAY(read_charts), r.series().instruments_with_values(ana)),
    READS(Series, findings_with_values, MAY(read_charts), r.series().findings_with_values(ana)),
    READS(Series, period, MAY(read_outcomes), r.series().period(today, today, progress)),
    READS(Series, period_counts, MAY(read_outcomes), r.series().period_counts(today, today)),
    READS(Clinic, settings, everybody, r.clinic().settings()),
    READS(Clinic, own_catalogue, everybody, r.clinic().own_catalogue()),
    READS(Clinic, outcome_settings, everybody, r.clinic().outcome_settings()),
    READS(Clinic, audit, MAY(review_audit), r.clinic().audit(5)),
    READS(Clinic, audit_of, MAY(review_audit), r.clinic().audit_of("visit", 1)),
    READS(Clinic, begin_import, MAY(import), r.clinic().begin_import()),
    READS(Clinic, imported, MAY(import), r.clinic().imported("x")),
    READS(Clinic, imported_as, MAY(import), r.clinic().imported_as("x", "visit", "1")),
    READS(Health, of_patient, MAY(read_charts), r.health().of_patient(ana)),
    READS(RedFlags, of_patient, MAY(read_charts), r.red_flags().of_patient(ana)),
    READS(RedFlags, unacknowledged, MAY(read_charts), r.red_flags().unacknowledged()),
    READS(AdverseEvents, adverse_event, MAY(read_charts), r.adverse_events().adverse_event(AdverseEventId{1})),
    READS(AdverseEvents, of_patient, MAY(read_charts), r.adverse_events().of_patient(ana)),
    READS(AdverseEvents, in_period, MAY(read_outcomes), r.adverse_events().in_period(today, today)),
    READS(FollowUps, counts, MAY(read_outcomes), r.follow_ups().counts({}, today)),
    READS(FollowUps, waiting, MAY(follow_up), r.follow_ups().waiting(today)),
    READS(FollowUps, lines, MAY(follow_up), r.follow_ups().lines(FollowUpList{}, {}, today, 5)),
    READS(FollowUps, completeness_by_clinician, MAY(read_outcomes),
          r.follow_ups().completeness_by_clinician({}, today)),
    READS(FollowUps, completeness_by_protocol, MAY(read_outcomes), r.follow_ups().completeness_by_protocol({}, today)),
    READS(FollowUps, clinicians_followed, everybody, r.follow_ups().clinicians_followed()),
    READS(FollowUps, history, MAY(read_charts), r.follow_ups().history(ana)),
    READS(FollowUps, rules, everybody, r.follow_ups().rules()),
    READS(FollowUps, attempts, MAY(read_charts), r.follow_ups().attempts(ana)),
    READS(FollowUps, visits_without_score, MAY(follow_up), r.follow_ups().visits_without_score(today, today, 5)),
    READS(FollowUps, count_visits_without_score, MAY(read_outcomes),
          r.follow_ups().count_visits_without_score(today, today)),
    READS(Diagnoses, find, everybody, r.diagnoses().find("m", 5)),
    READS(Diagnoses, with_code, everybody, r.diagnoses().with_code("M54.5")),
    READS(Diagnoses, list, everybody, r.diagnoses().list()),
    READS(Favourites, favourites, everybody, r.favourites().favourites("Hale")),
    READS(OutcomeSource, record, MAY(read_outcomes), r.outcomes().record(OutcomeWanted(), progress)),
    READS(Exports, record, MAY(read_outcome_patients), exports_of(r).record(ExportRequest(), progress)),
    READS(Exports, exports, MAY(read_outcomes), exports_of(r).exports(5)),
    READS(Exports, studies, MAY(read_outcomes), exports_of(r).studies()),
    READS(Exports, smallest_group, everybody, exports_of(r).smallest_group()),
    READS(SavedAnalyses, lines, MAY(read_outcomes), r.analyses().lines()),
    READS(SavedAnalyses, get, MAY(read_outcomes), r.analyses().get(SavedAnalysisId{1})),
    READS(SavedAnalyses, named, MAY(read_outcomes), r.analyses().named("x")),
    READS(IssuedQuarters, list, MAY(read_outcomes), r.issued_quarters().list()),
    READS(IssuedQuarters, latest, MAY(read_outcomes), r.issued_quarters().latest(Quarter())),
    READS(IssuedQuarters, last_entry, everybody, r.issued_quarters().last_entry()),
    READS(IssuedQuarters, changes_since, MAY(read_outcomes), r.issued_quarters().changes_since(0, Quarter())),
    READS(PatientMerges, preview, MAY(read_charts), r.patient_merges().preview(ana, ana)),
    READS(PatientMerges, merged_under, MAY(find_patients), r.patient_merges().merged_under("1")),
    READS(PatientMerges, merged_into, MAY(read_charts), r.patient_merges().merged_into(ana)),
    READS(PatientMerges, separation, MAY(read_charts), r.patient_merges().separation(PatientMergeId{1})),
    READS(AuditTrail, entries, MAY(review_own_audit), audit_trail_of(r).entries({}, 0, 5)),
    READS(AuditTrail, count, MAY(review_own_audit), audit_trail_of(r).count({})),
    READS(AuditTrail, comparison, MAY(review_audit), audit_trail_of(r).comparison(1)),
    READS(AuditTrail, users, MAY(review_own_audit), audit_trail_of(r).users()),
    READS(AuditTrail, entities, MAY(review_own_audit), audit_trail_of(r).entities())};

const std::vector<WritingVerb> writing_verbs{
    WRITES(PatientChanges, add, MAY(edit_patients), w.patients().add(patient("2", "New", "Person"))),
    WRITES(PatientChanges, correct, MAY(edit_patients), w.patients().correct(w.patients().get(ana), "x")),
    WRITES(PatientChanges, void_patient, MAY(void_entries), w.patients().void_patient(ana, 1, "x")),
    WRITES(PatientChanges, add_episode, MAY(edit_patients), w.patients().add_episode(Episode())),
    WRITES(PatientChanges, correct_episode, MAY(edit_patients), w.patients().correct_episode(Episode(), "x")),
    WRITES(VisitChanges, add, MAY(log_visits), w.visits().add(Visit())),
    WRITES(VisitChanges, correct, MAY(correct_entries), w.visits().correct(w.visits().get(VisitId{1}), "x")),
    WRITES(VisitChanges, void_visit, MAY(void_entries), w.visits().void_visit(VisitId{1}, 1, "x")),
    WRITES(VisitChanges, keep_draft, MAY(log_visits), w.visits().keep_draft(VisitDraft())),
    WRITES(VisitChanges, discard_draft, MAY(log_visits), w.visits().discard_draft(DraftId{1})),
    WRITES(ClinicChanges, change_settings, MAY(change_catalogue),
           w.clinic().change_settings(w.clinic().settings(), "x")),
    WRITES(ClinicChanges, change_own_catalogue, MAY(change_catalogue),
           w.clinic().change_own_catalogue(w.clinic().own_catalogue(), "x")),
    WRITES(ClinicChanges, change_outcome_settings, MAY(change_rules),
           w.clinic().change_outcome_settings(OutcomeSettings(), 1, "x")),
    WRITES(ClinicChanges, note_import, MAY(import), w.clinic().note_import("d", "s", "x")),
    WRITES(ClinicChanges, note_imported_as, MAY(import), w.clinic().note_imported_as("s", "visit", "1", 1)),
    WRITES(HealthChanges, record, MAY(edit_patients), w.health().record(HealthRecord(), "x")),
    WRITES(RedFlagChanges, acknowledge, MAY(acknowledge_flags), w.red_flags().acknowledge(RedFlagId{1}, 1, "x", {})),
    WRITES(RedFlagChanges, resolve, MAY(acknowledge_flags), w.red_flags().resolve(RedFlagId{1}, 1, "x", {})),
    WRITES(AdverseEventChanges, add, MAY(log_visits), w.adverse_events().add(AdverseEvent())),
    WRITES(AdverseEventChanges, correct, MAY(correct_entries),
           w.adverse_events().correct(w.adverse_events().adverse_event(AdverseEventId{1}), "x")),
    WRITES(AdverseEventChanges, void_event, MAY(void_entries),
           w.adverse_events().void_event(AdverseEventId{1}, 1, "x")),
    WRITES(FollowUpChanges, log_attempt, MAY(follow_up), w.follow_ups().log_attempt(ContactAttempt())),
    WRITES(FollowUpChanges, give_up, MAY(follow_up), w.follow_ups().give_up(ana, {}, "x")),
    WRITES(FollowUpChanges, take_up_again, MAY(follow_up), w.follow_ups().take_up_again(ana, FollowUpKey(), "x")),
    WRITES(FollowUpChanges, adopt, MAY(change_catalogue), w.follow_ups().adopt({})),
    WRITES(DiagnosisChanges, replace, MAY(change_catalogue), w.diagnoses().replace({}, "x", "x")),
    WRITES(FavouriteChanges, keep, MAY(log_visits), w.favourites().keep(Favourite())),
    WRITES(FavouriteChanges, remove, MAY(log_visits), w.favourites().remove(FavouriteId{1})),
    WRITES(ExportChanges, begin, MAY(read_outcome_patients), exports_of(w).begin(ExportRequest(), {})),
    WRITES(ExportChanges, finish, MAY(read_outcome_patients), exports_of(w).finish(ExportId{1}, "x", {})),
    WRITES(ExportChanges, abandon, MAY(read_outcome_patients), exports_of(w).abandon(ExportId{1})),
    WRITES(ExportChanges, identify, MAY(read_outcome_patients), exports_of(w).identify("x", "x")),
    WRITES(ExportChanges, change_smallest_group, MAY(change_rules), exports_of(w).change_smallest_group(5, "x")),
    WRITES(SavedAnalysisChanges, add, MAY(read_outcomes), w.analyses().add(NamedAnalysis())),
    WRITES(SavedAnalysisChanges, change, MAY(read_outcomes),
           w.analyses().change(SavedAnalysisId{1}, 1, NamedAnalysis())),
    WRITES(SavedAnalysisChanges, remove, MAY(read_outcomes), w.analyses().remove(SavedAnalysisId{1}, 1, "x")),
    WRITES(IssuedQuarterChanges, issue, MAY(read_outcome_patients), w.issued_quarters().issue(IssuedQuarter())),
    WRITES(PatientMergeChanges, merge, MAY(merge_patients), w.patient_merges().merge(MergeRequest())),
    WRITES(PatientMergeChanges, separate, MAY(merge_patients),
           w.patient_merges().separate(PatientMergeId{1}, {}, "x"))};

// A clinic with a patient, a visit and an adverse event of yesterday by another physician, and an account of each role.
struct ClinicOfRoles {
  FixedClock clock{noon(day(2026, 3, 1))};
  TemporaryFolder folder;
  storage::SqliteDoor door{clock, {.busy_ms = 200, .vfs = "", .work = storage::quick_work}};
  std::unique_ptr<Store> store = door.create(folder.file(), clinic_named("Hilltop"), staff());
  std::map<Role, Session> sessions;

  ClinicOfRoles() {
    store->write(staff(), [](Writing& writing) {
      writing.patients().add(patient("1", "Rivera", "Ana"));
      Visit visit;
      visit.patient = ana;
      visit.date = day(2026, 3, 1);
      visit.kind = "follow_up";
      writing.visits().add(visit);
      AdverseEvent event;
      event.patient = ana;
      event.code = "ae_bleeding";
      event.onset = day(2026, 3, 1);
      writing.adverse_events().add(event);
      MergeRequest request = request_of(writing.patient_merges().preview(
          writing.patients().add(patient("8", "Ode", "Kim")), writing.patients().add(patient("9", "Ode", "Kim"))));
      request.reason = "entered twice";
      writing.patient_merges().merge(request);
    });
    Account account;
    account.name = account.full_name = "administrator";
    sessions[Role::administrator] = store->entrance().make_first(account, password, "").session;
    for (const Role role : {Role::staff, Role::physician}) {
      account.name = account.full_name = std::string(code_of(role));
      account.roles = role;
      store->entrance().add_account(sessions[Role::administrator], account, password);
      sessions[role] = store->entrance().log_in(account.name, password, "");
      store->entrance().change_password(sessions[role], password, own_password);
    }
    clock.set(noon(today));
  }
};

// A refusal for want of permission; whatever else a verb makes of empty arguments is not asked here.
bool is_refused(const std::function<void()>& work) {
  try {
    work();
  } catch (const StoreError& error) {
    return error.fault() == StoreFault::not_permitted;
  } catch (const std::exception&) {
  }
  return false;
}

}  // namespace

TEST_CASE("each role may read what the table grants it and nothing else", "[permissions]") {
  ClinicOfRoles clinic;
  for (const ReadingVerb& verb : reading_verbs)
    for (const Role role : every_role) {
      CAPTURE(verb.name, code_of(role));
      const bool refused = is_refused([&] { clinic.store->read(clinic.sessions[role], verb.call); });
      CHECK(refused == (verb.asks && !is_granted(role, *verb.asks)));
    }
}

TEST_CASE("each role may change what the table grants it and nothing else", "[permissions]") {
  ClinicOfRoles clinic;
  for (const WritingVerb& verb : writing_verbs)
    for (const Role role : every_role) {
      CAPTURE(verb.name, code_of(role));
      const bool refused = is_refused([&] {
        clinic.store->write(clinic.sessions[role], [&](Writing& writing) {
          verb.call(writing);
          throw std::runtime_error("the next role finds it as it was");
        });
      });
      CHECK(refused == (verb.asks && !is_granted(role, *verb.asks)));
    }
}

TEST_CASE("no verb of the store is missing from the table of this test", "[permissions]") {
  std::set<std::string> tested;
  for (const ReadingVerb& verb : reading_verbs) tested.insert(verb.name);
  for (const WritingVerb& verb : writing_verbs) tested.insert(verb.name);
  std::size_t found = 0;
  for (const std::string& verb : verbs_of_store()) {
    CAPTURE(verb);
    CHECK(tested.contains(verb));
    ++found;
  }
  CHECK(found >= 90);
}
