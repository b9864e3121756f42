// Names, numbers and free texts are planted in every place that takes text; none may stand in any byte of an export.

#include <catch2/catch.hpp>

#include "domain/catalogue/own_entries.h"
#include "domain/store/adverse_events.h"
#include "reports/export/export_file.h"
#include "tests/privacy/exported.h"
#include "tests/support/output_of.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

const std::vector<std::string> planted{
    "Quillfeather", "Zebulon",     "MRN-77-4411",      "555-0142",    "zeb@post.example", "Larchmount Lane",
    "Tottlebury",   "99877",       "Notefreely",       "Dr. Wimbush", "Sawbonesky",       "Impressionist",
    "SN-8841-22",   "Lot-Q55",     "Brandolini",       "Billcode-9",  "Reasonably",       "Outcomeling",
    "Complicatio",  "Episodius",   "Codelabelia",      "Actionated",  "Aenoteworthy",     "Targetopia",
    "Clinicentric", "Wordingston", "Kindoflikeliness", "Drugstoreman"};

FieldValue text_value(const std::string& field, const std::string& text, const std::string& group = {}) {
  FieldValue value;
  value.group = group;
  value.field = field;
  value.value.text = text;
  return value;
}

FindingEntry text_finding(const std::string& code, const std::string& text) {
  FindingEntry finding;
  finding.code = code;
  finding.value.text = text;
  return finding;
}

Patient planted_patient() {
  Patient whole = patient("MRN-77-4411", "Quillfeather", "Zebulon");
  whole.phone = "555-0142";
  whole.email = "zeb@post.example";
  whole.address = "7 Larchmount Lane";
  whole.city = "Tottlebury";
  whole.state = "Tottlebury";
  whole.postal_code = "99877";
  whole.note = "Notefreely";
  return whole;
}

Visit planted_visit(PatientId id, Date on) {
  Visit whole = full_visit(id, on);
  whole.note = "Notefreely";
  whole.clinician = "Dr. Wimbush";
  whole.kind = "Kindoflikeliness";
  FindingEntry posture = text_finding("post_alignment_note", "Impressionist");
  FindingEntry imaging = text_finding("img_other", "Impressionist");
  imaging.qualifiers.push_back(text_value("reader", "Sawbonesky"));
  FindingEntry unknown = text_finding("Wordingston", "Impressionist");
  FindingEntry digestive = text_finding("sym_digestive", "");
  digestive.value.code = "present";
  digestive.qualifiers.push_back(text_value("note", "Impressionist"));
  whole.findings.insert(whole.findings.end(), {posture, imaging, unknown, digestive});
  Treatment& ablation = whole.treatments.front();
  ablation.performer = "Dr. Wimbush";
  ablation.note = "Notefreely";
  ablation.same_target_key = "tx_rfa/Targetopia";
  ablation.parameters.push_back(text_value("brand", "Brandolini", "agent"));
  ablation.parameters.push_back(text_value("billing_code", "Billcode-9"));
  ablation.parameters.push_back(text_value("lot", "Lot-Q55"));
  const auto add = [&](const std::string& code, std::vector<FieldValue> parameters) {
    Treatment treatment;
    treatment.code = code;
    treatment.date = on;
    treatment.parameters = std::move(parameters);
    whole.treatments.push_back(std::move(treatment));
  };
  add("tx_neuromod", {text_value("device_model", "Senza SN-8841-22 of Quillfeather")});
  add("tx_medication", {text_value("drug", "tramadol by Drugstoreman")});
  add("tx_referral", {text_value("reason", "Reasonably"), text_value("outcome", "Outcomeling")});
  add("tx_surgery", {text_value("procedure", "Complicatio")});
  add("Wordingston", {text_value("drug", "tramadol")});
  return whole;
}

AdverseEvent planted_event(PatientId id, Date on) {
  AdverseEvent event;
  event.uuid = new_uuid();
  event.patient = id;
  event.code = "ae_haematoma";
  event.onset = on;
  event.action = "Actionated";
  event.note = "Aenoteworthy";
  return event;
}

Episode planted_episode(PatientId id, Date on) {
  Episode episode;
  episode.patient = id;
  episode.label = "Episodius";
  episode.opened_on = on;
  episode.note = "Notefreely";
  EpisodeDiagnosis diagnosis;
  diagnosis.condition = "dx_psoas_syndrome";
  diagnosis.code = "M79.18";
  diagnosis.code_label = "Codelabelia";
  diagnosis.side = Side::right;
  diagnosis.primary = true;
  episode.diagnoses = {diagnosis};
  return episode;
}

void plant(Store& store) {
  const Date on = day(2026, 1, 9);
  store.write(staff(), [&](Writing& writing) {
    const PatientId id = writing.patients().add(planted_patient());
    writing.patients().add_episode(planted_episode(id, on));
    writing.visits().add(planted_visit(id, on));
    writing.adverse_events().add(planted_event(id, on));
    OwnCatalogue own = writing.clinic().own_catalogue();
    const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
    const int revision = own.revision;
    static_cast<CatalogueContent&>(own) =
        with_label(own, *catalogue, EntryKind::treatment, "tx_rfa", "Wordingston's way", "Wordingston");
    own.revision = revision;
    writing.clinic().change_own_catalogue(own, "as the test wants it");
  });
}

// Every byte of the files below a folder, unzipped where they are packed.
std::string bytes_below(const std::filesystem::path& folder) {
  std::string bytes;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    bytes += entry.path().filename().string() + "\n";
    if (!entry.is_regular_file()) continue;
    if (entry.path().extension() != ".xlsx") {
      bytes += bytes_of(entry.path());
      continue;
    }
    bytes += output_of("unzip -p '" + entry.path().string() + "'");
  }
  return bytes;
}

}  // namespace

TEST_CASE("nothing planted stands in any byte of an export, in any profile and form", "[privacy]") {
  InMemory clinic;
  plant(*clinic.store);
  for (const Profile profile : profiles) {
    for (const std::string name : {"out.xlsx", "out"}) {
      ExportRequest request = request_for(profile);
      request.study = "Study " + std::string(code_of(profile));
      for (const std::string path : {"patients.state", "patients.zip3"}) request.columns.push_back(path);
      if (profile == Profile::limited) request.columns.push_back("patients.zip5");
      const ExportPlan plan = begun(*clinic.store, request);
      const TemporaryFolder folder;
      const OwnCatalogue own =
          clinic.store->read(staff(), [](Reading& reading) { return reading.clinic().own_catalogue(); });
      NoProgress progress;
      const reports::WrittenExport written = reports::write_export(
          plan, {*clinic.store->catalogue(), own, clinic.clock.now()}, folder.path() / name, progress);
      CHECK(written.sha256.size() == 64);
      const std::string bytes = bytes_below(folder.path());
      CHECK(bytes.find("tx_rfa") != std::string::npos);
      CHECK(bytes.find("tramadol") != std::string::npos);
      CHECK(bytes.find("Senza") != std::string::npos);
      CHECK(bytes.find("dx_psoas_syndrome") != std::string::npos);
      for (const std::string& trace : planted) {
        CAPTURE(code_of(profile), name, trace);
        CHECK(bytes.find(trace) == std::string::npos);
      }
      if (profile == Profile::safe_harbor) CHECK(bytes.find("2026-01-09") == std::string::npos);
    }
  }
}
