#include "tests/faults/campaign.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <utility>

namespace psoas::tests {

namespace {

std::uint64_t seed_asked_for() {
  const char* said = std::getenv("PSOAS_FAULTS_SEED");
  return said == nullptr ? 20'260'302 : std::strtoull(said, nullptr, 10);
}

}  // namespace

Campaign::Campaign(std::string number, std::string name)
    : x_number(std::move(number)), x_name(std::move(name)), x_seed(seed_asked_for()), x_chance(x_seed) {}

Campaign::~Campaign() {
  std::printf("%s\n", line().c_str());
  std::fflush(stdout);
  const char* table = std::getenv("PSOAS_FAULTS_TABLE");
  if (table != nullptr) std::ofstream(table, std::ios::app) << line() << '\n';
}

std::int64_t& Campaign::count(const std::string& what) {
  const auto [place, is_new] = x_counts.try_emplace(what, 0);
  if (is_new) x_order.push_back(what);
  return place->second;
}

std::string Campaign::line() const {
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - x_begin;
  std::ostringstream text;
  text << x_number << ' ' << x_name << ':';
  const char* separator = " ";
  for (const std::string& what : x_order) {
    text << separator << x_counts.at(what) << ' ' << what;
    separator = ", ";
  }
  char tenths[32];
  std::snprintf(tenths, sizeof tenths, "%.1f", taken.count());
  text << " (seed " << x_seed << "; " << tenths << " s)";
  return text.str();
}

}  // namespace psoas::tests
