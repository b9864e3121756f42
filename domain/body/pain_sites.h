#pragma once

// Where it hurts: the regions marked on the body chart, as rows of the repeating finding `pain_sites` (region, side,
// pain 0-10). Read from a visit, from what is being typed, compared between two visits. The drawing is in
// reports/body.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/base/side.h"
#include "domain/catalogue/catalogue.h"
#include "domain/visit/visit.h"
#include "domain/visit/visit_draft.h"

namespace psoas {

inline constexpr std::string_view pain_sites_code = "pain_sites";

// A region of the chart on one side; the midline is a side.
struct BodyArea {
  std::string region;
  Side side = Side::none;

  bool operator==(const BodyArea&) const = default;
};

struct PainSite {
  BodyArea area;
  std::optional<int> nrs;  // 0 to 10; none: it hurts, not said how much

  bool operator==(const PainSite&) const = default;
};

// The sites of a visit, or of any rows: in the order of the catalogue's regions, right before left before midline. An
// area that stands there twice counts once, with the higher number; rows on both sides are a row on each.
std::vector<PainSite> pain_sites(const std::vector<FindingEntry>& findings, const Catalogue& catalogue);

// The same of a draft as far as it can be read.
std::vector<PainSite> pain_sites(const VisitDraft& draft, const Catalogue& catalogue);

// Regions that hurt, each side counted: domain term body_regions_count.
inline int body_regions_count(const std::vector<PainSite>& sites) { return static_cast<int>(sites.size()); }

const PainSite* site_at(const std::vector<PainSite>& sites, const BodyArea& area);

// Puts an area on the draft, or changes its number; takes it away. Other rows stay as they are.
void put_site(VisitDraft& draft, const PainSite& site);
void remove_site(VisitDraft& draft, const BodyArea& area);
void remove_all_sites(VisitDraft& draft);

enum class SiteTurn { gained, lost, worse, better, same };

struct SiteChange {
  BodyArea area;
  SiteTurn turn = SiteTurn::same;
  std::optional<int> before;
  std::optional<int> after;

  bool operator==(const SiteChange&) const = default;
};

// Every area of either, gained ones first, then lost, worse, better and the same. Without a number on one side an area
// counts as the same.
std::vector<SiteChange> compare(const std::vector<PainSite>& before, const std::vector<PainSite>& after);

// "lower back, right"; "head" for what has no sides.
std::string area_name(const BodyArea& area, const Catalogue& catalogue);

// "lower back, right 7; groin, right"; "" for none.
std::string describe(const std::vector<PainSite>& sites, const Catalogue& catalogue);

}  // namespace psoas
