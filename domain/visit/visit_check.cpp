// The rules a typed visit is held against.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/measure/score.h"
#include "domain/treatment/treatment_check.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

namespace {

std::vector<std::string_view> path_parts(std::string_view path) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t slash = path.find('/');
    parts.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return parts;
    path.remove_prefix(slash + 1);
  }
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  std::int64_t number = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size() || number < 0) return std::nullopt;
  return number;
}

// Rows and numbers of a form.
std::optional<int> small_number(std::string_view text) {
  const std::optional<std::int64_t> number = whole_number(text);
  if (!number || *number > 9999) return std::nullopt;
  return static_cast<int>(*number);
}

// "d" or "declined", "n" or "not asked" in place of a number.
std::optional<ScoreStatus> status_typed(std::string_view typed) {
  if (typed == "d" || typed == "D" || typed == "declined") return ScoreStatus::declined;
  if (typed == "n" || typed == "N" || typed == "not asked") return ScoreStatus::not_asked;
  return std::nullopt;
}

// An item of an instrument, described as a field so that one reader serves both.
FieldDefinition item_field(const InstrumentDefinition& definition) {
  FieldDefinition field;
  field.kind = ValueKind::number;
  field.hard = definition.item_range;
  field.step = definition.item_step;
  return field;
}

// Reads the draft once, section by section; every problem is collected.
class VisitCheck {
 public:
  VisitCheck(const VisitDraft& draft, const Catalogue& catalogue, const Patient& patient, Date today)
      : x_draft(draft), x_catalogue(catalogue), x_patient(patient), x_today(today) {}

  CheckedVisit run() {
    Visit& visit = x_result.visit;
    visit.uuid = x_draft.uuid;
    visit.patient = x_patient.id;
    if (x_draft.visit) visit.id = *x_draft.visit;
    visit.revision = x_draft.revision;
    check_head();
    check_scores();
    check_order_of_pain();
    check_findings();
    check_treatments();
    keep_confirmed_apart();
    return std::move(x_result);
  }

 private:
  Problem& add(ProblemCode code, std::string field, std::string given) {
    Problem problem;
    problem.code = code;
    problem.field = std::move(field);
    problem.given = std::move(given);
    return x_result.problems.emplace_back(std::move(problem));
  }

  void add_all(const Problems& problems) {
    x_result.problems.insert(x_result.problems.end(), problems.begin(), problems.end());
  }

  std::string text(std::string_view path, const TextRule& rule) {
    Checked<std::string> checked = check_text(x_draft.text(path), rule, path);
    if (checked) return checked.take();
    add_all(checked.problems());
    return {};
  }

  void check_head() {
    Visit& visit = x_result.visit;
    const Checked<Date> day = parse_date(x_draft.text("date"), "date");
    if (!day) add_all(day.problems());
    else if (day.value() > x_today) add(ProblemCode::in_the_future, "date", to_string(day.value()));
    else if (day.value() < x_patient.birth_date)
      add(ProblemCode::before_birth, "date", to_string(day.value())).low = to_string(x_patient.birth_date);
    if (day) visit.date = day.value();

    visit.kind = x_draft.text("kind");
    const auto& kinds = visit_kinds();
    if (visit.kind.empty()) add(ProblemCode::required, "kind", "");
    else if (std::none_of(kinds.begin(), kinds.end(), [&](const VisitKind& kind) { return kind.code == visit.kind; }))
      add(ProblemCode::unknown_code, "kind", visit.kind);

    visit.clinician = text("clinician", {.most_bytes = 200});
    visit.note = text("note", {.most_bytes = most_note_bytes, .lines_allowed = true});
    const std::string episode = x_draft.text("episode");
    if (episode.empty()) return;
    if (const std::optional<std::int64_t> number = whole_number(episode)) visit.episode = EpisodeId{*number};
    else add(ProblemCode::unknown_code, "episode", episode);
  }

  // The paths below `section/`, grouped by their second part.
  std::map<std::string, std::vector<std::vector<std::string_view>>, std::less<>> grouped(std::string_view section) {
    std::map<std::string, std::vector<std::vector<std::string_view>>, std::less<>> groups;
    const std::string prefix = std::string(section) + "/";
    for (auto it = x_draft.typed.lower_bound(prefix); it != x_draft.typed.end() && it->first.starts_with(prefix);
         ++it) {
      std::vector<std::string_view> parts = path_parts(it->first);
      if (parts.size() > 2) groups[std::string(parts[1])].push_back(std::move(parts));
      else add(ProblemCode::unknown_code, it->first, it->second);
    }
    return groups;
  }

  void check_scores() {
    const auto groups = grouped("score");
    for (const auto& [code, paths] : groups)
      if (!x_catalogue.instrument(code)) add(ProblemCode::unknown_code, "score/" + code, code);
    for (const InstrumentDefinition& instrument : x_catalogue.instruments()) {
      if (!groups.contains(instrument.code)) continue;
      ScoreEntry entry = score_entry(instrument);
      const bool answered =
          std::any_of(entry.items.begin(), entry.items.end(), [](const auto& item) { return item.has_value(); });
      if (answered || entry.status != ScoreStatus::answered) x_result.visit.scores.push_back(std::move(entry));
    }
  }

  ScoreEntry score_entry(const InstrumentDefinition& instrument) {
    ScoreEntry entry;
    entry.instrument = instrument.code;
    entry.version = instrument.version;
    const FieldDefinition field = item_field(instrument);
    for (const ItemDefinition& item : instrument.items) {
      const std::string path = score_path(instrument.code, item.code);
      const std::string typed = x_draft.text(path);
      std::optional<double>& answer = entry.items.emplace_back();
      if (trimmed(typed).empty()) continue;
      if (const std::optional<ScoreStatus> status = status_typed(trimmed(typed))) {
        entry.status = *status;
        continue;
      }
      Checked<std::vector<Value>> value = parse_value(field, typed, path, x_result.problems);
      if (value) answer = value.value().front().number;
      else add_all(value.problems());
    }
    read_code(score_path(instrument.code, "status"), score_status_of, entry.status);
    read_code(score_path(instrument.code, "phase"), score_phase_of, entry.phase);
    if (entry.status != ScoreStatus::answered)
      for (std::optional<double>& answer : entry.items) answer.reset();
    entry.total = score_total(instrument, entry.items);
    return entry;
  }

  template <class Code>
  void read_code(const std::string& path, std::optional<Code> (*parse)(std::string_view), Code& target) {
    const std::string typed = x_draft.text(path);
    if (typed.empty()) return;
    if (const std::optional<Code> code = parse(typed)) target = *code;
    else add(ProblemCode::unknown_code, path, typed);
  }

  // Least ≤ average ≤ worst; otherwise asked once.
  void check_order_of_pain() {
    const auto total = [&](std::string_view instrument) -> std::optional<double> {
      const ScoreEntry* entry = x_result.visit.score(instrument);
      return entry ? entry->total : std::nullopt;
    };
    const auto compare = [&](std::string_view lower, std::string_view higher) {
      const std::optional<double> low = total(lower);
      const std::optional<double> high = total(higher);
      if (!low || !high || *low <= *high) return false;
      Problem& warning = add(ProblemCode::order_mismatch, score_path(lower, "value"), to_text(*low));
      warning.high = to_text(*high);
      warning.other = higher;
      warning.severity = Severity::confirm;
      return true;
    };
    compare("nrs_avg7", "nrs_worst7");
    if (!compare("nrs_least7", "nrs_avg7")) compare("nrs_least7", "nrs_worst7");
  }

  void check_findings() {
    using Key = std::tuple<int, Side, int>;  // place in the catalogue, side, row
    std::map<Key, const FindingDefinition*> wanted;
    for (const auto& [code, paths] : grouped("finding")) {
      const FindingDefinition* definition = x_catalogue.finding(code);
      if (!definition) {
        add(ProblemCode::unknown_code, "finding/" + code, code);
        continue;
      }
      const int place = static_cast<int>(definition - x_catalogue.findings().data());
      for (const auto& parts : paths) {
        const std::optional<Side> side = parts.size() == 5 ? side_of(parts[2]) : std::nullopt;
        const std::optional<int> row = parts.size() == 5 ? small_number(parts[3]) : std::nullopt;
        if (!side || !row || !definition->field(parts[4]))
          add(ProblemCode::unknown_code, "finding/" + code, std::string(parts.back()));
        else if (!definition->field(parts[4])->shared_by_sides || *side != Side::none)
          wanted[{place, *side, *row}] = definition;
      }
    }
    for (const auto& [key, definition] : wanted) check_finding(*definition, std::get<1>(key), std::get<2>(key));
  }

  void check_finding(const FindingDefinition& definition, Side side, int row) {
    FindingEntry entry;
    entry.code = definition.code;
    entry.side = side;
    entry.row = row;
    const std::string path = finding_path(definition.code, side, row, "value");
    const std::string typed = x_draft.text(path);
    const bool has_value = !trimmed(typed).empty();
    if (has_value && !check_side(definition.laterality, side, path)) return;
    bool qualified = false;
    for (const FieldDefinition& field : definition.fields)
      if (&field != &definition.main_field()) qualified |= check_qualifier(definition, field, has_value, entry);
    if (!has_value) {
      if (qualified) add(ProblemCode::required, path, "");
      return;
    }
    Checked<std::vector<Value>> value = parse_value(definition.main_field(), typed, path, x_result.problems);
    if (!value) {
      add_all(value.problems());
      return;
    }
    entry.value = value.value().front();
    for (std::size_t i = 1; i < value.value().size(); ++i)
      entry.qualifiers.push_back({"", 0, definition.main_field().code, value.value()[i]});
    x_result.visit.findings.push_back(std::move(entry));
  }

  // True when the qualifier was typed for this side alone.
  bool check_qualifier(const FindingDefinition& definition, const FieldDefinition& field, bool has_value,
                       FindingEntry& entry) {
    std::string path = finding_path(definition.code, entry.side, entry.row, field.code);
    std::string typed = x_draft.text(path);
    const bool own = !trimmed(typed).empty();
    if (!own && field.shared_by_sides) {
      path = finding_path(definition.code, Side::none, entry.row, field.code);
      typed = x_draft.text(path);
    }
    if (trimmed(typed).empty()) {
      if (has_value && field.required) add(ProblemCode::required, path, "");
      return false;
    }
    if (!has_value) return own && !field.shared_by_sides && typed != field.default_value;
    Checked<std::vector<Value>> values = parse_value(field, typed, path, x_result.problems);
    if (!values) add_all(values.problems());
    else
      for (const Value& value : values.value()) entry.qualifiers.push_back({"", 0, field.code, value});
    return own;
  }

  bool check_side(Laterality laterality, Side side, const std::string& path) {
    const std::optional<ProblemCode> wrong = side_problem(laterality, side);
    if (wrong) add(*wrong, path, std::string(code_of(side)));
    return !wrong;
  }

  void check_treatments() {
    std::set<int> numbers;
    for (const auto& [number, paths] : grouped("treatment")) {
      if (const std::optional<int> place = small_number(number)) numbers.insert(*place);
      else add(ProblemCode::unknown_code, "treatment/" + number, number);
    }
    for (int number : numbers) {
      std::optional<Treatment> treatment =
          check_treatment(x_draft, number, x_catalogue, x_patient, x_result.visit.date, x_today, x_result.problems);
      if (treatment) x_result.visit.treatments.push_back(std::move(*treatment));
    }
  }

  void keep_confirmed_apart() {
    const auto confirmed = [&](const Problem& problem) {
      if (problem.severity == Severity::refuse) return false;
      const auto& paths = x_draft.confirmed;
      if (std::find(paths.begin(), paths.end(), problem.field) == paths.end()) return false;
      x_result.visit.confirmed.push_back(problem.field);
      return true;
    };
    std::erase_if(x_result.problems, confirmed);
  }

  const VisitDraft& x_draft;
  const Catalogue& x_catalogue;
  const Patient& x_patient;
  Date x_today;
  CheckedVisit x_result;
};

}  // namespace

CheckedVisit check(const VisitDraft& draft, const Catalogue& catalogue, const Patient& patient, Date today) {
  return VisitCheck(draft, catalogue, patient, today).run();
}

}  // namespace psoas
