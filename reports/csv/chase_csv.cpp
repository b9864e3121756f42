#include "reports/csv/chase_csv.h"

#include "domain/base/output_file.h"
#include "reports/csv/csv_text.h"

namespace psoas::reports {

namespace {

const std::vector<std::string_view> columns{
    "mrn",         "name",       "phone",           "follow_up",    "protocol",     "step",      "treatment",
    "side",        "treated_on", "opens",           "due",          "closes",       "state",     "days_past_due",
    "next_action", "attempts",   "last_attempt_on", "last_outcome", "try_again_on", "clinician", "done_on",
    "reason"};

}  // namespace

std::string chase_csv(const ChaseList& list, const Catalogue& catalogue, int offset_minutes) {
  CsvText csv(columns);
  for (const FollowUpLine& line : list.lines) {
    const ChaseRow row = chase_row(line, catalogue, list.as_of, offset_minutes);
    csv.text(row.mrn).text(row.name).text(row.phone).text(row.what).text(row.protocol).text(row.step);
    csv.text(row.treatment).text(code_of(row.side)).date(row.treated_on).date(row.opens).date(row.due);
    csv.date(row.closes).text(code_of(row.state)).number(row.days_past_due).text(row.next).number(row.attempts);
    csv.date(row.last_attempt_on).text(row.last_outcome).date(row.try_again_on).text(row.clinician);
    csv.date(row.done_on).text(row.reason).end_row();
  }
  return csv.bytes();
}

void write_chase_csv(const ChaseList& list, const Catalogue& catalogue, int offset_minutes,
                     const std::filesystem::path& file) {
  OutputFile output(file);
  output.append(chase_csv(list, catalogue, offset_minutes));
  output.commit();
}

}  // namespace psoas::reports
