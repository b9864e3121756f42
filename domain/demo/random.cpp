#include "domain/demo/random.h"

#include <cstdio>

namespace psoas {

namespace {

// SplitMix64 (Steele, Lea and Flood 2014): neighbouring numbers become seeds far apart.
std::uint64_t scattered(std::uint64_t number) {
  number += 0x9E3779B97F4A7C15u;
  number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9u;
  number = (number ^ (number >> 27)) * 0x94D049BB133111EBu;
  return number ^ (number >> 31);
}

}  // namespace

Random::Random(std::uint64_t seed, std::uint64_t stream) : x_generator(scattered(scattered(seed) ^ stream)) {}

double Random::fraction() { return static_cast<double>(x_generator() >> 11) * 0x1.0p-53; }

int Random::between(int low, int high) {
  const auto span = static_cast<std::uint64_t>(high - low) + 1;
  return low + static_cast<int>(((x_generator() >> 32) * span) >> 32);
}

double Random::between(double low, double high) { return low + (high - low) * fraction(); }

bool Random::chance(double probability) { return fraction() < probability; }

double Random::bell(double mean, double deviation) {
  double sum = -6;
  for (int i = 0; i < 6; ++i) {
    const std::uint64_t bits = x_generator();
    sum += static_cast<double>(bits >> 32) * 0x1.0p-32 + static_cast<double>(bits & 0xFFFFFFFFu) * 0x1.0p-32;
  }
  return mean + deviation * sum;
}

int Random::weighted(std::initializer_list<int> weights) {
  int total = 0;
  for (int weight : weights) total += weight;
  int drawn = between(0, total - 1);
  int place = 0;
  for (int weight : weights) {
    if (drawn < weight) return place;
    drawn -= weight;
    ++place;
  }
  return place;
}

std::string Random::uuid() {
  const std::uint64_t high = (x_generator() & 0xFFFFFFFFFFFF0FFFu) | 0x4000u;
  const std::uint64_t low = (x_generator() & 0x3FFFFFFFFFFFFFFFu) | 0x8000000000000000u;
  char text[40];
  std::snprintf(text, sizeof text, "%08x-%04x-%04x-%04x-%012llx", static_cast<unsigned>(high >> 32),
                static_cast<unsigned>(high >> 16) & 0xFFFFu, static_cast<unsigned>(high) & 0xFFFFu,
                static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xFFFFFFFFFFFFu));
  return text;
}

}  // namespace psoas
