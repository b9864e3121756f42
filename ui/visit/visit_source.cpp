#include "ui/visit/visit_source.h"

#include "domain/base/uuid.h"

namespace psoas::ui {

namespace {

VisitDraft draft_for(Reading& reading, const Catalogue& catalogue, const VisitRequest& request,
                     const VisitFormSource& source, const std::string& actor, Date today) {
  if (request.draft) {
    if (std::optional<VisitDraft> draft = reading.visits().draft(*request.draft)) return std::move(*draft);
    throw StoreError(StoreFault::missing, "draft");
  }
  if (!request.visit) {
    const std::string clinician = source.clinicians.empty() ? actor : source.clinicians.front();
    return new_visit_draft(request.patient, source.last, source.episodes, clinician, today);
  }
  VisitDraft draft = draft_of(reading.visits().get(*request.visit), catalogue);
  draft.uuid = new_uuid();  // of the correction; the visit keeps its own
  return draft;
}

}  // namespace

VisitFormSource read_visit_form(Reading& reading, const Catalogue& catalogue, const VisitRequest& request,
                                const std::string& actor, Date today) {
  VisitFormSource source;
  source.patient = reading.patients().get(request.patient);
  source.last = reading.visits().last_entries(request.patient, today, request.visit);
  source.episodes = reading.patients().episodes(request.patient);
  source.clinicians = reading.visits().clinicians();
  source.safety = read_safety_source(reading, request.patient, request.visit);
  source.draft = draft_for(reading, catalogue, request, source, actor, today);
  source.favourites = reading.favourites().favourites({});
  source.treatments = reading.series().treatments(request.patient);
  std::erase_if(source.treatments, [&](const TreatmentRecord& record) { return source.draft.visit == record.visit; });
  return source;
}

}  // namespace psoas::ui
