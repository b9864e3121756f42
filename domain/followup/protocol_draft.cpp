#include "domain/followup/protocol_draft.h"

#include <algorithm>
#include <cmath>

#include "domain/base/number.h"
#include "domain/base/text.h"
#include "domain/catalogue/entry_draft.h"

namespace psoas {

namespace {

constexpr std::size_t most_label_bytes = 120;

class ProtocolCheck {
 public:
  ProtocolCheck(const ProtocolDraft& draft, const Catalogue& catalogue) : x_draft(draft), x_catalogue(catalogue) {}

  Checked<FollowUpProtocol> take() {
    x_protocol.code = x_draft.code;
    x_protocol.label = text(x_draft.label, "label", true);
    x_protocol.treatments = x_draft.treatments;
    x_protocol.retired_on = x_draft.retired_on;
    x_protocol.order = x_draft.order;
    if (x_draft.treatments.empty()) add(ProblemCode::required, "treatments");
    if (x_draft.steps.empty()) add(ProblemCode::required, "steps");
    for (std::size_t i = 0; i < x_draft.steps.size(); ++i) add_step(i);
    if (x_problems.empty()) order_steps();
    if (!x_problems.empty()) return x_problems;
    name_new_ones();
    return x_protocol;
  }

 private:
  void add(ProblemCode code, const std::string& field, const std::string& low = {}, const std::string& high = {}) {
    Problem problem{code, field, {}, low, high, {}, {}, Severity::refuse};
    if (code == ProblemCode::out_of_range) problem.other = "1";
    x_problems.push_back(std::move(problem));
  }

  std::string text(const std::string& typed, const std::string& field, bool required) {
    Checked<std::string> checked = check_text(typed, {.most_bytes = most_label_bytes, .required = required}, field);
    if (checked) return checked.take();
    x_problems.push_back(checked.problems().front());
    return {};
  }

  std::optional<int> whole(const std::string& typed, const std::string& field, int low, int high) {
    const Checked<double> number = parse_number(typed, field);
    if (!number) {
      x_problems.push_back(number.problems().front());
    } else if (number.value() < low || number.value() > high || number.value() != std::floor(number.value())) {
      add(ProblemCode::out_of_range, field, std::to_string(low), std::to_string(high));
    } else {
      return static_cast<int>(number.value());
    }
    return std::nullopt;
  }

  void add_step(std::size_t place) {
    const StepDraft& typed = x_draft.steps[place];
    const std::string path = "step/" + std::to_string(place) + "/";
    ProtocolStep step;
    step.code = typed.code;
    step.label = text(typed.label, path + "label", true);
    const std::optional<int> day = whole(typed.day, path + "day", 1, latest_protocol_day);
    step.day = day.value_or(1);
    // A day that cannot be says nothing about the days before it.
    step.before = whole(typed.before, path + "before", 0, day.value_or(latest_protocol_day) - 1).value_or(0);
    step.after = whole(typed.after, path + "after", 0, latest_protocol_day).value_or(0);
    step.instruments = typed.instruments;
    step.contact = typed.contact;
    step.who = text(typed.who, path + "who", false);
    if (typed.instruments.empty()) add(ProblemCode::required, path + "instruments");
    x_protocol.steps.push_back(std::move(step));
    x_places.push_back(place);
  }

  // By day; two windows that share a day are a problem of the later one.
  void order_steps() {
    std::stable_sort(x_places.begin(), x_places.end(), [this](std::size_t a, std::size_t b) {
      return x_protocol.steps[a].day < x_protocol.steps[b].day;
    });
    std::vector<ProtocolStep> ordered;
    for (const std::size_t place : x_places) {
      if (!ordered.empty() && overlap(ordered.back(), x_protocol.steps[place])) {
        Problem problem;
        problem.code = ProblemCode::order_mismatch;
        problem.field = "step/" + std::to_string(place) + "/day";
        problem.other = windows_overlap;
        x_problems.push_back(std::move(problem));
      }
      ordered.push_back(x_protocol.steps[place]);
    }
    x_protocol.steps = std::move(ordered);
  }

  void name_new_ones() {
    if (x_protocol.code.empty())
      x_protocol.code = free_code(code_made_from(x_protocol.label),
                                  [this](const std::string& code) { return x_catalogue.protocol(code) != nullptr; });
    for (ProtocolStep& step : x_protocol.steps)
      if (step.code.empty())
        step.code = free_code("day_" + std::to_string(step.day),
                              [this](const std::string& code) { return x_protocol.step(code) != nullptr; });
  }

  template <class Taken>
  static std::string free_code(const std::string& wanted, const Taken& taken) {
    std::string code = wanted;
    for (int number = 2; taken(code); ++number) code = wanted + "_" + std::to_string(number);
    return code;
  }

  const ProtocolDraft& x_draft;
  const Catalogue& x_catalogue;
  FollowUpProtocol x_protocol;
  std::vector<std::size_t> x_places;  // of the steps in the draft
  Problems x_problems;
};

}  // namespace

ProtocolDraft draft_of(const FollowUpProtocol& protocol) {
  ProtocolDraft draft{protocol.code, protocol.label, protocol.treatments, {}, protocol.retired_on, protocol.order};
  for (const ProtocolStep& step : protocol.steps)
    draft.steps.push_back({step.code, step.label, std::to_string(step.day), std::to_string(step.before),
                           std::to_string(step.after), step.instruments, step.contact, step.who});
  return draft;
}

Checked<FollowUpProtocol> check(const ProtocolDraft& draft, const Catalogue& catalogue) {
  return ProtocolCheck(draft, catalogue).take();
}

}  // namespace psoas
