#pragma once

// One campaign of the fault tests: its chance, which a seed repeats, and the line that says what was done and found.

#include <chrono>
#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace psoas::tests {

// Numbers by chance, the same for the same seed.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : x_engine(seed) {}
  std::uint64_t below(std::uint64_t limit) { return x_engine() % limit; }
  bool one_in(std::uint64_t many) { return below(many) == 0; }

 private:
  std::mt19937_64 x_engine;
};

// Prints "T3 power loss: 800 states, 9120 acknowledged, 0 lost (seed 7; 2.1 s)" when it ends, and appends the same as
// a row to the table that the environment's PSOAS_FAULTS_TABLE names.
class Campaign {
 public:
  // `number` and `name` as in the plan of the fault tests. The seed is the environment's PSOAS_FAULTS_SEED, or a
  // fixed one.
  Campaign(std::string number, std::string name);
  Campaign(const Campaign&) = delete;
  Campaign& operator=(const Campaign&) = delete;
  ~Campaign();

  std::uint64_t seed() const { return x_seed; }
  Chance& chance() { return x_chance; }

  // What was counted, in the order of first mention.
  std::int64_t& count(const std::string& what);

 private:
  std::string line() const;
  std::string counted() const;
  double seconds() const;

  std::string x_number;
  std::string x_name;
  std::uint64_t x_seed;
  Chance x_chance;
  std::vector<std::string> x_order;
  std::map<std::string, std::int64_t> x_counts;
  std::chrono::steady_clock::time_point x_begin = std::chrono::steady_clock::now();
};

}  // namespace psoas::tests
