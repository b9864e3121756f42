#pragma once

// Which facts about a patient are kept from visit to visit because they decide what is safe. A closed list: rules and
// the form name facts by these permanent codes.

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/field.h"

namespace psoas {

struct HealthFactDefinition {
  std::string code;
  std::string label;
  std::string group;  // heading it stands under
  // What stands for the fact itself: present / absent / not assessed, a number, or one of a few.
  FieldDefinition value;
  FieldDefinition which;  // which of several (agents, devices); no choices: not asked
  std::string detail;     // label of the text beside it ("drug"); "" none
  std::string since;      // label of the first day ("since", "on"); "" none
  bool until = false;     // has a last day

  bool measured() const { return value.kind == ValueKind::number; }
  bool is_event() const { return since == "on"; }  // something of one day, as a vaccination
};

const std::vector<HealthFactDefinition>& health_facts();

// nullptr when there is no such fact.
const HealthFactDefinition* health_fact(std::string_view code);

}  // namespace psoas
