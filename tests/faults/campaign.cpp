#include "tests/faults/campaign.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <utility>

namespace psoas::tests {

namespace {

std::uint64_t seed_asked_for() {
  const char* said = std::getenv("PSOAS_FAULTS_SEED");
  return said == nullptr ? 20'260'302 : std::strtoull(said, nullptr, 10);
}

std::string tenths(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", number);
  return text;
}

}  // namespace

Campaign::Campaign(std::string number, std::string name)
    : x_number(std::move(number)), x_name(std::move(name)), x_seed(seed_asked_for()), x_chance(x_seed) {}

Campaign::~Campaign() {
  std::printf("%s\n", line().c_str());
  std::fflush(stdout);
  const char* table = std::getenv("PSOAS_FAULTS_TABLE");
  if (table == nullptr) return;
  std::ofstream(table, std::ios::app) << "| " << x_number << " | " << x_name << " | " << counted() << " | " << x_seed
                                      << " | " << tenths(seconds()) << " |\n";
}

std::int64_t& Campaign::count(const std::string& what) {
  const auto [place, is_new] = x_counts.try_emplace(what, 0);
  if (is_new) x_order.push_back(what);
  return place->second;
}

std::string Campaign::counted() const {
  std::string text;
  for (const std::string& what : x_order) {
    if (!text.empty()) text += ", ";
    text += std::to_string(x_counts.at(what)) + " " + what;
  }
  return text;
}

double Campaign::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - x_begin).count();
}

std::string Campaign::line() const {
  return x_number + " " + x_name + ": " + counted() + " (seed " + std::to_string(x_seed) + "; " + tenths(seconds()) +
         " s)";
}

}  // namespace psoas::tests
