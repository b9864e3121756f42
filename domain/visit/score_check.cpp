#include "domain/visit/score_check.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/measure/score.h"

namespace psoas {

namespace {

constexpr std::size_t most_version_bytes = 80;
constexpr std::size_t most_language_bytes = 35;  // of a BCP 47 tag

// An item of an instrument, described as a field so that one reader serves both. Answers may be typed in words.
FieldDefinition item_field(const InstrumentDefinition& instrument) {
  FieldDefinition field;
  field.kind = ValueKind::number;
  field.hard = instrument.item_range;
  field.step = instrument.item_step;
  return field;
}

class ScoreCheck {
 public:
  ScoreCheck(const VisitDraft& draft, const InstrumentDefinition& instrument, Problems& problems)
      : x_draft(draft), x_instrument(instrument), x_problems(problems) {}

  std::optional<ScoreEntry> run() {
    x_entry.instrument = x_instrument.code;
    read_items();
    read_code("status", score_status_of, x_entry.status);
    read_code("phase", score_phase_of, x_entry.phase);
    read_circumstances();
    if (x_entry.status != ScoreStatus::answered) {
      for (std::optional<double>& answer : x_entry.items) answer.reset();
      return x_entry;
    }
    const std::string total = x_draft.text(path("total"));
    const bool any_item = answered(x_entry.items) > 0;
    if (any_item) {
      x_entry.total = score_total(x_instrument, x_entry.items);
      if (!trimmed(total).empty()) compare(total);
      return x_entry;
    }
    if (trimmed(total).empty() || !read_total(total)) return std::nullopt;
    return x_entry;
  }

 private:
  std::string path(std::string_view part) const { return score_path(x_instrument.code, part); }

  Problem& add(ProblemCode code, std::string_view part, std::string given) {
    Problem problem;
    problem.code = code;
    problem.field = path(part);
    problem.given = std::move(given);
    return x_problems.emplace_back(std::move(problem));
  }

  void read_items() {
    const FieldDefinition field = item_field(x_instrument);
    for (const ItemDefinition& item : x_instrument.items) {
      const std::string typed = x_draft.text(path(item.code));
      std::optional<double>& answer = x_entry.items.emplace_back();
      if (trimmed(typed).empty()) continue;
      if (const std::optional<ScoreStatus> status = status_typed(trimmed(typed))) {
        x_entry.status = *status;
        continue;
      }
      Checked<std::vector<Value>> value = parse_value(field, typed, path(item.code), x_problems);
      if (value) answer = value.value().front().number;
      else x_problems.insert(x_problems.end(), value.problems().begin(), value.problems().end());
    }
    if (const auto status = status_typed(trimmed(x_draft.text(path("total"))))) x_entry.status = *status;
  }

  // The total of a form whose items are not known: kept without items, and so told from a computed one.
  bool read_total(const std::string& typed) {
    FieldDefinition field;
    field.kind = ValueKind::number;
    field.hard = x_instrument.score_range;
    Checked<std::vector<Value>> value = parse_value(field, typed, path("total"), x_problems);
    if (!value) {
      x_problems.insert(x_problems.end(), value.problems().begin(), value.problems().end());
      return false;
    }
    x_entry.total = value.value().front().number;
    x_entry.items.clear();
    return true;
  }

  // A total is never typed over what the items give.
  void compare(const std::string& typed) {
    const Checked<double> given = parse_number(typed, path("total"));
    const double half_a_digit = 0.5 * std::pow(10, -x_instrument.decimals) + 1e-9;
    if (given && x_entry.total && std::abs(given.value() - *x_entry.total) <= half_a_digit) return;
    add(ProblemCode::different_value, "total", typed).other =
        x_entry.total ? to_text(*x_entry.total, x_instrument.decimals) + ", which the items give" : "the items";
  }

  template <class Code>
  void read_code(std::string_view part, std::optional<Code> (*parse)(std::string_view), Code& target) {
    const std::string typed = x_draft.text(path(part));
    if (typed.empty()) return;
    if (const std::optional<Code> code = parse(typed)) target = *code;
    else add(ProblemCode::unknown_code, part, typed);
  }

  std::string text(std::string_view part, std::size_t most_bytes) {
    Checked<std::string> checked = check_text(x_draft.text(path(part)), {.most_bytes = most_bytes}, path(part));
    if (checked) return checked.take();
    x_problems.insert(x_problems.end(), checked.problems().begin(), checked.problems().end());
    return {};
  }

  void read_circumstances() {
    x_entry.version = text("version", most_version_bytes);
    if (x_entry.version.empty()) x_entry.version = x_instrument.version;
    x_entry.language = text("language", most_language_bytes);
    x_entry.mode = x_draft.text(path("mode"));
    const auto& modes = answer_modes();
    if (std::find(modes.begin(), modes.end(), x_entry.mode) != modes.end()) return;
    add(ProblemCode::unknown_code, "mode", x_entry.mode).other = "paper, app, interview, phone";
  }

  const VisitDraft& x_draft;
  const InstrumentDefinition& x_instrument;
  Problems& x_problems;
  ScoreEntry x_entry;
};

}  // namespace

const std::vector<std::string_view>& answer_modes() {
  static const std::vector<std::string_view> modes{"", "paper", "app", "interview", "phone"};
  return modes;
}

std::optional<ScoreStatus> status_typed(std::string_view typed) {
  if (typed == "d" || typed == "D" || typed == "declined") return ScoreStatus::declined;
  if (typed == "n" || typed == "N" || typed == "not asked") return ScoreStatus::not_asked;
  return std::nullopt;
}

std::vector<std::optional<double>> readable_answers(const VisitDraft& draft, const InstrumentDefinition& instrument) {
  const FieldDefinition field = item_field(instrument);
  std::vector<std::optional<double>> answers;
  Problems ignored;
  for (const ItemDefinition& item : instrument.items) {
    const Checked<std::vector<Value>> value =
        parse_value(field, draft.text(score_path(instrument.code, item.code)), "", ignored);
    answers.push_back(value ? value.value().front().number : std::nullopt);
  }
  return answers;
}

std::optional<ScoreEntry> check_score(const VisitDraft& draft, const InstrumentDefinition& instrument,
                                      Problems& problems) {
  return ScoreCheck(draft, instrument, problems).run();
}

std::optional<ScoreEntry> derived_index(const Visit& visit, const InstrumentDefinition& instrument) {
  if (!instrument.value_set || visit.score(instrument.code)) return std::nullopt;
  const ScoreEntry* levels = visit.score(instrument.value_set->from);
  if (!levels) return std::nullopt;
  const std::optional<double> index = index_of(*instrument.value_set, levels->items);
  if (!index) return std::nullopt;
  ScoreEntry entry = *levels;
  entry.id = {};
  entry.instrument = instrument.code;
  entry.items = {index};
  entry.total = index;
  return entry;
}

}  // namespace psoas
