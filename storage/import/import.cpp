#include "storage/import/import.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "domain/base/clock.h"
#include "domain/base/uuid.h"
#include "storage/import/import_plan.h"
#include "storage/import/intake.h"
#include "storage/import/planned_visit.h"

namespace psoas::storage {

namespace {

constexpr std::size_t visits_between_looks = 64;

Records records_of(Reading& reading) {
  return {reading.patients(), reading.visits(), reading.clinic(), reading.patient_merges()};
}
Records records_of(Writing& writing) {
  return {writing.patients(), writing.visits(), writing.clinic(), writing.patient_merges()};
}

struct Content {
  std::string digest;
  std::int64_t table_bytes = 0;  // each table as often as it is read
};

Content content_of(const Mapping& mapping, const std::vector<std::filesystem::path>& files) {
  ContentDigest digest;
  Content content;
  digest.add(mapping.text);
  for (const std::filesystem::path& file : files) content.table_bytes += digest.add(bytes_of_file(file));
  content.digest = digest.finish();
  return content;
}

// Writes a plan in one transaction.
class Storing {
 public:
  Storing(Writing& writing, const Intake& intake, const ImportPlan& plan, const ImportRules& rules,
          const Catalogue& catalogue, Progress& progress)
      : x_writing(writing),
        x_intake(intake),
        x_plan(plan),
        x_rules(rules),
        x_catalogue(catalogue),
        x_progress(progress) {}

  void run() {
    store_patients();
    for (std::size_t i = 0; i < x_plan.visits.size(); ++i) {
      if (i % visits_between_looks == 0) {
        x_progress.check();
        x_progress.at("store", static_cast<std::int64_t>(i), static_cast<std::int64_t>(x_plan.visits.size()));
      }
      store_visit(x_plan.visits[i]);
    }
  }

 private:
  void store_patients();
  void store_visit(const PlannedVisit& planned);
  VisitId store_draft(const PlannedVisit& planned);
  void note(std::string_view entity, std::string_view key, std::int64_t number) {
    x_writing.clinic().note_imported_as(x_rules.source, entity, key, number);
  }

  Writing& x_writing;
  const Intake& x_intake;
  const ImportPlan& x_plan;
  const ImportRules& x_rules;
  const Catalogue& x_catalogue;
  Progress& x_progress;
  std::vector<Patient> x_patients;  // stored, by place in the plan
};

void Storing::store_patients() {
  for (std::size_t i = 0; i < x_plan.patients.size(); ++i) {
    const PlannedPatient& planned = x_plan.patients[i];
    const IncomingPatient& incoming = x_intake.patients[i];
    Patient& patient = x_patients.emplace_back(planned.patient);
    if (!planned.known) patient.id = x_writing.patients().add(patient);
    if (!planned.note_key) continue;
    note("patient", incoming.key, (planned.noted_as.stored() ? planned.noted_as : patient.id).number);
    note(content_entity("patient"), incoming.key, psoas::storage::content_of(incoming.draft).number());
  }
}

void Storing::store_visit(const PlannedVisit& planned) {
  if (!planned.stored.stored() || !planned.parts.empty()) {
    const VisitId id = store_draft(planned);
    const bool has_row = planned.incoming != no_subject && !planned.stored.stored();
    if (has_row) {
      const IncomingVisit& incoming = x_intake.visits[planned.incoming];
      note("visit", incoming.key, id.number);
      note(content_entity("visit"), incoming.key, psoas::storage::content_of(x_intake, incoming).number());
    }
  }
  for (const std::uint32_t place : planned.parts) {
    const IncomingPart& part = x_intake.parts[place];
    note(content_entity(entity_of(part.kind)), part.key.hex(), part.content);
  }
}

VisitId Storing::store_draft(const PlannedVisit& planned) {
  const Patient& patient = x_patients[planned.patient];
  VisitDraft draft = plan_draft(planned, x_intake, x_catalogue, records_of(x_writing)).draft;
  draft.patient = patient.id;
  if (draft.uuid.empty()) draft.uuid = new_uuid();
  CheckedVisit checked = check_draft(draft, x_catalogue, patient, x_rules);
  // Checked before in the plan: what is refused now was changed by someone else meanwhile.
  if (refuses(checked.problems)) throw StoreError(StoreFault::stale, "visit of " + to_string(checked.visit.date));
  if (!planned.stored.stored()) return x_writing.visits().add(checked.visit);
  x_writing.visits().correct(checked.visit, "import from " + x_rules.source);
  return planned.stored;
}

std::string summary_of(const ImportReport& report, const std::vector<std::filesystem::path>& files) {
  std::string summary;
  for (const ImportCount& count : report.counts) {
    if (!summary.empty()) summary += ", ";
    summary += count.entity + " " + std::to_string(count.added) + " added " + std::to_string(count.known) + " known";
  }
  std::set<std::string> names;
  for (const std::filesystem::path& file : files) names.insert(file.filename().string());
  for (const std::string& name : names) summary += "; " + name;
  return summary;
}

// Rows in the order of their tables. Counts of what would have been added mean nothing once rows are rejected; what was
// read still does.
void settle(ImportReport& report) {
  std::stable_sort(report.rejected.begin(), report.rejected.end(), [](const RejectedRow& a, const RejectedRow& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  if (!report.rejected.empty() && !report.dry_run)
    for (ImportCount& count : report.counts) count.added = 0;
}

}  // namespace

ImportReport import_tables(Store& store, const Session& session, const ImportRequest& request, Progress& progress,
                           Date today, const std::function<void()>& before_storing) {
  const std::shared_ptr<const Catalogue> held = store.catalogue();
  const Catalogue& catalogue = *held;
  Mapping mapping = read_mapping(request.mapping, catalogue);
  const std::vector<std::filesystem::path> files = find_tables(mapping, request.sources);
  const Content content = content_of(mapping, files);
  const ImportRules rules{mapping.source, mapping.unusual_values_confirmed, today};

  ImportReport report;
  report.dry_run = request.dry_run;
  Intake intake;
  read_tables(mapping, files, catalogue, content.table_bytes, progress, intake, report);
  const ImportReport as_read = report;
  const ImportPlan plan = store.read(session, [&](Reading& reading) {
    reading.clinic().begin_import();
    report = as_read;
    report.seen_before = reading.clinic().imported(content.digest);
    return make_plan(intake, rules, catalogue, records_of(reading), progress, report);
  });
  settle(report);
  if (request.dry_run || !report.rejected.empty() || report.seen_before || !plan.adds_anything) return report;

  if (before_storing) before_storing();
  store.write(session, [&](Writing& writing) {
    writing.clinic().begin_import();
    if (writing.clinic().imported(content.digest)) throw StoreError(StoreFault::stale, "import");
    Storing(writing, intake, plan, rules, catalogue, progress).run();
    writing.clinic().note_import(content.digest, rules.source, summary_of(report, files));
  });
  report.stored = true;
  return report;
}

ImportReport import_tables(Store& store, const Session& session, const ImportRequest& request, Progress& progress) {
  return import_tables(store, session, request, progress, SystemClock().today());
}

}  // namespace psoas::storage
