#include "ui/wording/body_words.h"

namespace psoas::wording::body {

std::string summary(const std::vector<PainSite>& sites, const Catalogue& catalogue) {
  if (sites.empty()) return nothing_marked;
  return regions(body_regions_count(sites)) + ": " + describe(sites, catalogue);
}

std::string region_for_readers(const BodyArea& area, const PainSite* site, const Catalogue& catalogue) {
  const std::string name = area_name(area, catalogue);
  if (!site) return name + ": not marked";
  return name + (site->nrs ? ": pain " + std::to_string(*site->nrs) + " of 10" : ": marked");
}

std::string_view turn(SiteTurn turn) {
  switch (turn) {
    case SiteTurn::gained: return "Gained";
    case SiteTurn::lost: return "Lost";
    case SiteTurn::worse: return "Worse";
    case SiteTurn::better: return "Better";
    case SiteTurn::same: break;
  }
  return "As before";
}

std::string change(const SiteChange& change, const Catalogue& catalogue) {
  const auto number = [](const std::optional<int>& nrs) { return nrs ? " " + std::to_string(*nrs) : std::string(); };
  std::string text = area_name(change.area, catalogue);
  if (change.turn == SiteTurn::worse || change.turn == SiteTurn::better)
    return text + number(change.before) + " →" + number(change.after);
  return text + number(change.turn == SiteTurn::lost ? change.before : change.after);
}

}  // namespace psoas::wording::body
