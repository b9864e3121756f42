#include "domain/outcome/case_grouping.h"

#include <map>

#include "domain/outcome/case_selection.h"
#include "domain/treatment/target_words.h"

namespace psoas {

namespace {

using CodeAndLabel = std::pair<std::string, std::string>;

class GroupNamer {
 public:
  GroupNamer(const OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue)
      : x_analysis(result.analysis),
        x_index(index),
        x_words(index.record.words),
        x_catalogue(catalogue),
        x_finding(x_words.find(x_analysis.group_finding)) {}

  CodeAndLabel name(const OutcomeCase& one) const {
    switch (x_analysis.group_by) {
      case GroupBy::treatment: return treatment(one);
      case GroupBy::target: return target(one);
      case GroupBy::side: return side(one.side);
      case GroupBy::sex: return sex(x_index.record.patients[static_cast<std::size_t>(one.patient)].sex);
      case GroupBy::age: return age(one.age);
      case GroupBy::clinician: return plain(x_words.at(one.clinician), "nobody named");
      case GroupBy::finding: return finding(one);
      case GroupBy::severity: return severity(one);
      case GroupBy::block: return block(one);
      case GroupBy::profile: return profile(one);
      case GroupBy::adherence: return adherence(one);
      case GroupBy::none: break;
    }
    return {};
  }

 private:
  static CodeAndLabel plain(const std::string& word, std::string_view otherwise) {
    return word.empty() ? CodeAndLabel{"", otherwise} : CodeAndLabel{word, word};
  }

  CodeAndLabel treatment(const OutcomeCase& one) const {
    const std::string& code = x_words.at(one.treatment);
    const TreatmentDefinition* definition = x_catalogue.treatment(code);
    return {code, definition ? definition->label : code};
  }

  CodeAndLabel target(const OutcomeCase& one) const {
    const std::string& key = x_words.at(one.target);
    return key.empty() ? CodeAndLabel{"", "no target"} : CodeAndLabel{key, target_words(key, x_catalogue)};
  }

  static CodeAndLabel side(Side side) {
    switch (side) {
      case Side::left: return {"L", "left"};
      case Side::right: return {"R", "right"};
      case Side::bilateral: return {"B", "both sides"};
      case Side::midline: return {"M", "midline"};
      case Side::none: break;
    }
    return {"-", "no side"};
  }

  static CodeAndLabel sex(Sex sex) {
    switch (sex) {
      case Sex::female: return {"F", "female"};
      case Sex::male: return {"M", "male"};
      case Sex::other: return {"X", "other"};
      case Sex::unknown: break;
    }
    return {"U", "not known"};
  }

  static CodeAndLabel age(int years) {
    if (years < 40) return {"age_below_40", "below 40 years"};
    if (years < 60) return {"age_from_40", "40 to 59 years"};
    return years < 80 ? CodeAndLabel{"age_from_60", "60 to 79 years"}
                      : CodeAndLabel{"age_from_80", "80 years and more"};
  }

  CodeAndLabel finding(const OutcomeCase& one) const {
    const RecordedFinding* found = finding_on(x_index, one.patient, x_finding, std::nullopt, one.index_day,
                                              x_analysis.settings.finding_days_before);
    if (!found || found->choice == 0) return {"not_recorded", "not recorded"};
    const std::string& code = x_words.at(found->choice);
    const FindingDefinition* definition = x_catalogue.finding(x_analysis.group_finding);
    const Choice* choice = definition ? definition->main_field().choice(code) : nullptr;
    return {code, choice && !choice->label.empty() ? choice->label : code};
  }

  static CodeAndLabel severity(const OutcomeCase& one) {
    if (!one.base_day) return {"no_baseline", "no baseline"};
    switch (pain_severity(one.base_value)) {
      case PainSeverity::mild: return {"severity_1_mild", "mild, 0 to 4"};
      case PainSeverity::moderate: return {"severity_2_moderate", "moderate, 5 and 6"};
      case PainSeverity::severe: break;
    }
    return {"severity_3_severe", "severe, 7 and more"};
  }

  static CodeAndLabel block(const OutcomeCase& one) {
    if (!one.blocks || !one.blocks->best_percent) return {"block_none", "no block measured"};
    if (one.blocks->block80.value_or(false)) return {"block_80", "block 80 % and more"};
    return one.blocks->block50.value_or(false) ? CodeAndLabel{"block_50", "block 50 to 79 %"}
                                               : CodeAndLabel{"block_below_50", "block below 50 %"};
  }

  static CodeAndLabel profile(const OutcomeCase& one) {
    if (!one.blocks) return {"blocks_none", "no diagnostic block"};
    return one.blocks->prerequisite_met ? CodeAndLabel{"blocks_enough", "blocks as the profile asks"}
                                        : CodeAndLabel{"blocks_not_enough", "blocks short of the profile"};
  }

  static CodeAndLabel adherence(const OutcomeCase& one) {
    if (!one.adherence) return {"not_recorded", "not recorded"};
    switch (*one.adherence) {
      case Adherence::from_quarter: return {"from_25", "25 to 49 % done"};
      case Adherence::from_half: return {"from_50", "50 to 74 % done"};
      case Adherence::from_three_quarters: return {"from_75", "75 % and more done"};
      case Adherence::below_quarter: break;
    }
    return {"below_25", "below 25 % done"};
  }

  const Analysis& x_analysis;
  const RecordIndex& x_index;
  const Words& x_words;
  const Catalogue& x_catalogue;
  std::int32_t x_finding;
};

}  // namespace

Grouping group_cases(const OutcomeResult& result, const RecordIndex& index, const Catalogue& catalogue) {
  const GroupNamer namer(result, index, catalogue);
  std::map<CodeAndLabel, std::int32_t> places;
  std::vector<CodeAndLabel> names;
  for (const OutcomeCase& one : result.cases) names.push_back(namer.name(one));
  for (const CodeAndLabel& name : names) places.emplace(name, 0);
  Grouping grouping;
  for (auto& [name, place] : places) {
    place = static_cast<std::int32_t>(grouping.groups.size());
    grouping.groups.push_back(name);
  }
  for (const CodeAndLabel& name : names) grouping.group_of.push_back(places.at(name));
  return grouping;
}

}  // namespace psoas
