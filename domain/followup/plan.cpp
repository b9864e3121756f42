#include "domain/followup/plan.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace psoas {

namespace {

// The day of the first repeat at the same target, if there was one.
std::optional<Date> repeated_on(const FollowedTreatment& treatment, const std::vector<FollowedTreatment>& all) {
  std::optional<Date> first;
  if (treatment.same_target_key.empty()) return first;
  for (const FollowedTreatment& other : all)
    if (!other.voided && other.same_target_key == treatment.same_target_key && other.date > treatment.date &&
        (!first || other.date < *first))
      first = other.date;
  return first;
}

bool answers(const RecordedContact& contact, const std::vector<std::string>* instruments) {
  if (!instruments) return !contact.answered.empty();
  return std::any_of(contact.answered.begin(), contact.answered.end(), [&](const std::string& answered) {
    return std::find(instruments->begin(), instruments->end(), answered) != instruments->end();
  });
}

class Planner {
 public:
  Planner(const FollowUpHistory& history, const PlanningRules& rules, Date today)
      : x_history(history), x_rules(rules), x_today(today) {}

  std::vector<FollowUp> take() {
    for (const FollowedTreatment& treatment : x_history.treatments) follow(treatment);
    std::sort(x_planned.begin(), x_planned.end(),
              [](const FollowUp& a, const FollowUp& b) { return std::tie(a.due, a.key) < std::tie(b.due, b.key); });
    return std::move(x_planned);
  }

 private:
  void follow(const FollowedTreatment& treatment) {
    x_repeat = repeated_on(treatment, x_history.treatments);
    for (const FollowUpProtocol& protocol : x_rules.protocols) {
      if (!protocol.follows(treatment.code) || !protocol.offered_on(treatment.date)) continue;
      for (const ProtocolStep& step : protocol.steps) follow(treatment, protocol, step);
    }
    // What is settled stays when its step went.
    for (const FollowUp& before : x_history.planned_before) {
      if (before.key.treatment != treatment.id || planned(before.key)) continue;
      if (std::optional<FollowUp> settled = as_settled(before, treatment, nullptr)) x_planned.push_back(*settled);
    }
  }

  void follow(const FollowedTreatment& treatment, const FollowUpProtocol& protocol, const ProtocolStep& step) {
    const FollowUpKey key{treatment.id, protocol.code, step.code};
    if (const FollowUp* before = planned_before(key))
      if (std::optional<FollowUp> settled = as_settled(*before, treatment, &step.instruments))
        return x_planned.push_back(std::move(*settled));
    FollowUp made;
    made.key = key;
    made.treated_on = treatment.date;
    made.opens = add_days(treatment.date, step.day - step.before);
    made.due = add_days(treatment.date, step.day);
    made.closes = add_days(treatment.date, step.day + step.after);
    const auto since = x_rules.since.find({protocol.code, step.code});
    if (since != x_rules.since.end() && made.closes < since->second) return;
    x_planned.push_back(judged(std::move(made), treatment, &step.instruments));
  }

  // With the window it had, when it is still done, given up, or closed.
  std::optional<FollowUp> as_settled(const FollowUp& before, const FollowedTreatment& treatment,
                                     const std::vector<std::string>* instruments) const {
    if (before.treated_on != treatment.date) return std::nullopt;
    FollowUp now = judged(before, treatment, instruments);
    if (now.fulfilled() || now.closes < x_today || given_up(now.key)) return now;
    return std::nullopt;
  }

  bool given_up(const FollowUpKey& key) const {
    return std::find(x_history.given_up.begin(), x_history.given_up.end(), key) != x_history.given_up.end();
  }

  bool planned(const FollowUpKey& key) const {
    return std::any_of(x_planned.begin(), x_planned.end(), [&](const FollowUp& each) { return each.key == key; });
  }

  const FollowUp* planned_before(const FollowUpKey& key) const {
    for (const FollowUp& before : x_history.planned_before)
      if (before.key == key) return &before;
    return nullptr;
  }

  // What became of it. No instruments: an answer to any.
  FollowUp judged(FollowUp follow_up, const FollowedTreatment& treatment,
                  const std::vector<std::string>* instruments) const {
    const std::optional<VisitId> fulfilled_before = follow_up.fulfilled_by;
    follow_up.fulfilled_by.reset();
    follow_up.fulfilled_on.reset();
    follow_up.seen_on.reset();
    follow_up.end = FollowUpEnd::none;
    follow_up.clinician = treatment.clinician;
    if (treatment.voided) {
      follow_up.end = FollowUpEnd::voided;
    } else {
      find_contact(follow_up, instruments, fulfilled_before);
      if (!follow_up.fulfilled()) follow_up.end = end_of(follow_up);
    }
    return follow_up;
  }

  // The contact nearest to the due day; of two equally near the later. A visit that fulfilled it before the protocol
  // asked for other instruments still does.
  void find_contact(FollowUp& follow_up, const std::vector<std::string>* instruments,
                    std::optional<VisitId> fulfilled_before) const {
    int nearest = 0;
    const auto take = [&](const RecordedContact& contact, int distance) {
      nearest = distance;
      follow_up.fulfilled_by = contact.visit;
      follow_up.fulfilled_on = contact.date;
    };
    const RecordedContact* as_before = nullptr;
    for (const RecordedContact& contact : x_history.contacts) {
      if (contact.date < follow_up.opens || contact.date > follow_up.closes) continue;
      if (x_repeat && contact.date > *x_repeat) continue;
      if (fulfilled_before == contact.visit && answers(contact, nullptr)) as_before = &contact;
      if (!answers(contact, instruments)) {
        if (!follow_up.seen_on || *follow_up.seen_on < contact.date) follow_up.seen_on = contact.date;
        continue;
      }
      const int distance = std::abs(days_between(follow_up.due, contact.date));
      if (!follow_up.fulfilled() || distance < nearest ||
          (distance == nearest && contact.date >= *follow_up.fulfilled_on))
        take(contact, distance);
    }
    if (!follow_up.fulfilled() && as_before) take(*as_before, 0);
    if (follow_up.fulfilled()) follow_up.seen_on.reset();
  }

  FollowUpEnd end_of(const FollowUp& follow_up) const {
    if (x_repeat && *x_repeat <= follow_up.closes) return FollowUpEnd::retreated;
    if (x_history.died_on && *x_history.died_on <= follow_up.closes) return FollowUpEnd::died;
    return given_up(follow_up.key) ? FollowUpEnd::given_up : FollowUpEnd::none;
  }

  const FollowUpHistory& x_history;
  const PlanningRules& x_rules;
  Date x_today;
  std::optional<Date> x_repeat;  // of the treatment being followed
  std::vector<FollowUp> x_planned;
};

}  // namespace

std::vector<FollowUp> plan(const FollowUpHistory& history, const PlanningRules& rules, Date today) {
  return Planner(history, rules, today).take();
}

}  // namespace psoas
