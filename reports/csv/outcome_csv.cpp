#include "reports/csv/outcome_csv.h"

#include "domain/base/output_file.h"
#include "reports/csv/csv_text.h"

namespace psoas::reports {

namespace {

// Written out and begun anew when it has grown so long.
constexpr std::size_t most_bytes_kept = 1 << 20;
constexpr std::size_t courses_between_questions = 256;

// From change to rci_reliable.
constexpr int response_cells = 13;

const std::vector<std::string_view> columns{"mrn",
                                            "sex",
                                            "age_at_index",
                                            "treatment",
                                            "target_key",
                                            "side",
                                            "index_date",
                                            "group",
                                            "measure",
                                            "base_value",
                                            "base_day",
                                            "fu_window",
                                            "fu_day",
                                            "fu_value",
                                            "change",
                                            "improvement_pct",
                                            "resp_class",
                                            "resp30",
                                            "resp50",
                                            "abs2",
                                            "abs4",
                                            "mid_flag",
                                            "mid30_flag",
                                            "pgic_resp",
                                            "composite_resp",
                                            "rci",
                                            "rci_reliable",
                                            "retreated_before",
                                            "status",
                                            "ts_slope30",
                                            "ols_slope30",
                                            "tw_mean",
                                            "relief_days50",
                                            "relapse_event",
                                            "relapse_day",
                                            "relapse_lo",
                                            "relapse_hi",
                                            "relapse_interp",
                                            "censor_reason",
                                            "block50",
                                            "block80",
                                            "block_best_pct",
                                            "block_dur50_obs_h",
                                            "block_dur50_interp_h",
                                            "repeat_relief_days",
                                            "mme_day",
                                            "due",
                                            "closed"};

class OutcomeRows {
 public:
  OutcomeRows(const OutcomeResult& result, CsvText& text) : x_result(result), x_text(text) {}

  void add(const OutcomeCase& one, const FollowUpWindow& window, const CaseWindow& judged) {
    add_subject(one);
    add_window(one, window, judged);
    add_course(one);
    number(judged.mme_day);
    mark(judged.due);
    mark(judged.closed);
    x_text.end_row();
  }

 private:
  template <class T>
  void number(const std::optional<T>& value) {
    x_text.number(value ? std::optional<double>(static_cast<double>(*value)) : std::nullopt);
  }
  void mark(std::optional<bool> value) { x_text.number(value ? std::optional<double>(*value ? 1 : 0) : std::nullopt); }
  void none(int cells) {
    for (; cells > 0; --cells) x_text.empty();
  }

  void add_subject(const OutcomeCase& one) {
    const RecordedPatient& patient = x_result.patients[static_cast<std::size_t>(one.patient)];
    x_text.text(patient.mrn).text(code_of(patient.sex)).number(one.age);
    x_text.text(x_result.words.at(one.treatment)).text(x_result.words.at(one.target)).text(code_of(one.side));
    x_text.date(date_of(one.index_day));
    x_text.text(one.group < 0 ? "" : x_result.groups[static_cast<std::size_t>(one.group)].code);
    x_text.text(x_result.measure.code);
    if (one.base_day) x_text.number(one.base_value).number(*one.base_day);
    else none(2);
  }

  void add_window(const OutcomeCase& one, const FollowUpWindow& window, const CaseWindow& judged) {
    x_text.text(window.code);
    number(judged.day);
    if (judged.day) x_text.number(judged.value);
    else none(1);
    if (judged.day && one.base_day) add_response(judged);
    else none(response_cells);
    mark(judged.retreated_before);
    x_text.text(code_of(judged.status));
  }

  void add_response(const CaseWindow& judged) {
    const Response& response = judged.response;
    x_text.number(response.change).number(response.improvement_percent);
    x_text.text(response.responder_class ? code_of(*response.responder_class) : "");
    const bool has_percentage = response.improvement_percent.has_value();
    mark(has_percentage ? std::optional(response.moderate) : std::nullopt);
    mark(has_percentage ? std::optional(response.substantial) : std::nullopt);
    mark(response.points2);
    mark(response.points4);
    mark(response.important);
    mark(has_percentage ? std::optional(response.important30) : std::nullopt);
    mark(judged.impression);
    mark(judged.composite);
    number(judged.reliable_change_index);
    mark(judged.reliable_change_index ? std::optional(is_reliable(*judged.reliable_change_index)) : std::nullopt);
  }

  void add_course(const OutcomeCase& one) {
    number(one.theil_sen30);
    number(one.least_squares30);
    number(one.time_weighted_mean);
    number(one.relief_days50);
    add_relapse(one.relapses[0]);
    if (one.blocks) {
      mark(one.blocks->block50);
      mark(one.blocks->block80);
      number(one.blocks->best_percent);
      number(one.blocks->observed_hours);
      number(one.blocks->interpolated_hours);
    } else {
      none(5);
    }
    if (one.base_day) x_text.number(one.repeat_relief_days);
    else none(1);
  }

  void add_relapse(const std::optional<Relapse>& relapse) {
    if (!relapse) return none(6);
    mark(relapse->event);
    x_text.number(relapse->day);
    number(relapse->low);
    number(relapse->high);
    number(relapse->interpolated);
    x_text.text(relapse->event ? "" : code_of(relapse->reason));
  }

  const OutcomeResult& x_result;
  CsvText& x_text;
};

}  // namespace

void write_outcome_csv(const OutcomeResult& result, const std::filesystem::path& file, Progress& progress) {
  OutputFile output(file);
  CsvText text(columns);
  OutcomeRows rows(result, text);
  const std::vector<FollowUpWindow>& windows = result.analysis.settings.windows;
  for (std::size_t place = 0; place < result.cases.size(); ++place) {
    if (place % courses_between_questions == 0) {
      progress.at("rows", static_cast<std::int64_t>(place), static_cast<std::int64_t>(result.cases.size()));
      progress.check();
    }
    for (std::size_t window = 0; window < windows.size(); ++window)
      rows.add(result.cases[place], windows[window], result.window(place, window));
    if (text.bytes().size() >= most_bytes_kept) output.append(text.take());
  }
  output.append(text.bytes());
  output.commit();
}

}  // namespace psoas::reports
