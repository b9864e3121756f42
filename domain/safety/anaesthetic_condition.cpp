#include <algorithm>

#include "domain/base/number.h"
#include "domain/safety/condition_check.h"
#include "domain/treatment/block_relief.h"

namespace psoas {

namespace {

constexpr double rounding = 1e-9;

const AnaestheticMaximum* maximum_of(const std::vector<AnaestheticMaximum>& maxima, std::string_view agent) {
  const auto found = std::find_if(maxima.begin(), maxima.end(), [&](const auto& each) { return each.agent == agent; });
  return found == maxima.end() ? nullptr : &*found;
}

// The lower of what the weight allows and the figure for everybody; nothing when neither is known.
std::optional<double> highest_dose(const AnaestheticMaximum& maximum, bool with_epinephrine,
                                   std::optional<double> weight) {
  std::optional<double> per_kg = maximum.mg_per_kg;
  std::optional<double> mg = maximum.mg;
  if (with_epinephrine && maximum.mg_per_kg_with_epinephrine) per_kg = maximum.mg_per_kg_with_epinephrine;
  if (with_epinephrine && maximum.mg_with_epinephrine) mg = maximum.mg_with_epinephrine;
  if (!per_kg || !weight) return mg;
  return mg ? std::min(*mg, *per_kg * *weight) : *per_kg * *weight;
}

bool is_local_anaesthetic(std::string_view agent) { return agent.ends_with("caine"); }

std::string in_mg(double mg) { return to_text(mg, 1).ends_with(".0") ? to_text(mg, 0) : to_text(mg, 1); }

// A block's target hit by an ablation: the same nerve under another name.
bool same_target(std::string_view block, std::string_view ablation) {
  if (block == ablation) return true;
  if (ablation == "si_lateral_branch") return block == "si_joint";
  if (ablation == "femoral_pulsed") return block == "femoral";
  if (ablation == "drg") return block == "transforaminal";
  if (ablation == "articular_branches") return block == "femoral" || block == "obturator" || block == "peng";
  // The dorsal ramus of L5 is blocked and burnt with the medial branches above it.
  return (ablation == "dorsal_ramus_l5" && block == "medial_branch") ||
         (ablation == "medial_branch" && block == "dorsal_ramus_l5");
}

bool same_side(Side one, Side other) { return one == other || one == Side::bilateral || other == Side::bilateral; }

bool share_a_level(const Treatment& block, const Treatment& ablation) {
  const auto of_block = block.all("level", "level");
  const auto of_ablation = ablation.all("level", "level");
  if (of_block.empty() || of_ablation.empty()) return true;
  return std::any_of(of_block.begin(), of_block.end(), [&](const FieldValue* one) {
    return std::any_of(of_ablation.begin(), of_ablation.end(),
                       [&](const FieldValue* other) { return one->value.code == other->value.code; });
  });
}

std::string target_of(const Treatment& treatment) {
  const Value* target = treatment.parameter("target");
  return target ? target->code : std::string();
}

bool tests_the_target(const Treatment& block, const Treatment& ablation) {
  return same_target(target_of(block), target_of(ablation)) && same_side(block.side, ablation.side) &&
         share_a_level(block, ablation);
}

// Linked to it by the clinician, whatever its target.
bool rests_on(const Treatment& treatment, const Treatment& block) {
  return std::any_of(treatment.links.begin(), treatment.links.end(), [&](const TreatmentLink& link) {
    return link.role == LinkRole::diagnostic_block && link.to == block.id;
  });
}

}  // namespace

// Doses of one day add up: each agent's share of its own maximum counts.
Truth ConditionCheck::anaesthetic() {
  const auto gives_some = [](const Treatment& treatment) {
    const auto agents = treatment.all("agent", "agent");
    return std::any_of(agents.begin(), agents.end(),
                       [](const FieldValue* agent) { return is_local_anaesthetic(agent->value.code); });
  };
  if (!x_maxima || !gives_some(*x_treatment)) return Truth::no;
  std::vector<const Treatment*> given{x_treatment};
  for (const Treatment& other : x_context.treatments) {
    const bool alive = other.status == TreatmentStatus::done || other.status == TreatmentStatus::planned;
    if (alive && other.date == x_treatment->date && gives_some(other)) given.push_back(&other);
  }
  return anaesthetic_of_day(given);
}

Truth ConditionCheck::anaesthetic_of_day(const std::vector<const Treatment*>& given) {
  const std::optional<double> weight = x_context.health ? x_context.health->number("weight_kg") : std::nullopt;
  double share = 0;
  bool undecided = false;
  SafetyFacts doses;
  for (const Treatment* treatment : given)
    for (int row = 0; row < treatment->rows("agent"); ++row) {
      const std::string agent = code_in(*treatment, "agent", row, "agent");
      if (!is_local_anaesthetic(agent)) continue;
      const AnaestheticMaximum* maximum = maximum_of(*x_maxima, agent);
      const std::optional<double> percent = number_in(*treatment, "agent", row, "concentration_percent");
      const std::optional<double> volume = number_in(*treatment, "agent", row, "volume_ml");
      const bool with_epinephrine = code_in(*treatment, "agent", row, "epinephrine") == present;
      const std::optional<double> most = maximum ? highest_dose(*maximum, with_epinephrine, weight) : std::nullopt;
      if (!percent || !volume || !maximum) {
        miss((maximum ? "dose/" : "maximum/") + agent);
        undecided = true;
        continue;
      }
      if (!weight && maximum->mg_per_kg) {
        miss("health/weight_kg");
        undecided = true;
      }
      if (!most) continue;
      const double mg = local_anaesthetic_mg(*percent, *volume);
      share += mg / *most;
      doses.push_back({"dose/" + agent, Side::none, in_mg(mg) + " mg, at most " + in_mg(*most) + " mg", {}});
    }
  if (share <= 1 + rounding) return undecided ? Truth::unknown : Truth::no;
  for (SafetyFact& dose : doses) note(std::move(dose));
  if (weight) note({"health/weight_kg", Side::none, shown(*x_context.health->fact("weight_kg")), {}});
  return Truth::yes;
}

// A block it is linked to, or one of the same target before it, whose relief was measured. One that is only named by
// number is not decided.
Truth ConditionCheck::no_block(const SafetyCondition& condition) {
  const double least = condition.at_least.value_or(50);
  for (const Treatment& other : x_context.treatments) {
    const TreatmentDefinition* definition = x_context.catalogue->treatment(other.code);
    if (!definition || !is_diagnostic_block(other, *definition)) continue;
    if (other.status != TreatmentStatus::done || other.date > x_treatment->date) continue;
    if (!rests_on(*x_treatment, other) && !tests_the_target(other, *x_treatment)) continue;
    const std::optional<BlockRelief> relief = block_relief(other);
    if (relief && relief->judged && relief->best_percent >= least - rounding) return Truth::no;
  }
  const Value* named = x_treatment->parameter("prior_blocks");
  if (named && named->number && *named->number > 0) return miss("linked_block");
  return Truth::yes;
}

}  // namespace psoas
