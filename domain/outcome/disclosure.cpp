#include "domain/outcome/disclosure.h"

#include <algorithm>
#include <cassert>
#include <deque>
#include <optional>

namespace psoas {

namespace {

constexpr int most_steps = 4000;  // of one search for another world

struct Cell {
  std::string name;
  std::int64_t number = 0;
  bool in_report = false;
  bool told = false;   // its number can be read
  bool small = false;  // 1 up to below the limit
  std::vector<std::size_t> sums;
};

struct Term {
  std::size_t cell = 0;
  int sign = 1;
};

class Disclosing {
 public:
  Disclosing(const CountTable& table, std::int64_t least) : x_least(least) {
    std::map<std::string, std::size_t> places;
    for (const auto& [name, count] : table.counts()) {
      places.emplace(name, x_cells.size());
      const bool small = count.number > 0 && count.number < least;
      x_cells.push_back({name, count.number, count.told, count.told && !small, small, {}});
    }
    for (const CountSum& sum : table.sums()) {
      std::vector<Term> terms{{places.at(sum.total), -1}};
      for (const std::string& part : sum.parts) terms.push_back({places.at(part), 1});
      for (const Term& term : terms) x_cells[term.cell].sums.push_back(x_sums.size());
      x_sums.push_back(std::move(terms));
    }
    x_off.assign(x_sums.size(), 0);
    x_change.assign(x_cells.size(), 0);
    // Cells in few sums first: they take up a difference without passing it on.
    for (std::vector<Term>& terms : x_sums)
      std::sort(terms.begin(), terms.end(), [&](const Term& a, const Term& b) {
        return x_cells[a.cell].sums.size() < x_cells[b.cell].sums.size();
      });
  }

  std::map<std::string, Told> take() {
    for (std::size_t cell = 0; cell < x_cells.size(); ++cell)
      while (x_cells[cell].small && !another_world_fits(cell) && hide_one_near(cell)) continue;
    std::map<std::string, Told> told;
    for (const Cell& cell : x_cells)
      if (cell.in_report) told.emplace(cell.name, cell.told ? Told::number : cell.small ? Told::small : Told::hidden);
    return told;
  }

 private:
  // Whether some other number of this cell, with other numbers of cells that cannot be read, fits all that is told.
  bool another_world_fits(std::size_t cell) {
    for (const int by : {1, -1}) {
      x_steps = most_steps;
      if (!may_change(cell, by)) continue;
      change(cell, by);
      const bool fits = balance();
      undo_all();
      if (fits) return true;
    }
    return false;
  }

  bool may_change(std::size_t place, int by) const {
    const Cell& cell = x_cells[place];
    if (cell.told || x_change[place] != 0) return false;
    const std::int64_t number = cell.number + by;
    if (!cell.in_report) return number >= 0;
    if (cell.small) return number >= 1 && number < x_least;
    return number >= x_least;  // that it is hidden says that it is not small
  }

  void change(std::size_t place, int by) {
    x_change[place] = by;
    x_changed.push_back(place);
    for (const std::size_t sum : x_cells[place].sums)
      for (const Term& term : x_sums[sum])
        if (term.cell == place) x_off[sum] += term.sign * by;
  }

  void undo_to(std::size_t count) {
    while (x_changed.size() > count) {
      const std::size_t place = x_changed.back();
      for (const std::size_t sum : x_cells[place].sums)
        for (const Term& term : x_sums[sum])
          if (term.cell == place) x_off[sum] -= term.sign * x_change[place];
      x_change[place] = 0;
      x_changed.pop_back();
    }
  }
  void undo_all() { undo_to(0); }

  // Changes further cells until every sum holds again.
  bool balance() {
    if (--x_steps < 0) return false;
    const std::optional<std::size_t> sum = one_off();
    if (!sum) return true;
    const std::size_t before = x_changed.size();
    for (const Term& term : x_sums[*sum]) {
      const int by = x_off[*sum] > 0 ? -term.sign : term.sign;
      if (!may_change(term.cell, by)) continue;
      change(term.cell, by);
      if (balance()) return true;
      undo_to(before);
    }
    return false;
  }

  // Only sums of changed cells can be off.
  std::optional<std::size_t> one_off() const {
    for (auto place = x_changed.rbegin(); place != x_changed.rend(); ++place)
      for (const std::size_t sum : x_cells[*place].sums)
        if (x_off[sum] != 0) return sum;
    return std::nullopt;
  }

  // The smallest number still told in the nearest sum. False when there is none left.
  bool hide_one_near(std::size_t start) {
    std::deque<std::size_t> waiting{start};
    std::vector<bool> seen(x_cells.size(), false);
    seen[start] = true;
    while (!waiting.empty()) {
      const std::size_t place = waiting.front();
      waiting.pop_front();
      if (Cell* smallest = smallest_told_beside(place)) {
        smallest->told = false;
        return true;
      }
      for (const std::size_t sum : x_cells[place].sums)
        for (const Term& term : x_sums[sum])
          if (!seen[term.cell]) {
            seen[term.cell] = true;
            waiting.push_back(term.cell);
          }
    }
    return false;
  }

  Cell* smallest_told_beside(std::size_t place) {
    Cell* smallest = nullptr;
    for (const std::size_t sum : x_cells[place].sums)
      for (const Term& term : x_sums[sum]) {
        Cell& cell = x_cells[term.cell];
        if (cell.told && cell.number >= x_least && (!smallest || cell.number < smallest->number)) smallest = &cell;
      }
    return smallest;
  }

  std::int64_t x_least;
  std::vector<Cell> x_cells;
  std::vector<std::vector<Term>> x_sums;
  std::vector<int> x_off;              // of each sum, in the world that is tried
  std::vector<int> x_change;           // of each cell
  std::vector<std::size_t> x_changed;  // in their order
  int x_steps = 0;
};

}  // namespace

void CountTable::part_of(const std::string& part, const std::string& whole) {
  const std::string rest = whole + " less " + part;
  imply(rest, x_counts.at(whole).number - x_counts.at(part).number);
  sum(whole, {part, rest});
}

std::map<std::string, Told> disclose(const CountTable& table, std::int64_t least) {
  return Disclosing(table, least).take();
}

}  // namespace psoas
