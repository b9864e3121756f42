#include "domain/body/pain_sites.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <tuple>

#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr std::string_view nrs_field = "nrs";

const std::vector<Choice>& regions(const Catalogue& catalogue) {
  static const std::vector<Choice> none;
  const FindingDefinition* chart = catalogue.finding(pain_sites_code);
  return chart ? chart->main_field().choices : none;
}

std::size_t place_of(std::string_view region, const Catalogue& catalogue) {
  const std::vector<Choice>& all = regions(catalogue);
  return static_cast<std::size_t>(
      std::find_if(all.begin(), all.end(), [&](const Choice& choice) { return choice.code == region; }) - all.begin());
}

int place_of(Side side) {
  switch (side) {
    case Side::right: return 0;
    case Side::left: return 1;
    default: return 2;
  }
}

// Gathers sites, each area once.
class Gathering {
 public:
  explicit Gathering(const Catalogue& catalogue) : x_catalogue(catalogue) {}

  void add(const std::string& region, Side side, std::optional<int> nrs) {
    if (side == Side::bilateral) {
      add(region, Side::right, nrs);
      add(region, Side::left, nrs);
      return;
    }
    const BodyArea area{region, side};
    for (PainSite& site : x_sites)
      if (site.area == area) {
        if (nrs) site.nrs = std::max(site.nrs.value_or(0), *nrs);
        return;
      }
    x_sites.push_back({area, nrs});
  }

  std::vector<PainSite> take() && {
    const auto rank = [&](const PainSite& site) {
      return std::tuple(place_of(site.area.region, x_catalogue), place_of(site.area.side));
    };
    std::stable_sort(x_sites.begin(), x_sites.end(),
                     [&](const PainSite& a, const PainSite& b) { return rank(a) < rank(b); });
    return std::move(x_sites);
  }

 private:
  const Catalogue& x_catalogue;
  std::vector<PainSite> x_sites;
};

// One row of the chart in a draft.
struct DraftRow {
  Side side = Side::none;
  int row = 0;
  std::string region;
};

std::vector<DraftRow> rows_of(const VisitDraft& draft) {
  std::vector<DraftRow> rows;
  const std::string prefix = "finding/" + std::string(pain_sites_code) + "/";
  for (auto it = draft.typed.lower_bound(prefix); it != draft.typed.end() && it->first.starts_with(prefix); ++it) {
    const std::vector<std::string> parts = split(it->first, '/');
    if (parts.size() != 5 || parts[4] != "value") continue;
    const std::optional<Side> side = side_of(parts[2]);
    int row = -1;
    std::from_chars(parts[3].data(), parts[3].data() + parts[3].size(), row);
    if (side && row >= 0) rows.push_back({*side, row, std::string(trimmed(it->second))});
  }
  return rows;
}

std::optional<int> nrs_typed(const VisitDraft& draft, Side side, int row) {
  const std::string typed = draft.text(finding_path(pain_sites_code, side, row, nrs_field));
  int number = -1;
  const auto [rest, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  if (error != std::errc{} || rest != typed.data() + typed.size() || number < 0 || number > 10) return std::nullopt;
  return number;
}

void remove_row(VisitDraft& draft, Side side, int row) {
  draft.put(finding_path(pain_sites_code, side, row, "value"), "");
  draft.put(finding_path(pain_sites_code, side, row, nrs_field), "");
}

int free_row(const std::vector<DraftRow>& rows, Side side) {
  int row = 0;
  while (
      std::any_of(rows.begin(), rows.end(), [&](const DraftRow& each) { return each.side == side && each.row == row; }))
    ++row;
  return row;
}

SiteTurn turn_of(const std::optional<int>& before, const std::optional<int>& after) {
  if (!before || !after || *before == *after) return SiteTurn::same;
  return *after > *before ? SiteTurn::worse : SiteTurn::better;
}

}  // namespace

std::vector<PainSite> pain_sites(const std::vector<FindingEntry>& findings, const Catalogue& catalogue) {
  Gathering sites(catalogue);
  for (const FindingEntry& finding : findings) {
    if (finding.code != pain_sites_code) continue;
    std::optional<int> nrs;
    for (const FieldValue& qualifier : finding.qualifiers)
      if (qualifier.field == nrs_field && qualifier.value.number)
        nrs = static_cast<int>(std::lround(*qualifier.value.number));
    sites.add(finding.value.code, finding.side, nrs);
  }
  return std::move(sites).take();
}

std::vector<PainSite> pain_sites(const VisitDraft& draft, const Catalogue& catalogue) {
  Gathering sites(catalogue);
  for (const DraftRow& row : rows_of(draft))
    if (place_of(row.region, catalogue) < regions(catalogue).size())
      sites.add(row.region, row.side, nrs_typed(draft, row.side, row.row));
  return std::move(sites).take();
}

const PainSite* site_at(const std::vector<PainSite>& sites, const BodyArea& area) {
  for (const PainSite& site : sites)
    if (site.area == area) return &site;
  return nullptr;
}

void put_site(VisitDraft& draft, const PainSite& site) {
  const std::vector<DraftRow> rows = rows_of(draft);
  int row = -1;
  for (const DraftRow& each : rows)
    if (each.side == site.area.side && each.region == site.area.region) row = each.row;
  if (row < 0) row = free_row(rows, site.area.side);
  draft.put(finding_path(pain_sites_code, site.area.side, row, "value"), site.area.region);
  draft.put(finding_path(pain_sites_code, site.area.side, row, nrs_field),
            site.nrs ? std::to_string(*site.nrs) : std::string());
}

void remove_site(VisitDraft& draft, const BodyArea& area) {
  for (const DraftRow& row : rows_of(draft)) {
    if (row.region != area.region) continue;
    if (row.side == area.side) remove_row(draft, row.side, row.row);
    // Of a row for both sides the other side stays.
    if (row.side != Side::bilateral || (area.side != Side::left && area.side != Side::right)) continue;
    const std::optional<int> nrs = nrs_typed(draft, row.side, row.row);
    remove_row(draft, row.side, row.row);
    put_site(draft, {{area.region, area.side == Side::left ? Side::right : Side::left}, nrs});
  }
}

void remove_all_sites(VisitDraft& draft) {
  for (const DraftRow& row : rows_of(draft)) remove_row(draft, row.side, row.row);
}

std::vector<SiteChange> compare(const std::vector<PainSite>& before, const std::vector<PainSite>& after) {
  std::vector<SiteChange> changes;
  for (const PainSite& site : after) {
    const PainSite* was = site_at(before, site.area);
    changes.push_back({site.area, was ? turn_of(was->nrs, site.nrs) : SiteTurn::gained,
                       was ? was->nrs : std::optional<int>(), site.nrs});
  }
  for (const PainSite& site : before)
    if (!site_at(after, site.area)) changes.push_back({site.area, SiteTurn::lost, site.nrs, std::nullopt});
  std::stable_sort(changes.begin(), changes.end(),
                   [](const SiteChange& a, const SiteChange& b) { return a.turn < b.turn; });
  return changes;
}

std::string area_name(const BodyArea& area, const Catalogue& catalogue) {
  const std::size_t place = place_of(area.region, catalogue);
  const std::vector<Choice>& all = regions(catalogue);
  std::string name = place < all.size() ? all[place].label : area.region;
  if (area.side == Side::left) name += ", left";
  if (area.side == Side::right) name += ", right";
  return name;
}

std::string describe(const std::vector<PainSite>& sites, const Catalogue& catalogue) {
  std::string text;
  for (const PainSite& site : sites) {
    text += (text.empty() ? "" : "; ") + area_name(site.area, catalogue);
    if (site.nrs) text += " " + std::to_string(*site.nrs);
  }
  return text;
}

}  // namespace psoas
