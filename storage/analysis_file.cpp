#include "storage/analysis_file.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>

#include "storage/catalogue/table_reader.h"
#include "storage/catalogue/toml_text.h"

namespace psoas::storage {

namespace {

constexpr std::array<Word<IndexRule>, 3> index_rules{
    {{"marked", IndexRule::marked}, {"first", IndexRule::first}, {"every", IndexRule::every}}};

// What a file may hold.
enum class Holding { rules, question };

class AnalysisReader {
 public:
  explicit AnalysisReader(const std::filesystem::path& file) : x_file(file), x_log(file.string()) {}

  // Without a catalogue the codes of the question are taken as they are.
  NamedAnalysis read(const toml::table& root, Holding holding, const Catalogue* catalogue) {
    TableReader top(root, "", x_log);
    x_analysis.as_of = Date{};
    if (holding == Holding::question) {
      x_name = top.text("name");
      section(top, "question", [&](TableReader& table) { read_question(table); });
    }
    read_rules(top);
    top.refuse_other_keys();
    refuse_faults(catalogue);
    return {std::move(x_name), std::move(x_analysis)};
  }

 private:
  void read_rules(TableReader& top) {
    section(top, "baseline", [&](TableReader& table) {
      whole(table, "days_before", x_settings.baseline_days_before);
      whole(table, "finding_days_before", x_settings.finding_days_before);
      if (table.has("least")) x_settings.least_baseline = table.number("least");
    });
    section(top, "responder", [&](TableReader& table) {
      number(table, "substantial", x_settings.responder.substantial);
      number(table, "moderate", x_settings.responder.moderate);
      number(table, "minimal", x_settings.responder.minimal);
    });
    section(top, "relapse", [&](TableReader& table) {
      whole(table, "initial_response_by", x_settings.initial_response_by_day);
      number(table, "return_margin", x_settings.return_margin);
    });
    section(top, "composite", [&](TableReader& table) {
      if (table.has("functions")) x_settings.function_measures = table.texts("functions");
      whole(table, "grave_grade", x_settings.grave_grade);
    });
    section(top, "report", [&](TableReader& table) {
      number(table, "low_completeness", x_settings.low_completeness_percent);
      number(table, "large_loss", x_settings.large_loss_percent);
      whole(table, "least_at_risk_drawn", x_settings.least_at_risk_drawn);
    });
    section(top, "block", [&](TableReader& table) {
      if (table.has("profile")) x_settings.block_profile = table.required_text("profile");
    });
    read_windows(top);
    for (const toml::table* table : top.tables("reliability")) read_reliability(*table);
    for (const toml::table* table : top.tables("block_profile")) read_profile(*table);
  }

  void read_question(TableReader& table) {
    x_analysis.treatments = table.texts("treatments");
    x_analysis.index = table.word("index", index_rules, std::optional(IndexRule::marked));
    x_analysis.target = table.text("target");
    x_analysis.level = table.text("level");
    x_analysis.side = side(table, "side");
    x_analysis.clinician = table.text("clinician");
    x_analysis.diagnosis = table.text("diagnosis");
    read_sex(table);
    if (table.has("youngest")) x_analysis.youngest = table.whole("youngest", 0);
    if (table.has("oldest")) x_analysis.oldest = table.whole("oldest", 0);
    x_analysis.from = table.day("from");
    x_analysis.to = table.day("to");
    x_analysis.baseline = table.range("baseline");
    x_analysis.as_of = table.day("as_of").value_or(Date{});
    if (table.has("measure")) x_analysis.measure = table.required_text("measure");
    x_analysis.measure_side = side(table, "measure_side");
    read_group_by(table);
    x_analysis.group_finding = table.text("group_finding");
    x_analysis.with_details = !table.flag("without_details");
    for (const toml::table* finding : table.tables("finding")) read_finding(*finding);
  }

  std::optional<Side> side(TableReader& table, std::string_view key) {
    const std::string given = table.text(key);
    if (given.empty()) return std::nullopt;
    const std::optional<Side> side = side_of(given);
    if (!side) table.fault(key, "unknown_kind", std::string(key) + " = " + given, "L, R, B, M, -");
    return side;
  }

  void read_sex(TableReader& table) {
    const std::string given = table.text("sex");
    if (given.empty()) return;
    x_analysis.sex = sex_of(given);
    if (!x_analysis.sex) table.fault("sex", "unknown_kind", "sex = " + given, "F, M, X, U");
  }

  void read_group_by(TableReader& table) {
    const std::string given = table.text("group_by");
    if (given.empty()) return;
    const std::optional<GroupBy> group_by = group_by_of(given);
    x_analysis.group_by = group_by.value_or(GroupBy::none);
    if (group_by) return;
    std::string allowed;
    for (const std::string& code : group_by_codes()) allowed.append(allowed.empty() ? "" : ", ").append(code);
    table.fault("group_by", "unknown_kind", "group_by = " + given, allowed);
  }

  void read_finding(const toml::table& found) {
    TableReader table(found, "question/finding", x_log);
    FindingFilter filter;
    filter.code = table.required_text("code");
    filter.side = side(table, "side");
    filter.choice = table.text("choice");
    filter.range = table.range("range");
    table.refuse_other_keys();
    for (const char* key : {"finding", "choice"})
      x_lines.emplace(key + ("/" + filter.code), table.line(key == std::string_view("choice") ? "choice" : "code"));
    x_analysis.findings.push_back(std::move(filter));
  }

  // Where a key's line is, for faults that only the rules find.
  void note(const TableReader& table, const std::string& path, std::string_view key) {
    x_lines[path + "/" + std::string(key)] = table.line(key);
  }

  template <class Read>
  void section(TableReader& top, std::string_view name, const Read& read) {
    const toml::table* found = top.table(name);
    if (found == nullptr) return;
    TableReader table(*found, std::string(name), x_log);
    for (const auto& [key, value] : *found) note(table, std::string(name), key.str());
    read(table);
    table.refuse_other_keys();
  }

  static void whole(TableReader& table, std::string_view key, int& value) { value = table.whole(key, value); }
  static void number(TableReader& table, std::string_view key, double& value) {
    if (table.has(key)) value = table.number(key).value_or(value);
  }

  // An entry of a list, named by one of its keys.
  TableReader entry(const toml::table& found, std::string_view list, std::string_view name_key) {
    const std::string path = std::string(list) + "/" + found[name_key].value_or(std::string{});
    TableReader table(found, path, x_log);
    for (const auto& [key, value] : found) note(table, path, key.str());
    x_lines.emplace(path + "/code", table.line());
    return table;
  }

  // Unlike a catalogue's it may begin with a digit: "6mo".
  static std::string window_code(TableReader& table) {
    const std::string code = table.required_text("code");
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    if (!std::all_of(code.begin(), code.end(), fits)) table.fault("code", "bad_code", code);
    return code;
  }

  void read_windows(TableReader& top) {
    const auto tables = top.tables("window");
    if (!top.has("window")) return;
    x_settings.windows.clear();
    for (const toml::table* found : tables) {
      TableReader table = entry(*found, "window", "code");
      FollowUpWindow window;
      window.code = window_code(table);
      window.label = table.text("label");
      if (window.label.empty()) window.label = window.code;
      for (const std::string_view key : {"target", "first", "last"})
        if (!table.has(key)) table.fault(key, "missing", std::string(key));
      window.target_day = table.whole("target", 1);
      window.first_day = table.whole("first", 1);
      window.last_day = table.whole("last", 1);
      table.refuse_other_keys();
      x_settings.windows.push_back(std::move(window));
    }
    std::stable_sort(x_settings.windows.begin(), x_settings.windows.end(),
                     [](const FollowUpWindow& a, const FollowUpWindow& b) { return a.first_day < b.first_day; });
  }

  void read_reliability(const toml::table& found) {
    TableReader table = entry(found, "reliability", "measure");
    Reliability reliability;
    reliability.measure = table.required_text("measure");
    number(table, "sd0", reliability.baseline_deviation);
    number(table, "r", reliability.test_retest);
    reliability.source = table.text("source");
    table.refuse_other_keys();
    x_settings.reliabilities.push_back(std::move(reliability));
  }

  // One of the standard profiles is changed, any other added.
  void read_profile(const toml::table& found) {
    TableReader table = entry(found, "block_profile", "code");
    const std::string code = table.code();
    auto& profiles = x_settings.block_profiles;
    auto profile =
        std::find_if(profiles.begin(), profiles.end(), [&](const BlockProfile& p) { return p.code == code; });
    if (profile == profiles.end()) {
      BlockProfile added;
      added.code = added.label = code;
      profiles.push_back(std::move(added));
      profile = std::prev(profiles.end());
    }
    if (table.has("label")) profile->label = table.text("label");
    if (table.has("source")) profile->source = table.text("source");
    number(table, "relief", profile->relief_percent);
    number(table, "least_hours", profile->least_hours);
    number(table, "repeat_relief", profile->repeat_percent);
    whole(table, "blocks", profile->blocks);
    whole(table, "repeat_days", profile->repeat_days);
    whole(table, "days_since_last", profile->days_since_last);
    whole(table, "most_per_year", profile->most_per_year);
    table.refuse_other_keys();
  }

  int line_of(const std::string& path) const {
    const auto found = x_lines.find(path);
    return found == x_lines.end() ? 0 : found->second;
  }

  // The key of the file that a problem of the question is about; the rules name theirs themselves.
  std::string key_of(const Problem& problem) const {
    const std::string& field = problem.field;
    if (field == "treatment") return "question/treatments";
    if (field == "instrument") return "question/measure";
    if (field == "group-finding") return "question/group_finding";
    if (field == "to" || field == "oldest" || field == "baseline" || field == "group-by") return "question/" + field;
    if (field != "finding") return field;
    const std::string code = problem.given.substr(0, problem.given.find('='));
    return (problem.given == code ? "finding/" : "choice/") + code;
  }

  Problems problems(const Catalogue* catalogue) const {
    return catalogue ? check(x_analysis, *catalogue) : check(x_analysis.settings);
  }

  void refuse_faults(const Catalogue* catalogue) {
    std::vector<SettingsFault> faults;
    try {
      x_log.throw_if_any();
    } catch (const CatalogueError& error) {
      for (const CatalogueFault& fault : error.faults())
        faults.push_back({fault.line, fault.entry, {}, fault.reason, fault.detail, fault.allowed});
    }
    if (faults.empty())
      for (const Problem& problem : problems(catalogue))
        faults.push_back({line_of(key_of(problem)), problem.field, problem, "", "", ""});
    if (faults.empty()) return;
    std::stable_sort(faults.begin(), faults.end(),
                     [](const SettingsFault& a, const SettingsFault& b) { return a.line < b.line; });
    throw SettingsError(x_file, std::move(faults));
  }

  const std::filesystem::path& x_file;
  FaultLog x_log;
  std::string x_name;
  Analysis x_analysis;
  OutcomeSettings& x_settings = x_analysis.settings;
  std::map<std::string, int> x_lines;
};

toml::table parsed(std::string_view text, const std::filesystem::path& file) {
  try {
    return toml::parse(text, file.string());
  } catch (const toml::parse_error& error) {
    const int line = static_cast<int>(error.source().begin.line);
    throw SettingsError(file, {{line, "", {}, "syntax", std::string(error.description()), ""}});
  }
}

std::string content_of(const std::filesystem::path& file) {
  const auto refuse = [&]() { throw SettingsError(file, {{0, "", {}, "unreadable", "", ""}}); };
  std::error_code failure;
  if (!std::filesystem::is_regular_file(file, failure)) refuse();
  std::ifstream stream(file, std::ios::binary);
  if (!stream) refuse();
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

OutcomeSettings read_outcome_settings(std::string_view text, const std::filesystem::path& file) {
  return AnalysisReader(file).read(parsed(text, file), Holding::rules, nullptr).analysis.settings;
}

OutcomeSettings read_outcome_settings(const std::filesystem::path& file) {
  return read_outcome_settings(content_of(file), file);
}

NamedAnalysis read_analysis(std::string_view text, const std::filesystem::path& file) {
  return AnalysisReader(file).read(parsed(text, file), Holding::question, nullptr);
}

NamedAnalysis read_analysis_file(const std::filesystem::path& file, const Catalogue& catalogue) {
  return AnalysisReader(file).read(parsed(content_of(file), file), Holding::question, &catalogue);
}

}  // namespace psoas::storage
