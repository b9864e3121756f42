#pragma once

// A patient told in codes of the catalogue, for rules on what is safe.

#include <string>
#include <string_view>
#include <vector>

#include "domain/demo/scribe.h"
#include "domain/safety/health.h"
#include "domain/safety/safety_context.h"
#include "tests/support/catalogue.h"

namespace psoas::tests {

inline const Scribe& scribe() {
  static const Scribe scribe(catalogue());
  return scribe;
}

inline Date on(int year, unsigned month, unsigned day) {
  return Date{date::year{year}, date::month{month}, date::day{day}};
}

inline const Date visit_day = on(2026, 3, 2);

// A woman of 44 with nothing recorded.
struct Told {
  Visit visit;
  Visit previous;
  bool came_before = false;
  HealthRecord health;
  Date born = on(1981, 8, 2);
  Sex sex = Sex::female;
  std::vector<Treatment> treatments;
  std::vector<std::string> flags;

  Told() {
    visit.date = visit_day;
    previous.date = on(2026, 1, 12);
  }

  template <class Value>
  Told& finds(std::string_view code, Side side, Value value) {
    visit.findings.push_back(scribe().finding(code, side, value));
    return *this;
  }
  Told& finds(std::string_view code, Side side = Side::none) { return finds(code, side, present); }
  Told& qualified(std::string_view field, std::string_view choice) {
    scribe().qualify(visit.findings.back(), field, choice);
    return *this;
  }
  template <class Value>
  Told& found_before(std::string_view code, Side side, Value value) {
    came_before = true;
    previous.findings.push_back(scribe().finding(code, side, value));
    return *this;
  }
  Told& has(std::string_view code, std::string_view state = present) {
    HealthFact fact;
    fact.code = code;
    fact.value.code = state;
    fact.assessed_on = visit_day;
    health.facts.push_back(fact);
    return *this;
  }
  Told& measured(std::string_view code, double number, Date day = visit_day) {
    HealthFact fact;
    fact.code = code;
    fact.value.number = number;
    fact.assessed_on = day;
    health.facts.push_back(fact);
    return *this;
  }
  Told& had(Treatment treatment) {
    scribe().seal(treatment);
    treatments.push_back(std::move(treatment));
    return *this;
  }

  SafetyContext context() const {
    SafetyContext context;
    context.catalogue = &catalogue();
    context.birth_date = born;
    context.sex = sex;
    context.on = visit_day;
    context.visit = &visit;
    context.previous = came_before ? &previous : nullptr;
    context.health = &health;
    context.treatments = treatments;
    context.flags = flags;
    return context;
  }
};

}  // namespace psoas::tests
