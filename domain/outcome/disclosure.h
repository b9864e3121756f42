#pragma once

// Which counts of a report may be told outside without telling of single patients. A count from 1 up to a limit is
// hidden, and so are further cells until no hidden count can be worked out from totals, parts or shares. Zero is told.
// After the cell size policy of CMS: docs/methods.md, section 9 (`disclosure`).

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace psoas {

// The total is the sum of the parts; names of counts.
struct CountSum {
  std::string total;
  std::vector<std::string> parts;
};

// Counts by name and how they hang together.
class CountTable {
 public:
  // A count that the report tells. The same name again must have the same number.
  void tell(const std::string& name, std::int64_t number) { x_counts[name] = {number, true}; }
  // One it does not tell, but that could be worked out.
  void imply(const std::string& name, std::int64_t number) { x_counts.try_emplace(name, Count{number, false}); }
  void sum(std::string total, std::vector<std::string> parts) {
    x_sums.push_back({std::move(total), std::move(parts)});
  }
  // `part` counts some of those that `whole` counts: the rest is implied.
  void part_of(const std::string& part, const std::string& whole);

  struct Count {
    std::int64_t number = 0;
    bool told = false;
  };
  const std::map<std::string, Count>& counts() const { return x_counts; }
  const std::vector<CountSum>& sums() const { return x_sums; }

 private:
  std::map<std::string, Count> x_counts;
  std::vector<CountSum> x_sums;
};

enum class Told {
  number,
  small,   // from 1 to below the limit
  hidden,  // not small, but a small one could be worked out from it
};

// How each count that the report tells is to stand. `least` is the smallest count told, 0: all are. For every small
// count, told or implied, at least one other number would fit everything that is still told.
std::map<std::string, Told> disclose(const CountTable& table, std::int64_t least);

inline constexpr std::int64_t least_told_outside = 11;

}  // namespace psoas
