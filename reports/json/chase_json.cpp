#include "reports/json/chase_json.h"

#include <nlohmann/json.hpp>

#include "domain/base/output_file.h"

namespace psoas::reports {

namespace {

using Json = nlohmann::ordered_json;

constexpr int format_version = 1;

Json or_null(std::optional<Date> day) { return day ? Json(to_string(*day)) : Json(nullptr); }

Json row_json(const ChaseRow& row) {
  return {{"mrn", row.mrn},
          {"name", row.name},
          {"phone", row.phone},
          {"follow_up", row.what},
          {"protocol", row.protocol},
          {"step", row.step},
          {"treatment", row.treatment},
          {"side", code_of(row.side)},
          {"treated_on", to_string(row.treated_on)},
          {"opens", to_string(row.opens)},
          {"due", to_string(row.due)},
          {"closes", to_string(row.closes)},
          {"state", code_of(row.state)},
          {"days_past_due", row.days_past_due},
          {"next_action", row.next},
          {"attempts", row.attempts},
          {"last_attempt_on", or_null(row.last_attempt_on)},
          {"last_outcome", row.last_outcome},
          {"try_again_on", or_null(row.try_again_on)},
          {"clinician", row.clinician},
          {"done_on", or_null(row.done_on)},
          {"reason", row.reason}};
}

Json completeness_json(const std::vector<FollowUpCompleteness>& rows, const char* of) {
  Json list = Json::array();
  for (const FollowUpCompleteness& row : rows)
    list.push_back({{of, row.of}, {"observed", row.observed}, {"closed", row.closed}});
  return list;
}

}  // namespace

std::string chase_json(const ChaseList& list, const Catalogue& catalogue, int offset_minutes,
                       const std::string& anchor) {
  Json rows = Json::array();
  for (const FollowUpLine& line : list.lines)
    rows.push_back(row_json(chase_row(line, catalogue, list.as_of, offset_minutes)));
  Json json{{"format", "psoastrack-follow-ups"},
            {"version", format_version},
            {"as_of", to_string(list.as_of)},
            {"list", code_of(list.list)},
            {"clinician", list.filter.clinician},
            {"protocol", list.filter.protocol},
            {"closed_since", to_string(list.filter.since)},
            {"counts",
             {{"due", list.counts.due},
              {"overdue", list.counts.overdue},
              {"lost", list.counts.lost},
              {"done", list.counts.done}}},
            {"completeness_by_clinician", completeness_json(list.by_clinician, "clinician")},
            {"completeness_by_protocol", completeness_json(list.by_protocol, "protocol")},
            {"follow_ups", rows}};
  if (!anchor.empty()) json["trail"] = anchor;
  return json.dump(2) + "\n";
}

void write_chase_json(const ChaseList& list, const Catalogue& catalogue, int offset_minutes,
                      const std::filesystem::path& file, const std::string& anchor) {
  OutputFile output(file);
  output.append(chase_json(list, catalogue, offset_minutes, anchor));
  output.commit();
}

}  // namespace psoas::reports
