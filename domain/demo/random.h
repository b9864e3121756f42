#pragma once

// Chance for the demo clinic, the same on every machine: the standard fixes the generator but not its
// distributions, so the few that are needed are made here from additions and roundings alone.

#include <cstdint>
#include <initializer_list>
#include <random>
#include <string>

namespace psoas {

class Random {
 public:
  // Streams of different numbers under one seed have nothing to do with each other.
  Random(std::uint64_t seed, std::uint64_t stream);

  double fraction();               // 0 ≤ x < 1
  int between(int low, int high);  // both included
  double between(double low, double high);
  bool chance(double probability);
  double bell(double mean, double deviation);        // nearly normal, never beyond six deviations
  int weighted(std::initializer_list<int> weights);  // a place, as often as its weight says

  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(between(0, static_cast<int>(list.size()) - 1))];
  }

  std::string uuid();  // version 4

 private:
  std::mt19937_64 x_generator;
};

}  // namespace psoas
