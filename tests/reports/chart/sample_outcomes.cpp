#include "tests/reports/chart/sample_outcomes.h"

#include <algorithm>

#include "tests/domain/outcome/invented_record.h"

namespace psoas::tests {

namespace {

Catalogue labelled_catalogue() {
  CatalogueContent content = small_catalogue().content();
  content.instruments.front().label = "Pain, average of last 7 days";
  content.instruments.front().unit = "0–10";
  content.treatments.front().label = "Radiofrequency ablation";
  content.treatments.front().short_label = "RFA";
  return Catalogue(std::move(content));
}

const Catalogue& catalogue() {
  static const Catalogue made = labelled_catalogue();
  return made;
}

OutcomeResult analysed(RecordWriter& writer, const Analysis& analysis = analysis_on(900)) {
  return analyse(analysis, writer.take(), catalogue());
}

std::vector<FollowUpWindow> windows_of(int count) {
  const int targets[] = {14, 30, 61, 91, 182, 365, 547, 730};
  std::vector<FollowUpWindow> windows;
  for (int i = 0; i < count; ++i)
    windows.push_back({"w" + std::to_string(i), std::to_string(std::max(1, targets[i] / 30)) + " months", targets[i],
                       targets[i] - 7, targets[i] + 7});
  return windows;
}

// One course: better by day 14, then slowly worse again; every seventh value is missing.
void add_patient(RecordWriter& writer, int group, int i, int last_visit) {
  writer.patient("P" + std::to_string(group * 1000 + i)).value(-7, 5 + i % 5).treated(0);
  const int visits[] = {14, 30, 61, 91, 182, 365, 547, 730};
  for (int visit = 0; visit < 8; ++visit) {
    if (visits[visit] > last_visit || (i + visit) % 7 == 3) continue;
    const double rise = 0.15 * visit * (1 + group % 4) + 0.25 * (i % 6);
    writer.value(visits[visit], std::min(10.0, std::round((1 + rise) * 2) / 2));
  }
  if (i % 11 == 5) writer.treated(300, false);
  if (i % 13 == 6) writer.withdrew(200);
  if (i % 29 == 7) writer.died(400);
}

std::string label_of(int group, bool long_label) {
  const std::string letter(1, static_cast<char>('A' + group));
  return long_label ? letter + " Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, consultant of the pain clinic"
                    : "Dr " + letter;
}

}  // namespace

OutcomeResult invented_outcomes(const CohortShape& shape, const Catalogue& definitions) {
  RecordWriter writer;
  for (int group = 0; group < shape.groups; ++group)
    for (int i = 0; i < shape.patients; ++i) add_patient(writer, group, i, shape.last_visit);
  OutcomeRecord record = writer.take();
  for (RecordedTreatment& treatment : record.treatments)
    treatment.clinician =
        record.words.place_of(label_of(treatment.patient / std::max(1, shape.patients), shape.long_labels));
  Analysis analysis = analysis_on(900);
  if (shape.groups > 1) analysis.group_by = GroupBy::clinician;
  if (shape.windows != 5) analysis.settings.windows = windows_of(shape.windows);
  return analyse(analysis, std::move(record), definitions);
}

OutcomeResult invented_outcomes(const CohortShape& shape) { return invented_outcomes(shape, catalogue()); }

OutcomeResult mini_outcomes() { return analyse(analysis_on(500), mini_cohort(), catalogue()); }

OutcomeResult outcomes_of_nobody() {
  RecordWriter writer;
  return analysed(writer);
}

OutcomeResult outcomes_without_baselines() {
  RecordWriter writer;
  for (int i = 0; i < 6; ++i) writer.patient("P" + std::to_string(i)).treated(0).value(30, 3).value(91, 4);
  return analysed(writer);
}

OutcomeResult outcomes_of_one() {
  RecordWriter writer;
  writer.patient("P1").value(-3, 8).treated(0).value(30, 2).value(182, 5);
  return analysed(writer);
}

OutcomeResult outcomes_all_lost() {
  RecordWriter writer;
  for (int i = 0; i < 6; ++i) writer.patient("P" + std::to_string(i)).value(-3, 7).treated(0);
  return analysed(writer);
}

OutcomeResult outcomes_all_treated_again() {
  RecordWriter writer;
  for (int i = 0; i < 6; ++i)
    writer.patient("P" + std::to_string(i)).value(-3, 7).treated(0).treated(5, false).value(30, 3);
  return analysed(writer);
}

OutcomeResult outcomes_without_relief() {
  RecordWriter writer;
  for (int i = 0; i < 6; ++i) writer.patient("P" + std::to_string(i)).value(-3, 7).treated(0).value(30, 6).value(91, 7);
  return analysed(writer);
}

OutcomeResult outcomes_without_loss() {
  RecordWriter writer;
  for (int i = 0; i < 8; ++i)
    writer.patient("P" + std::to_string(i)).value(-3, 8).treated(0).value(30, 2).value(182 + i, 1);
  return analysed(writer);
}

OutcomeResult outcomes_cut_early() {
  RecordWriter writer;
  for (int i = 0; i < 6; ++i) writer.patient("P" + std::to_string(i)).value(-3, 7).treated(0).value(10, 3);
  return analysed(writer, analysis_on(12));
}

}  // namespace psoas::tests
