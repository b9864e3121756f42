// Every verb that writes asks first whether what it is about to replace was changed outside the program: otherwise its
// entry would cover the change. A verb that is missing here fails the last case.

#include <catch2/catch.hpp>

#include <functional>
#include <set>

#include "domain/outcome/outcome_settings.h"
#include "domain/store/adverse_events.h"
#include "domain/store/diagnoses.h"
#include "domain/store/exports.h"
#include "domain/store/favourites.h"
#include "domain/store/follow_ups.h"
#include "domain/store/health.h"
#include "domain/store/issued_quarters.h"
#include "domain/store/patient_merges.h"
#include "domain/store/red_flags.h"
#include "domain/store/saved_analyses.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/meddle.h"
#include "tests/storage/verbs_of_store.h"
#include "tests/support/accounts.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

constexpr PatientId ana{1};
const FollowUpKey followed{TreatmentId{1024}, "fu_procedure", "w2"};

HealthRecord allergic(int revision) {
  HealthRecord health;
  health.patient = ana;
  health.revision = revision;
  return health;
}

ExportRequest request() {
  ExportRequest asked;
  asked.study = "Psoas 2026";
  asked.purpose = "thesis";
  asked.recipient = "university";
  return asked;
}

StudySubject subject() {
  StudySubject enrolled;
  enrolled.patient = ana;
  enrolled.index = day_number(day(2026, 3, 1));
  enrolled.index_treatment = "tx_rfa";
  return enrolled;
}

NamedAnalysis analysis() {
  NamedAnalysis named;
  named.name = "Ablations";
  return named;
}

Favourite usual() {
  Favourite favourite;
  favourite.clinician = "Osei";
  favourite.name = "usual";
  favourite.treatment = "tx_rfa";
  favourite.typed = {{"side", "R"}};
  return favourite;
}

AdverseEvent bleeding() {
  AdverseEvent event;
  event.patient = ana;
  event.code = "ae_bleeding";
  event.onset = day(2026, 3, 1);
  return event;
}

void merge_ana_into_ben(Writing& writing) {
  MergeRequest request = request_of(writing.patient_merges().preview(ana, PatientId{2}));
  request.reason = "x";
  writing.patient_merges().merge(request);
}

// A clinic with a subject of each kind that can be changed, closed.
struct ClinicOfSubjects : InFile {
  ClinicOfSubjects() {
    left_whole = false;
    store->write(staff(), [](Writing& writing) {
      writing.patients().add(patient("1", "Rivera", "Ana"));
      Episode episode;
      episode.patient = ana;
      episode.opened_on = day(2026, 1, 1);
      writing.patients().add_episode(episode);
      writing.health().record(allergic(0), "");
      writing.visits().add(full_visit(ana, day(2026, 3, 1)));
      Visit stiff = visit(ana, day(2026, 3, 2));
      stiff.findings.resize(1);
      stiff.findings[0].code = "sym_morning_stiffness_min";
      stiff.findings[0].value.number = 90;
      writing.visits().add(stiff);
      writing.adverse_events().add(bleeding());
      writing.follow_ups().give_up(ana, {followed}, "moved away");
      writing.favourites().keep(usual());
      writing.analyses().add(analysis());
      writing.diagnoses().replace({{"B01", "Another", {}, {}}}, "ours.csv", "yearly");
      exports_of(writing).begin(request(), {subject()});
      exports_of(writing).change_smallest_group(12, "few patients");
      writing.patients().add(patient("2", "Okafor", "Ben"));
      MergeRequest request = request_of(
          writing.patient_merges().preview(writing.patients().add(patient("3", "Okafor", "B.")), PatientId{2}));
      request.reason = "entered twice";
      writing.patient_merges().merge(request);
    });
    store.reset();
    fs::copy_file(folder.file(), folder.file("whole.psoas"));
  }

  // What the verb answers after the meddling.
  StoreFault answer(const std::string& sql, const std::function<void(Writing&)>& call) {
    fs::copy_file(folder.file("whole.psoas"), folder.file(), fs::copy_options::overwrite_existing);
    if (!sql.empty()) meddle(folder.file(), sql);
    return fault_of([&] { door->open(folder.file(), Access::read_write)->write(staff(), call); });
  }
};

struct Replacing {
  std::string verb;
  std::string meddling;
  std::function<void(Writing&)> call;
};

const std::vector<Replacing> replacing{
    {"PatientChanges::correct", "UPDATE patient SET city = 'Leeds'",
     [](Writing& w) { w.patients().correct(w.patients().get(ana), "x"); }},
    {"PatientChanges::void_patient", "UPDATE patient SET city = 'Leeds'",
     [](Writing& w) { w.patients().void_patient(ana, 1, "x"); }},
    {"PatientChanges::correct_episode", "UPDATE episode SET label = 'left'",
     [](Writing& w) { w.patients().correct_episode(w.patients().episodes(ana).at(0), "x"); }},
    {"VisitChanges::correct", "UPDATE score SET total = 1 WHERE total = 6",
     [](Writing& w) { w.visits().correct(w.visits().get(VisitId{1}), "x"); }},
    {"VisitChanges::void_visit", "UPDATE visit SET note = ''",
     [](Writing& w) { w.visits().void_visit(VisitId{1}, 1, "x"); }},
    {"ClinicChanges::change_settings", "UPDATE clinic SET name = 'Valley'",
     [](Writing& w) { w.clinic().change_settings(w.clinic().settings(), "x"); }},
    {"ClinicChanges::change_own_catalogue", "UPDATE own_catalogue SET written_by_version = '9', revision = 2",
     [](Writing& w) { w.clinic().change_own_catalogue(w.clinic().own_catalogue(), "x"); }},
    {"ClinicChanges::change_outcome_settings", "UPDATE outcome_rules SET revision = 2",
     [](Writing& w) { w.clinic().change_outcome_settings(OutcomeSettings(), 2, "x"); }},
    {"ClinicChanges::note_import", "UPDATE clinic SET name = 'Valley'",
     [](Writing& w) { w.clinic().note_import("d", "s", "x"); }},
    {"HealthChanges::record", "UPDATE health SET recorded_by = 'hale'",
     [](Writing& w) { w.health().record(allergic(1), "x"); }},
    {"HealthChanges::record", "DELETE FROM health", [](Writing& w) { w.health().record(allergic(0), "x"); }},
    {"VisitChanges::void_visit", "UPDATE red_flag SET raised_by = 'hale'",
     [](Writing& w) { w.visits().void_visit(VisitId{2}, 1, "x"); }},
    {"RedFlagChanges::acknowledge", "UPDATE red_flag SET raised_by = 'hale'",
     [](Writing& w) { w.red_flags().acknowledge(RedFlagId{1}, 1, "x", {}); }},
    {"RedFlagChanges::resolve", "UPDATE red_flag SET raised_by = 'hale'",
     [](Writing& w) { w.red_flags().resolve(RedFlagId{1}, 1, "x", {}); }},
    {"AdverseEventChanges::correct", "UPDATE adverse_event SET grade = 2",
     [](Writing& w) { w.adverse_events().correct(w.adverse_events().adverse_event(AdverseEventId{1}), "x"); }},
    {"AdverseEventChanges::void_event", "UPDATE adverse_event SET grade = 2",
     [](Writing& w) { w.adverse_events().void_event(AdverseEventId{1}, 1, "x"); }},
    {"PatientMergeChanges::merge", "UPDATE visit SET note = '' WHERE patient = 1",
     [](Writing& w) { merge_ana_into_ben(w); }},
    {"PatientMergeChanges::merge", "UPDATE health SET recorded_by = 'hale'", [](Writing& w) { merge_ana_into_ben(w); }},
    {"PatientMergeChanges::merge", "UPDATE patient SET city = 'Leeds' WHERE id = 2",
     [](Writing& w) { merge_ana_into_ben(w); }},
    {"PatientMergeChanges::separate", "UPDATE patient_merge SET target = 1",
     [](Writing& w) { w.patient_merges().separate(PatientMergeId{1}, {}, "x"); }},
    {"FollowUpChanges::take_up_again", "UPDATE follow_up_given_up SET reason = 'died'",
     [](Writing& w) { w.follow_ups().take_up_again(ana, followed, "x"); }},
    {"DiagnosisChanges::replace", "UPDATE diagnosis_list SET name = 'theirs.csv'",
     [](Writing& w) { w.diagnoses().replace({}, "x", "x"); }},
    {"FavouriteChanges::keep", "UPDATE favourite_field SET typed = 'L'",
     [](Writing& w) { w.favourites().keep(usual()); }},
    {"FavouriteChanges::remove", "UPDATE favourite_field SET typed = 'L'",
     [](Writing& w) { w.favourites().remove(FavouriteId{1}); }},
    {"ExportChanges::begin", "UPDATE study_subject SET shift = 1",
     [](Writing& w) { exports_of(w).begin(request(), {subject()}); }},
    {"ExportChanges::finish", "UPDATE export_log SET recipient = 'newspaper'",
     [](Writing& w) { exports_of(w).finish(ExportId{1}, std::string(64, 'a'), {}); }},
    {"ExportChanges::abandon", "UPDATE export_log SET recipient = 'newspaper'",
     [](Writing& w) { exports_of(w).abandon(ExportId{1}); }},
    {"ExportChanges::identify", "UPDATE study_subject SET study_id = 'S-1'",
     [](Writing& w) { exports_of(w).identify("S-1", "x"); }},
    {"ExportChanges::change_smallest_group", "UPDATE export_setting SET smallest_group = 2",
     [](Writing& w) { exports_of(w).change_smallest_group(5, "x"); }},
    {"SavedAnalysisChanges::change", "UPDATE saved_analysis SET author = 'hale'",
     [](Writing& w) { w.analyses().change(SavedAnalysisId{1}, 1, analysis()); }},
    {"SavedAnalysisChanges::remove", "UPDATE saved_analysis SET author = 'hale'",
     [](Writing& w) { w.analyses().remove(SavedAnalysisId{1}, 1, "x"); }}};

// Verbs whose new subject would take the number of one that was deleted outside the program.
const std::vector<Replacing> adding{
    {"PatientChanges::add",
     "DELETE FROM patient_merge; DELETE FROM patient; DELETE FROM patient_line; DELETE FROM patient_term; DELETE FROM "
     "patient_activity",
     [](Writing& w) { w.patients().add(patient("4", "Okafor", "Ben")); }},
    {"PatientChanges::add_episode", "DELETE FROM episode",
     [](Writing& w) {
       Episode episode;
       episode.patient = ana;
       episode.opened_on = day(2026, 2, 1);
       w.patients().add_episode(episode);
     }},
    {"VisitChanges::add",
     "DELETE FROM visit; DELETE FROM visit_confirmed; DELETE FROM score; DELETE FROM score_item;"
     "DELETE FROM finding; DELETE FROM finding_qualifier; DELETE FROM treatment; DELETE FROM treatment_parameter",
     [](Writing& w) { w.visits().add(visit(ana, day(2026, 3, 2))); }},
    {"AdverseEventChanges::add", "DELETE FROM adverse_event", [](Writing& w) { w.adverse_events().add(bleeding()); }},
    {"FollowUpChanges::give_up", "DELETE FROM follow_up_given_up",
     [](Writing& w) { w.follow_ups().give_up(ana, {followed}, "x"); }},
    {"FavouriteChanges::keep", "DELETE FROM favourite; DELETE FROM favourite_field",
     [](Writing& w) { w.favourites().keep(usual()); }},
    {"ExportChanges::begin", "DELETE FROM study; DELETE FROM study_subject",
     [](Writing& w) { exports_of(w).begin(request(), {subject()}); }},
    {"SavedAnalysisChanges::add", "DELETE FROM saved_analysis", [](Writing& w) { w.analyses().add(analysis()); }}};

// Those that change nothing with a digest, or only add: their new number is asked about as in the cases above.
const std::set<std::string> others{"VisitChanges::keep_draft",        "VisitChanges::discard_draft",
                                   "ClinicChanges::note_imported_as", "FollowUpChanges::log_attempt",
                                   "FollowUpChanges::adopt",          "IssuedQuarterChanges::issue"};

}  // namespace

TEST_CASE("a verb that would replace what was changed outside the program is refused", "[protection]") {
  ClinicOfSubjects clinic;
  for (const Replacing& each : replacing) {
    CAPTURE(each.verb, each.meddling);
    CHECK(clinic.answer(each.meddling, each.call) == StoreFault::tampered);
  }
}

TEST_CASE("a new subject does not take the place of one that was deleted outside the program", "[protection]") {
  ClinicOfSubjects clinic;
  for (const Replacing& each : adding) {
    CAPTURE(each.verb, each.meddling);
    const StoreFault answer = clinic.answer(each.meddling, each.call);
    // Where something still points to what was deleted, the file is found damaged when it is opened.
    CHECK((answer == StoreFault::tampered || answer == StoreFault::damaged));
  }
}

TEST_CASE("what was left as the program put it can be replaced", "[protection]") {
  ClinicOfSubjects clinic;
  for (const auto& list : {replacing, adding})
    for (const Replacing& each : list) {
      if (each.verb == "ExportChanges::identify" || each.meddling == "DELETE FROM health") continue;
      CAPTURE(each.verb);
      fs::copy_file(clinic.folder.file("whole.psoas"), clinic.folder.file(), fs::copy_options::overwrite_existing);
      const auto store = clinic.door->open(clinic.folder.file(), Access::read_write);
      try {
        store->write(staff(), each.call);
      } catch (const StoreError& error) {
        CHECK(error.fault() != StoreFault::tampered);
      }
      require_whole(store.get(), "after a verb");
    }
}

TEST_CASE("no verb that writes is missing from the table of tampered subjects", "[protection]") {
  std::set<std::string> tested = others;
  for (const auto& list : {replacing, adding})
    for (const Replacing& each : list) tested.insert(each.verb);
  std::size_t found = 0;
  for (const std::string& verb : verbs_of_store()) {
    if (verb.find("Changes::") == std::string::npos) continue;
    CAPTURE(verb);
    CHECK(tested.contains(verb));
    ++found;
  }
  CHECK(found >= 30);
}

TEST_CASE("the first account covers nothing that was changed outside the program before it was made", "[protection]") {
  ClinicOfSubjects clinic;
  meddle(clinic.folder.file(), "UPDATE adverse_event SET grade = 2");
  storage::SqliteDoor door(clinic.clock, {.busy_ms = 100, .vfs = "", .work = storage::quick_work});
  const auto store = door.open(clinic.folder.file(), Access::read_write);
  store->entrance().make_first(account("Adams", all_roles), good, "office");
  NoProgress progress;
  const SweepReport report = store->protection().sweep(progress);
  REQUIRE(report.tampered.size() == 1);
  CHECK(report.tampered.front().entity == "adverse_event");
}
