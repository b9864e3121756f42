#include "ui/outcome/question_choices.h"

#include <algorithm>

#include "ui/widget/options.h"
#include "ui/wording/outcome_page_words.h"

namespace psoas::ui {

namespace words = wording::outcome;

namespace {

// The choices of the treatments' target fields that `wanted` picks, each code once, in the order of the catalogue.
template <class Wanted>
std::vector<Option> key_options(const Catalogue& catalogue, const std::vector<std::string>& treatments,
                                const Wanted& wanted) {
  std::vector<Option> options{{"", words::any}};
  const auto add = [&](const Choice& choice) {
    const bool known =
        std::any_of(options.begin(), options.end(), [&](const Option& option) { return option.code == choice.code; });
    if (!known) options.push_back({choice.code, choice.label.empty() ? choice.code : choice.label});
  };
  for (const TreatmentDefinition& treatment : catalogue.treatments()) {
    if (!treatments.empty() && std::find(treatments.begin(), treatments.end(), treatment.code) == treatments.end())
      continue;
    for (const FieldDefinition& field : treatment.fields) {
      const auto& keys = treatment.target_fields;
      if (std::find(keys.begin(), keys.end(), field.code) == keys.end() || !wanted(field)) continue;
      for (const Choice& choice : field.choices) add(choice);
    }
  }
  return options;
}

bool is_level(const FieldDefinition& field) { return field.code == "level"; }

template <class Definition>
Candidate candidate_of(const Definition& definition) {
  return {definition.code, definition.label, definition.short_label, definition.keywords};
}

}  // namespace

std::vector<Option> target_options(const Catalogue& catalogue, const std::vector<std::string>& treatments) {
  return key_options(catalogue, treatments, [](const FieldDefinition& field) { return !is_level(field); });
}

std::vector<Option> level_options(const Catalogue& catalogue, const std::vector<std::string>& treatments) {
  return key_options(catalogue, treatments, is_level);
}

std::vector<Option> side_or_none_options(const char* any_label) {
  std::vector<Option> options = side_options(any_label);
  options.push_back({std::string(code_of(Side::none)), words::label_of(Side::none)});
  return options;
}

std::vector<Option> sex_options() {
  std::vector<Option> options{{"", words::any}};
  for (const Sex sex : {Sex::female, Sex::male, Sex::other, Sex::unknown})
    options.push_back({std::string(code_of(sex)), words::label_of(sex)});
  return options;
}

std::vector<Option> value_options(const FindingDefinition& finding) {
  std::vector<Option> options{{"", words::any_finding}};
  const FieldDefinition& field = finding.main_field();
  if (field.kind == ValueKind::presence) options.push_back({std::string(present), words::present_value});
  for (const Choice& choice : field.choices)
    options.push_back({choice.code, choice.label.empty() ? choice.code : choice.label});
  if (field.kind == ValueKind::presence) {
    options.push_back({std::string(absent), words::absent_value});
    options.push_back({std::string(not_assessed), words::not_assessed_value});
  }
  return options;
}

std::vector<Option> index_options() {
  std::vector<Option> options;
  for (const IndexRule rule : {IndexRule::marked, IndexRule::first, IndexRule::every})
    options.push_back({std::string(code_of(rule)), words::label_of(rule)});
  return options;
}

std::vector<Option> group_by_options() {
  std::vector<Option> options;
  for (const std::string& code : group_by_codes()) options.push_back({code, words::label_of(*group_by_of(code))});
  return options;
}

std::vector<Candidate> treatment_candidates(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const TreatmentDefinition& treatment : catalogue.treatments()) candidates.push_back(candidate_of(treatment));
  return candidates;
}

std::vector<Candidate> finding_candidates(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const FindingDefinition& finding : catalogue.findings()) candidates.push_back(candidate_of(finding));
  return candidates;
}

std::vector<Candidate> group_finding_candidates(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const FindingDefinition& finding : catalogue.findings()) {
    const ValueKind kind = finding.main_field().kind;
    if (kind == ValueKind::presence || kind == ValueKind::choice) candidates.push_back(candidate_of(finding));
  }
  return candidates;
}

std::vector<Candidate> measure_candidates(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const InstrumentDefinition& instrument : catalogue.instruments())
    candidates.push_back({instrument.code, instrument.label, instrument.unit, instrument.short_label});
  for (const FindingDefinition& finding : catalogue.findings())
    if (analysed_measure(catalogue, finding.code)) candidates.push_back(candidate_of(finding));
  return candidates;
}

std::vector<Candidate> diagnosis_candidates(const Catalogue& catalogue) {
  std::vector<Candidate> candidates;
  for (const ConditionDefinition& condition : catalogue.conditions()) {
    std::string codes;
    for (const std::string& code : condition.icd) codes += (codes.empty() ? "" : ", ") + code;
    candidates.push_back({condition.code, condition.label, codes, condition.keywords});
  }
  return candidates;
}

std::string label_among(const std::vector<Candidate>& candidates, std::string_view code) {
  for (const Candidate& candidate : candidates)
    if (candidate.code == code) return candidate.label;
  return std::string(code);
}

}  // namespace psoas::ui
