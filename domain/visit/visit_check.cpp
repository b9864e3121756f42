// The rules a typed visit is held against.

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <map>
#include <set>
#include <tuple>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/finding/derived.h"
#include "domain/treatment/treatment_check.h"
#include "domain/visit/finding_check.h"
#include "domain/visit/score_check.h"
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

// Reads the draft once, section by section; every problem is collected.
class VisitCheck {
 public:
  VisitCheck(const VisitDraft& draft, const Catalogue& catalogue, const Patient& patient, Date today,
             const std::vector<Episode>& episodes)
      : x_draft(draft), x_catalogue(catalogue), x_patient(patient), x_today(today), x_episodes(episodes) {}

  CheckedVisit run() {
    Visit& visit = x_result.visit;
    visit.uuid = x_draft.uuid;
    visit.patient = x_patient.id;
    if (x_draft.visit) visit.id = *x_draft.visit;
    visit.revision = x_draft.revision;
    check_head();
    check_episode();
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

  void check_episode() {
    const Visit& visit = x_result.visit;
    for (const Episode& episode : x_episodes) {
      if (visit.episode != episode.id || !visit.date.ok() || episode.includes(visit.date)) continue;
      Problem& warning = add(ProblemCode::outside_period, "episode", to_string(visit.date));
      warning.low = to_string(episode.opened_on);
      if (episode.closed_on) warning.high = to_string(*episode.closed_on);
      warning.other = "the episode";
      warning.severity = Severity::confirm;
    }
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
      if (std::optional<ScoreEntry> entry = check_score(x_draft, instrument, x_result.problems))
        x_result.visit.scores.push_back(std::move(*entry));
    }
    for (const InstrumentDefinition& instrument : x_catalogue.instruments())
      if (std::optional<ScoreEntry> index = derived_index(x_result.visit, instrument))
        x_result.visit.scores.push_back(std::move(*index));
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

  static bool stands_for_both_sides(const FindingDefinition& definition, const FieldDefinition& field) {
    return field.shared_by_sides || (field.of_study && definition.laterality != Laterality::none);
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
        else if (!stands_for_both_sides(*definition, *definition->field(parts[4])) || *side != Side::none)
          wanted[{place, *side, *row}] = definition;
      }
    }
    for (const auto& [key, definition] : wanted)
      check_finding(x_draft, *definition, std::get<1>(key), std::get<2>(key), x_result.visit, x_result.problems);
    for (FindingEntry& derived : derived_findings(x_result.visit, x_catalogue)) {
      std::erase_if(x_result.visit.findings, [&](const FindingEntry& entry) { return entry.code == derived.code; });
      x_result.visit.findings.push_back(std::move(derived));
    }
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
  const std::vector<Episode>& x_episodes;
  CheckedVisit x_result;
};

}  // namespace

CheckedVisit check(const VisitDraft& draft, const Catalogue& catalogue, const Patient& patient, Date today,
                   const std::vector<Episode>& episodes) {
  return VisitCheck(draft, catalogue, patient, today, episodes).run();
}

}  // namespace psoas
