#include <catch2/catch.hpp>

#include <algorithm>

#include "domain/store/adverse_events.h"
#include "domain/store/audit.h"
#include "domain/store/exports.h"
#include "domain/store/follow_ups.h"
#include "domain/store/health.h"
#include "domain/store/patient_merges.h"
#include "domain/store/red_flags.h"
#include "tests/storage/clinic_for_tests.h"
#include "tests/storage/meddle.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

HealthFact fact(const std::string& code, const std::string& state) {
  HealthFact fact;
  fact.code = code;
  fact.value.code = state;
  fact.assessed_on = day(2026, 1, 5);
  return fact;
}

AdverseEvent bleeding_after(PatientId patient, std::vector<TreatmentId> treatments) {
  AdverseEvent event;
  event.patient = patient;
  event.code = "ae_bleeding";
  event.onset = day(2026, 2, 3);
  event.treatments = std::move(treatments);
  return event;
}

// Ana, who was entered again under her married name, and has a record of each kind under both.
struct DoubledPatient : InFile {
  PatientId ana;       // stays
  PatientId ana_cruz;  // goes
  VisitId her_visit;   // of Ana
  VisitId ablated;     // of Ana Cruz

  DoubledPatient() {
    store->write(staff(), [&](Writing& writing) {
      ana = writing.patients().add(patient("1", "Rivera", "Ana"));
      Patient married = patient("2", "Cruz", "Ana");
      married.phone = "555-0102";
      ana_cruz = writing.patients().add(married);
      her_visit = writing.visits().add(full_visit(ana, day(2026, 1, 5)));
      Episode episode;
      episode.patient = ana_cruz;
      episode.label = "left groin";
      episode.opened_on = day(2026, 1, 20);
      Visit procedure = full_visit(ana_cruz, day(2026, 2, 1));
      procedure.episode = writing.patients().add_episode(episode);
      ablated = writing.visits().add(procedure);
      Visit stiff = visit(ana_cruz, day(2026, 2, 2));
      stiff.findings.resize(1);
      stiff.findings[0].code = "sym_morning_stiffness_min";
      stiff.findings[0].value.number = 90;
      writing.visits().add(stiff);
      writing.adverse_events().add(bleeding_after(ana_cruz, {writing.visits().get(ablated).treatments.at(0).id}));
      record_health(writing, ana, {fact("bleeding_disorder", "absent")}, 0);
      record_health(writing, ana_cruz, {fact("bleeding_disorder", "present"), fact("pregnancy_possible", "absent")}, 0);
    });
    store->write(staff(), [&](Writing& writing) {
      const std::vector<FollowUpLine> due = writing.follow_ups().lines(FollowUpList::due, {}, day(2026, 3, 2), 10);
      REQUIRE_FALSE(due.empty());
      ContactAttempt attempt;
      attempt.patient = ana_cruz;
      attempt.key = due[0].follow_up.key;
      attempt.note = "on holiday";
      writing.follow_ups().log_attempt(attempt);
    });
  }

  static void record_health(Writing& writing, PatientId patient, std::vector<HealthFact> facts, int revision) {
    HealthRecord health;
    health.patient = patient;
    health.facts = std::move(facts);
    health.revision = revision;
    writing.health().record(health, "");
  }

  template <class Question>
  auto ask(Question question) {
    return store->read(staff(), [&](Reading& reading) { return question(reading); });
  }
  MergePreview preview() {
    return ask([&](Reading& reading) { return reading.patient_merges().preview(ana_cruz, ana); });
  }
  MergeRequest request() {
    MergeRequest request = request_of(preview());
    request.reason = "entered twice";
    return request;
  }
  PatientMergeId merge(const MergeRequest& request) {
    return store->write(staff(), [&](Writing& writing) { return writing.patient_merges().merge(request); });
  }
  PatientMergeId merge() { return merge(request()); }
  MergeSeparation separation(PatientMergeId merge) {
    return ask([&](Reading& reading) { return reading.patient_merges().separation(merge); });
  }
  void separate(PatientMergeId merge, const std::set<MergedKey>& along = {}) {
    store->write(staff(),
                 [&](Writing& writing) { writing.patient_merges().separate(merge, along, "two people after all"); });
  }
  std::vector<Visit> visits(PatientId patient) {
    return ask([&](Reading& reading) { return reading.visits().of_patient(patient); });
  }
  Patient stored(PatientId patient) {
    return ask([&](Reading& reading) { return reading.patients().get(patient); });
  }
  HealthRecord health(PatientId patient) {
    return ask([&](Reading& reading) { return reading.health().of_patient(patient); });
  }
  std::vector<std::string> found(std::string_view typed) {
    return ask([&](Reading& reading) {
      std::vector<std::string> numbers;
      for (const PatientLine& line : reading.patients().find(typed, 10)) numbers.push_back(line.mrn);
      return numbers;
    });
  }
  VisitId add_visit(const Visit& visit) {
    return store->write(staff(), [&](Writing& writing) { return writing.visits().add(visit); });
  }
};

// Everything that a chart shows, to compare before and after.
std::string chart_of(DoubledPatient& clinic, PatientId patient) {
  return clinic.ask([&](Reading& reading) {
    std::string text;
    for (const Visit& visit : reading.visits().of_patient(patient, true))
      text += to_string(visit.date) + " " + visit.note + " " + std::to_string(visit.scores.size()) + "," +
              std::to_string(visit.findings.size()) + "," + std::to_string(visit.treatments.size()) + "," +
              std::to_string(visit.episode.value_or(EpisodeId{}).number) + "\n";
    for (const Episode& episode : reading.patients().episodes(patient)) text += episode.label + "\n";
    for (const AdverseEvent& event : reading.adverse_events().of_patient(patient)) text += event.code + "\n";
    for (const RedFlag& flag : reading.red_flags().of_patient(patient)) text += flag.code + "\n";
    for (const ContactAttempt& attempt : reading.follow_ups().attempts(patient)) text += attempt.note + "\n";
    for (const HealthFact& fact : reading.health().of_patient(patient).facts) text += fact.code + shown(fact) + "\n";
    const Patient details = reading.patients().get(patient);
    return text + details.display_name() + details.phone + (details.voided_at ? " voided" : "");
  });
}

}  // namespace

TEST_CASE("A preview says what merging would do, and does nothing", "[storage][merge]") {
  DoubledPatient clinic;
  const MergePreview preview = clinic.preview();
  CHECK_FALSE(refusal(preview));
  CHECK(preview.visits == 2);
  CHECK(preview.episodes == 1);
  CHECK(preview.adverse_events == 1);
  CHECK(preview.red_flags == 1);
  CHECK(preview.contact_attempts == 1);
  CHECK(preview.days_of_both.empty());
  CHECK(preview.details == std::vector<DifferingDetail>{{"family_name", "Cruz", "Rivera"}, {"phone", "555-0102", ""}});
  REQUIRE(preview.facts.size() == 2);
  CHECK(clinic.request().details_taken == std::set<std::string>{"phone"});
  CHECK(clinic.request().facts_taken == std::set<std::string>{"bleeding_disorder", "pregnancy_possible"});
  CHECK(clinic.visits(clinic.ana).size() == 1);
}

TEST_CASE("Merging brings everything of one record under the other", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  CHECK(clinic.visits(clinic.ana).size() == 3);
  CHECK(clinic.visits(clinic.ana_cruz).empty());
  const auto counted = clinic.ask([&](Reading& reading) {
    return std::vector<std::size_t>{
        reading.patients().episodes(clinic.ana).size(), reading.adverse_events().of_patient(clinic.ana).size(),
        reading.red_flags().of_patient(clinic.ana).size(), reading.follow_ups().attempts(clinic.ana).size()};
  });
  CHECK(counted == std::vector<std::size_t>{1, 1, 1, 1});
  CHECK(clinic.stored(clinic.ana).phone == "555-0102");
  CHECK(clinic.stored(clinic.ana).family_name == "Rivera");
  CHECK(clinic.health(clinic.ana).state("bleeding_disorder", day(2026, 3, 2)) == "present");
  CHECK(clinic.health(clinic.ana).fact("pregnancy_possible") != nullptr);
  const std::vector<PatientLine> lines = clinic.ask([](Reading& reading) { return reading.patients().find("", 10); });
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].visits == 3);
  CHECK(lines[0].last_visit == day(2026, 2, 2));
}

TEST_CASE("The follow-ups of a merged record go on under the other", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  const std::vector<FollowUpLine> due = clinic.ask(
      [](Reading& reading) { return reading.follow_ups().lines(FollowUpList::due, {}, day(2026, 3, 2), 10); });
  REQUIRE_FALSE(due.empty());
  for (const FollowUpLine& line : due) CHECK(line.patient == clinic.ana);
}

TEST_CASE("The number and name of a merged record lead to the one that stands for it", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  CHECK(clinic.found("2") == std::vector<std::string>{"1"});
  CHECK(clinic.found("cruz") == std::vector<std::string>{"1"});
  CHECK(clinic.ask([](Reading& reading) { return reading.patients().with_mrn("2"); }) == clinic.ana);
  CHECK(clinic.stored(clinic.ana_cruz).merged_into == clinic.ana);
  const auto alike =
      clinic.ask([](Reading& reading) { return reading.patients().much_like(patient("9", "Cruz", "Ana")); });
  REQUIRE(alike.size() == 1);
  CHECK(alike[0].id == clinic.ana);
}

TEST_CASE("The number of a merged record is not given to another patient", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [](Writing& writing) { writing.patients().add(patient("2", "Okafor", "Ben")); });
        }) == StoreFault::duplicate);
}

TEST_CASE("Nothing more is recorded under a record that was merged", "[storage][merge]") {
  DoubledPatient clinic;
  const Episode open_form =
      clinic.ask([&](Reading& reading) { return reading.patients().episodes(clinic.ana_cruz)[0]; });
  clinic.merge();
  const auto fault = [&](auto work) { return fault_of([&] { clinic.store->write(staff(), work); }); };
  CHECK(fault([&](Writing& w) { w.adverse_events().add(bleeding_after(clinic.ana_cruz, {})); }) == StoreFault::stale);
  CHECK(fault([&](Writing& w) { w.patients().correct_episode(open_form, "x"); }) == StoreFault::missing);
  CHECK(fault([&](Writing& w) {
          HealthRecord health = w.health().of_patient(clinic.ana_cruz);
          w.health().record(health, "x");
        }) == StoreFault::stale);
}

TEST_CASE("Taking a merge apart brings both records back as they were", "[storage][merge]") {
  DoubledPatient clinic;
  const std::string ana = chart_of(clinic, clinic.ana);
  const std::string ana_cruz = chart_of(clinic, clinic.ana_cruz);
  MergeRequest request = clinic.request();
  request.details_taken.insert("family_name");
  request.facts_taken.insert("bleeding_disorder");
  const PatientMergeId merge = clinic.merge(request);
  CHECK(clinic.stored(clinic.ana).family_name == "Cruz");
  CHECK(clinic.health(clinic.ana).state("bleeding_disorder", day(2026, 3, 2)) == "present");
  clinic.separate(merge);
  CHECK(chart_of(clinic, clinic.ana) == ana);
  CHECK(chart_of(clinic, clinic.ana_cruz) == ana_cruz);
  CHECK(clinic.found("2") == std::vector<std::string>{"2"});
  CHECK(clinic.found("rivera") == std::vector<std::string>{"1"});
  CHECK(clinic.ask([&](Reading& reading) { return reading.patient_merges().merged_into(clinic.ana); }).empty());
  CHECK(clinic.ask([](Reading& reading) { return reading.patients().count(); }) == 2);
  const auto due = clinic.ask(
      [](Reading& reading) { return reading.follow_ups().lines(FollowUpList::due, {}, day(2026, 3, 2), 10); });
  CHECK(std::all_of(due.begin(), due.end(), [&](const FollowUpLine& line) { return line.patient == clinic.ana_cruz; }));
}

TEST_CASE("What was entered since a merge goes where it is said to belong", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  const VisitId stays = clinic.add_visit(visit(clinic.ana, day(2026, 2, 20)));
  Visit of_episode = visit(clinic.ana, day(2026, 2, 21));
  of_episode.episode = clinic.ask([&](Reading& reading) { return reading.patients().episodes(clinic.ana)[0].id; });
  const VisitId leans = clinic.add_visit(of_episode);
  const MergeSeparation separation = clinic.separation(merge);
  const std::set<MergedKey> along = leaning_on_what_came(separation);
  CHECK(along == std::set<MergedKey>{{MergedKind::visit, leans.number}});
  CHECK(ties(separation, {}).size() == 1);
  CHECK(fault_of([&] { clinic.separate(merge); }) == StoreFault::not_mergeable);
  CHECK(clinic.visits(clinic.ana).size() == 5);
  clinic.separate(merge, along);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 3);
  const std::vector<Visit> left = clinic.visits(clinic.ana);
  REQUIRE(left.size() == 2);
  CHECK(left[0].id == stays);
}

TEST_CASE("What was changed since a merge stays when it is taken apart", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  clinic.store->write(staff(), [&](Writing& writing) {
    Patient moved = writing.patients().get(clinic.ana);
    moved.phone = "555-0199";
    writing.patients().correct(moved, "moved");
    DoubledPatient::record_health(writing, clinic.ana, {fact("pregnancy_possible", "present")},
                                  writing.health().of_patient(clinic.ana).revision);
  });
  const MergeSeparation separation = clinic.separation(merge);
  CHECK(separation.details_stay == std::vector<std::string>{"phone"});
  CHECK(separation.facts_stay == std::vector<std::string>{"bleeding_disorder", "pregnancy_possible"});
  clinic.separate(merge);
  CHECK(clinic.stored(clinic.ana).phone == "555-0199");
  CHECK(clinic.health(clinic.ana).state("pregnancy_possible", day(2026, 3, 2)) == "present");
}

TEST_CASE("Records merged one into the next come apart in the order they went together", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId first = clinic.merge();
  const PatientId third = clinic.store->write(
      staff(), [](Writing& writing) { return writing.patients().add(patient("3", "Riviera", "Ana")); });
  MergeRequest onward =
      request_of(clinic.ask([&](Reading& reading) { return reading.patient_merges().preview(clinic.ana, third); }));
  onward.reason = "entered thrice";
  const PatientMergeId second = clinic.merge(onward);
  CHECK(clinic.visits(third).size() == 3);
  CHECK(clinic.found("2") == std::vector<std::string>{"3"});
  CHECK(clinic.stored(clinic.ana_cruz).merged_into == third);
  CHECK(fault_of([&] { clinic.separate(first); }) == StoreFault::not_mergeable);
  clinic.separate(second);
  clinic.separate(first);
  CHECK(clinic.visits(clinic.ana).size() == 1);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
  CHECK(clinic.visits(third).empty());
}

TEST_CASE("Two records merged into one come apart in either order", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientId third = clinic.store->write(staff(), [](Writing& writing) {
    const PatientId added = writing.patients().add(patient("3", "Riviera", "Ana"));
    return added;
  });
  const PatientMergeId first = clinic.merge();
  clinic.add_visit(visit(third, day(2026, 2, 10)));
  MergeRequest other =
      request_of(clinic.ask([&](Reading& reading) { return reading.patient_merges().preview(third, clinic.ana); }));
  other.reason = "entered thrice";
  const PatientMergeId second = clinic.merge(other);
  clinic.separate(first);
  CHECK(clinic.visits(clinic.ana).size() == 2);
  clinic.separate(second);
  CHECK(clinic.visits(clinic.ana).size() == 1);
  CHECK(clinic.visits(third).size() == 1);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
}

TEST_CASE("A merge is refused as long as a visit of the record that goes is not finished", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.store->write(staff(), [&](Writing& writing) {
    VisitDraft draft;
    draft.patient = clinic.ana_cruz;
    draft.put("date", "2026-03-02");
    writing.visits().keep_draft(draft);
  });
  CHECK(clinic.preview().drafts == 1);
  CHECK(fault_of([&] { clinic.merge(); }) == StoreFault::not_mergeable);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
}

TEST_CASE("A merge is refused when a record changed after it was looked at", "[storage][merge]") {
  DoubledPatient clinic;
  const MergeRequest request = clinic.request();
  clinic.store->write(staff(), [&](Writing& writing) {
    DoubledPatient::record_health(writing, clinic.ana_cruz, {fact("bleeding_disorder", "present")}, 1);
  });
  CHECK(fault_of([&] { clinic.merge(request); }) == StoreFault::stale);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
}

TEST_CASE("A record is not merged with itself, nor one that is gone", "[storage][merge]") {
  DoubledPatient clinic;
  MergeRequest request = clinic.request();
  clinic.merge(request);
  CHECK(fault_of([&] { clinic.merge(request); }) == StoreFault::not_mergeable);
  request.from = clinic.ana;
  CHECK(fault_of([&] { clinic.merge(request); }) == StoreFault::not_mergeable);
}

TEST_CASE("Details that do not go together are not taken over", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.store->write(staff(), [&](Writing& writing) {
    Patient dead = writing.patients().get(clinic.ana_cruz);
    dead.birth_date = day(1930, 1, 1);
    dead.died_on = day(1950, 1, 1);
    writing.patients().correct(dead, "x");
  });
  CHECK(fault_of([&] { clinic.merge(); }) == StoreFault::not_mergeable);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
}

TEST_CASE("The trail says of each subject whence it came, and the chart's trail has both records'",
          "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  AuditFilter filter;
  filter.patient = clinic.ana;
  const auto lines = clinic.ask([&](Reading& reading) { return audit_trail_of(reading).entries(filter, 0, 1000); });
  const auto has = [&](std::string_view action, std::string_view entity, std::int64_t id) {
    return std::any_of(lines.begin(), lines.end(), [&](const AuditLine& line) {
      return line.entry.action == action && line.entry.entity == entity && line.entry.entity_id == id;
    });
  };
  CHECK(has("merge", "merge", merge.number));
  CHECK(has("merge", "visit", clinic.ablated.number));
  CHECK(has("merge", "patient", clinic.ana_cruz.number));
  CHECK(has("add", "patient", clinic.ana_cruz.number));
  for (const AuditLine& line : lines)
    if (line.entry.action == "merge" && line.entry.entity == "visit")
      CHECK(line.entry.reason == "from 2: entered twice");
}

TEST_CASE("What is said of a subject before it was moved can still be compared", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  AuditFilter filter;
  filter.patient = clinic.ana;
  filter.entity = "episode";
  filter.action = "add";
  const auto lines = clinic.ask([&](Reading& reading) { return audit_trail_of(reading).entries(filter, 0, 10); });
  REQUIRE(lines.size() == 1);
  const AuditComparison comparison =
      clinic.ask([&](Reading& reading) { return audit_trail_of(reading).comparison(lines[0].entry.sequence); });
  CHECK(comparison.after_known);
}

TEST_CASE("A merge that was changed outside the program is found, and not taken apart", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  clinic.left_whole = false;
  clinic.store.reset();
  meddle(clinic.folder.file(), "DELETE FROM patient_merge_subject WHERE entity = 'visit'");
  clinic.store = clinic.door->open(clinic.folder.file(), Access::read_write);
  NoProgress progress;
  const SweepReport report = clinic.store->protection().sweep(progress);
  REQUIRE(report.tampered.size() == 1);
  CHECK(report.tampered[0].entity == "merge");
  CHECK(report.tampered[0].patient == clinic.ana);
  CHECK(fault_of([&] { clinic.separate(merge); }) == StoreFault::tampered);
}

TEST_CASE("A visit that was put under another patient by a shell is found", "[storage][merge]") {
  DoubledPatient clinic;
  clinic.merge();
  clinic.left_whole = false;
  clinic.store.reset();
  meddle(clinic.folder.file(), "UPDATE visit SET patient = 2 WHERE id = " + std::to_string(clinic.ablated.number));
  clinic.store = clinic.door->open(clinic.folder.file(), Access::read_write);
  NoProgress progress;
  const SweepReport report = clinic.store->protection().sweep(progress);
  REQUIRE(report.tampered.size() == 1);
  CHECK(report.tampered[0].id == clinic.ablated.number);
}

TEST_CASE("A study goes on under the number that the merged record had in it", "[storage][merge]") {
  DoubledPatient clinic;
  ExportRequest request;
  request.study = "Psoas 2026";
  request.purpose = "thesis";
  request.columns = {"patients.sex"};
  const auto enrolled = [&](PatientId patient) {
    return clinic.store->write(staff(), [&](Writing& writing) {
      StudySubject subject;
      subject.patient = patient;
      subject.index = day_number(day(2026, 3, 1));
      return exports_of(writing).begin(request, {subject}).subjects.at(0).study_id;
    });
  };
  const std::string study_id = enrolled(clinic.ana_cruz);
  const PatientMergeId merge = clinic.merge();
  CHECK(enrolled(clinic.ana) == study_id);
  CHECK(clinic.store->write(staff(), [&](Writing& writing) {
    return exports_of(writing).identify(study_id, "adverse event");
  }) == clinic.ana);
  clinic.separate(merge);
  CHECK(enrolled(clinic.ana) != study_id);
  CHECK(enrolled(clinic.ana_cruz) == study_id);
}

TEST_CASE("A visit begun on a record that was merged meanwhile goes to the one that stands for it",
          "[storage][merge]") {
  DoubledPatient clinic;
  const Visit begun = visit(clinic.ana_cruz, day(2026, 3, 1));
  clinic.merge();
  const DraftId draft = clinic.store->write(staff(), [&](Writing& writing) {
    VisitDraft typed;
    typed.uuid = begun.uuid;
    typed.patient = clinic.ana_cruz;
    typed.put("date", "2026-03-01");
    return writing.visits().keep_draft(typed);
  });
  CHECK(clinic.ask([&](Reading& reading) { return reading.visits().draft(draft)->patient; }) == clinic.ana);
  clinic.add_visit(begun);
  CHECK(clinic.visits(clinic.ana).size() == 4);
  CHECK(clinic.visits(clinic.ana_cruz).empty());
}

TEST_CASE("What was begun before a merge was undone names nothing of the other record", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  Visit begun = visit(clinic.ana, day(2026, 3, 1));
  begun.episode = clinic.ask([&](Reading& reading) { return reading.patients().episodes(clinic.ana)[0].id; });
  const AdverseEvent event = bleeding_after(
      clinic.ana,
      {clinic.ask([&](Reading& reading) { return reading.visits().get(clinic.ablated).treatments[0].id; })});
  clinic.separate(merge);
  CHECK(fault_of([&] { clinic.add_visit(begun); }) == StoreFault::stale);
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { writing.adverse_events().add(event); });
        }) == StoreFault::stale);
  ContactAttempt attempt;
  attempt.patient = clinic.ana;
  attempt.key.treatment = event.treatments[0];
  CHECK(fault_of([&] {
          clinic.store->write(staff(), [&](Writing& writing) { writing.follow_ups().log_attempt(attempt); });
        }) == StoreFault::stale);
  CHECK(clinic.visits(clinic.ana).size() == 1);
}

TEST_CASE("A merge is not undone while a visit of the record that stays is not finished", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  clinic.store->write(staff(), [&](Writing& writing) {
    VisitDraft draft;
    draft.patient = clinic.ana;
    draft.put("date", "2026-03-02");
    writing.visits().keep_draft(draft);
  });
  CHECK(refusal(clinic.separation(merge)) == MergeRefusal::draft_open);
  CHECK(fault_of([&] { clinic.separate(merge); }) == StoreFault::not_mergeable);
}

TEST_CASE("What two merges took over comes back in the order in which it went", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientId third = clinic.store->write(staff(), [](Writing& writing) {
    Patient other = patient("3", "Rivera", "Ana");
    other.phone = "555-0103";
    return writing.patients().add(other);
  });
  const PatientMergeId first = clinic.merge();
  MergeRequest request =
      request_of(clinic.ask([&](Reading& reading) { return reading.patient_merges().preview(third, clinic.ana); }));
  request.reason = "entered thrice";
  request.details_taken = {"phone"};
  const PatientMergeId second = clinic.merge(request);
  CHECK(refusal(clinic.separation(first)) == MergeRefusal::taken_onward);
  CHECK(fault_of([&] { clinic.separate(first); }) == StoreFault::not_mergeable);
  clinic.separate(second);
  CHECK(clinic.stored(clinic.ana).phone == "555-0102");
  clinic.separate(first);
  CHECK(clinic.stored(clinic.ana).phone.empty());
}

TEST_CASE("A record that stands for another is not voided", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  const int revision = clinic.stored(clinic.ana).revision;
  CHECK(fault_of([&] {
          clinic.store->write(
              staff(), [&](Writing& writing) { writing.patients().void_patient(clinic.ana, revision, "wrong"); });
        }) == StoreFault::not_mergeable);
  clinic.separate(merge);
  CHECK(clinic.visits(clinic.ana_cruz).size() == 2);
}

TEST_CASE("A voided entry that hangs between both records does not keep them together", "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  clinic.store->write(staff(), [&](Writing& writing) {
    const auto treatment = [&](VisitId visit) { return writing.visits().get(visit).treatments.at(0).id; };
    const AdverseEventId event = writing.adverse_events().add(
        bleeding_after(clinic.ana, {treatment(clinic.ablated), treatment(clinic.her_visit)}));
    writing.adverse_events().void_event(event, 1, "entered in error");
  });
  CHECK_NOTHROW(clinic.separate(merge));
}

TEST_CASE("A visit whose red flag another record's flag had kept down raises it when the merge is undone",
          "[storage][merge]") {
  DoubledPatient clinic;
  const PatientMergeId merge = clinic.merge();
  Visit stiff = visit(clinic.ana, day(2026, 2, 20));
  stiff.findings.resize(1);
  stiff.findings[0].code = "sym_morning_stiffness_min";
  stiff.findings[0].value.number = 90;
  clinic.add_visit(stiff);
  const auto flags = [&] {
    return clinic.ask([&](Reading& reading) { return reading.red_flags().of_patient(clinic.ana).size(); });
  };
  CHECK(flags() == 1);
  clinic.separate(merge);
  CHECK(flags() == 1);
}
