#include "storage/analysis_file.h"
#include "storage/catalogue/toml_text.h"

namespace psoas::storage {

namespace {

void write_question(TomlText& text, const Analysis& analysis) {
  text.single_part("question");
  text.texts("treatments", analysis.treatments);
  text.text("index", code_of(analysis.index));
  text.text("target", analysis.target);
  text.text("level", analysis.level);
  if (analysis.side) text.text("side", code_of(*analysis.side));
  text.text("clinician", analysis.clinician);
  text.text("diagnosis", analysis.diagnosis);
  if (analysis.sex) text.text("sex", code_of(*analysis.sex));
  if (analysis.youngest) text.whole("youngest", *analysis.youngest);
  if (analysis.oldest) text.whole("oldest", *analysis.oldest);
  text.day("from", analysis.from);
  text.day("to", analysis.to);
  text.range("baseline", analysis.baseline);
  if (analysis.as_of.ok()) text.day("as_of", analysis.as_of);
  text.text("measure", analysis.measure);
  if (analysis.measure_side) text.text("measure_side", code_of(*analysis.measure_side));
  text.text("group_by", code_of(analysis.group_by));
  text.text("group_finding", analysis.group_finding);
  text.flag("without_details", !analysis.with_details);
  for (const FindingFilter& filter : analysis.findings) {
    text.part("question.finding");
    text.text("code", filter.code);
    if (filter.side) text.text("side", code_of(*filter.side));
    text.text("choice", filter.choice);
    text.range("range", filter.range);
  }
}

void write_rules(TomlText& text, const OutcomeSettings& settings) {
  text.single_part("baseline");
  text.whole("days_before", settings.baseline_days_before);
  text.number("least", settings.least_baseline);
  text.whole("finding_days_before", settings.finding_days_before);
  text.single_part("responder");
  text.number("substantial", settings.responder.substantial);
  text.number("moderate", settings.responder.moderate);
  text.number("minimal", settings.responder.minimal);
  text.single_part("relapse");
  text.whole("initial_response_by", settings.initial_response_by_day);
  text.number("return_margin", settings.return_margin);
  text.single_part("composite");
  text.required_texts("functions", settings.function_measures);
  text.whole("grave_grade", settings.grave_grade);
  text.single_part("report");
  text.number("low_completeness", settings.low_completeness_percent);
  text.number("large_loss", settings.large_loss_percent);
  text.whole("least_at_risk_drawn", settings.least_at_risk_drawn);
  text.single_part("block");
  text.text("profile", settings.block_profile);
}

void write_windows(TomlText& text, const std::vector<FollowUpWindow>& windows) {
  for (const FollowUpWindow& window : windows) {
    text.entry("window");
    text.text("code", window.code);
    text.text("label", window.label);
    text.whole("target", window.target_day);
    text.whole("first", window.first_day);
    text.whole("last", window.last_day);
  }
}

void write_reliabilities(TomlText& text, const std::vector<Reliability>& reliabilities) {
  for (const Reliability& reliability : reliabilities) {
    text.entry("reliability");
    text.text("measure", reliability.measure);
    text.number("sd0", reliability.baseline_deviation);
    text.number("r", reliability.test_retest);
    text.text("source", reliability.source);
  }
}

void write_profiles(TomlText& text, const std::vector<BlockProfile>& profiles) {
  for (const BlockProfile& profile : profiles) {
    text.entry("block_profile");
    text.text("code", profile.code);
    text.text("label", profile.label);
    text.number("relief", profile.relief_percent);
    text.whole("blocks", profile.blocks);
    text.number("least_hours", profile.least_hours);
    text.number("repeat_relief", profile.repeat_percent);
    text.whole("repeat_days", profile.repeat_days);
    text.whole("days_since_last", profile.days_since_last);
    text.whole("most_per_year", profile.most_per_year);
    text.text("source", profile.source);
  }
}

void write_settings(TomlText& text, const OutcomeSettings& settings) {
  write_rules(text, settings);
  write_windows(text, settings.windows);
  write_reliabilities(text, settings.reliabilities);
  write_profiles(text, settings.block_profiles);
}

}  // namespace

std::string analysis_text(const NamedAnalysis& named) {
  TomlText text;
  text.text("name", named.name);
  write_question(text, named.analysis);
  write_settings(text, named.analysis.settings);
  return text.take();
}

std::string outcome_settings_text(const OutcomeSettings& settings) {
  TomlText text;
  write_settings(text, settings);
  std::string written = text.take();
  written.erase(0, written.find_first_not_of('\n'));
  return written;
}

}  // namespace psoas::storage
