#include "domain/outcome/figure_label.h"

#include <algorithm>
#include <array>
#include <vector>

#include "domain/base/number.h"
#include "domain/followup/follow_up_text.h"
#include "domain/visit/visit.h"

namespace psoas {

namespace {

struct Name {
  std::string_view code;
  std::string_view words;
};

constexpr std::array plain_names{
    Name{"visits", "Visits"},
    Name{"patients_seen", "Patients seen"},
    Name{"new_patients", "New patients"},
    Name{"treatments", "Treatments done"},
    Name{"visits_with_score", "Visits with a pain score"},
    Name{"entered_late", "Visits entered late"},
    Name{"follow_up", "Follow-ups answered"},
};

constexpr std::array part_names{
    Name{"indexed", "index treatments"},
    Name{"with_baseline", "with baseline"},
    Name{"mean_baseline", "mean baseline"},
    Name{"closed", "window closed"},
    Name{"observed", "observed"},
    Name{"retreated", "treated again"},
    Name{"missed", "missed"},
    Name{"withdrawn", "withdrawn"},
    Name{"died", "died"},
    Name{"open", "window open"},
    Name{"completeness", "completeness"},
    Name{"mean_follow_up", "mean follow-up"},
    Name{"mean_change", "mean change"},
    Name{"nri", "of closed"},
    Name{"complete_case", "of observed"},
    Name{"grade1", "grade 1"},
    Name{"grade2", "grade 2"},
    Name{"grade3", "grade 3"},
    Name{"grade4", "grade 4"},
    Name{"grade5", "grade 5"},
    Name{"events", "adverse events"},
    Name{"serious", "serious adverse events"},
    Name{"with_event", "treatments with an adverse event"},
};

std::vector<std::string_view> parts_of(std::string_view key) {
  std::vector<std::string_view> parts;
  for (std::size_t slash = key.find('/'); slash != std::string_view::npos; slash = key.find('/')) {
    parts.push_back(key.substr(0, slash));
    key.remove_prefix(slash + 1);
  }
  parts.push_back(key);
  return parts;
}

template <std::size_t count>
std::string name_in(const std::array<Name, count>& names, std::string_view code) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const Name& name) { return name.code == code; });
  return std::string(found == names.end() ? code : found->words);
}

class FigureLabel {
 public:
  FigureLabel(const OutcomeSettings& rules, const Catalogue& catalogue) : x_rules(rules), x_catalogue(catalogue) {}

  std::string of(std::string_view key) const {
    const std::vector<std::string_view> parts = parts_of(key);
    if (parts.size() == 1) return name_in(plain_names, key);
    const std::string_view rest = key.substr(parts[0].size() + 1);
    if (parts[0] == "visits") return "Visits: " + std::string(label_of_visit_kind(rest));
    if (parts[0] == "treatments") return "Treatments done: " + treatment(rest);
    if (parts[0] == "follow_up" && parts.size() > 2) {
      const std::string_view name = rest.substr(parts[1].size() + 1);
      return "Follow-ups answered: " +
             (parts[1] == "protocol" ? protocol_label(x_catalogue, name)
                                     : std::string(name.empty() ? std::string_view("no clinician named") : name));
    }
    if (parts[0] == "adverse_event") return (parts[1] == "all" ? "All" : event(parts[1])) + ": " + names(parts, 2);
    if (parts[0] == "treatment_safety") return treatment(parts[1]) + ": " + names(parts, 2);
    if (parts[0] != "outcome") return std::string(key);
    const bool windowed = parts.size() > 3;
    return treatment(parts[1]) + (windowed ? ", " + window(parts[2]) : "") + ": " + names(parts, windowed ? 3 : 2);
  }

 private:
  std::string names(const std::vector<std::string_view>& parts, std::size_t first) const {
    std::string text;
    for (std::size_t i = first; i < parts.size(); ++i) text += (text.empty() ? "" : ", ") + name(parts[i]);
    return text;
  }

  std::string name(std::string_view part) const {
    if (part == "resp50") return "at least " + to_text(x_rules.responder.substantial) + " % better";
    if (part == "resp30") return "at least " + to_text(x_rules.responder.moderate) + " % better";
    return name_in(part_names, part);
  }

  std::string treatment(std::string_view code) const {
    if (code == "all") return "All treatments";
    const TreatmentDefinition* definition = x_catalogue.treatment(code);
    return definition ? definition->label : std::string(code);
  }

  std::string event(std::string_view code) const {
    const AdverseEventDefinition* definition = x_catalogue.adverse_event(code);
    return definition ? definition->label : std::string(code);
  }

  std::string window(std::string_view code) const {
    for (const FollowUpWindow& one : x_rules.windows)
      if (one.code == code) return one.label;
    return std::string(code);
  }

  const OutcomeSettings& x_rules;
  const Catalogue& x_catalogue;
};

}  // namespace

std::string figure_label(std::string_view key, const OutcomeSettings& rules, const Catalogue& catalogue) {
  return FigureLabel(rules, catalogue).of(key);
}

}  // namespace psoas
