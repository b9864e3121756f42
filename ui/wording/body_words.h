#pragma once

// The words of the body chart: in the visit form, on the patient's page, for screen readers. "&" marks the access key.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/body/pain_sites.h"

namespace psoas::wording::body {

inline constexpr const char* heading = "Body chart";
inline constexpr const char* tab = "Body chart";
inline constexpr const char* open_chart = "&Mark where it hurts";
inline constexpr const char* fold_chart = "&Fold the chart";
inline constexpr const char* nothing_marked = "Nothing is marked.";
inline constexpr const char* keys =
    "Arrows go from region to region, Space marks, 0 to 10 says how much, Delete takes away, L takes over the last "
    "chart.";
inline constexpr const char* clear = "Take all away";
inline std::string as_on(const std::string& day) { return "As on " + day + "  L"; }
inline std::string regions(int count) { return std::to_string(count) + (count == 1 ? " region" : " regions"); }
// "3 regions: lower back, right 7; …"
std::string summary(const std::vector<PainSite>& sites, const Catalogue& catalogue);
// What a reader says of the region the keyboard stands on: "groin, right: pain 6 of 10".
std::string region_for_readers(const BodyArea& area, const PainSite* site, const Catalogue& catalogue);

// The tab.
inline constexpr const char* none_yet =
    "No body chart is recorded yet. Mark where it hurts under “Body chart” in a visit.";
inline constexpr const char* this_visit = "&Visit of";
inline constexpr const char* compared_with = "Co&mpared with";
inline constexpr const char* with_none = "none";
inline constexpr const char* no_change = "No region was gained or lost, and none changed.";
inline constexpr const char* signs = "+ gained   − lost   ↑ worse   ↓ better";
std::string_view turn(SiteTurn turn);  // "Gained", "Lost", "Worse", "Better", "As before"
// "groin, right 6", "lower back, right 7 → 4".
std::string change(const SiteChange& change, const Catalogue& catalogue);

}  // namespace psoas::wording::body
