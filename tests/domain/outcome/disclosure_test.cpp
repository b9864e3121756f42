// What is hidden stays hidden: for small tables every world that fits what is told is tried.

#include "domain/outcome/disclosure.h"

#include <catch2/catch.hpp>

#include <set>

using namespace psoas;

namespace {

struct Reader {
  const CountTable& table;
  const std::map<std::string, Told>& told;
  std::int64_t least;
  std::int64_t most;  // no count is greater

  std::vector<std::string> names{};
  std::map<std::string, std::int64_t> world{};
  std::map<std::string, std::set<std::int64_t>> possible{};

  bool may_be(const std::string& name, std::int64_t number) const {
    const auto found = told.find(name);
    if (found == told.end()) return true;  // not in the report
    switch (found->second) {
      case Told::number: return number == table.counts().at(name).number;
      case Told::small: return number >= 1 && number < least;
      case Told::hidden: break;
    }
    return number >= least;
  }

  bool sums_may_hold() const {
    for (const CountSum& sum : table.sums()) {
      std::int64_t parts = 0;
      bool complete = world.contains(sum.total);
      for (const std::string& part : sum.parts) {
        const auto found = world.find(part);
        if (found == world.end()) complete = false;
        else parts += found->second;
      }
      const auto total = world.find(sum.total);
      if (total != world.end() && (parts > total->second || (complete && parts != total->second))) return false;
    }
    return true;
  }

  void try_from(std::size_t place) {
    if (!sums_may_hold()) return;
    if (place == names.size()) {
      for (const auto& [name, number] : world) possible[name].insert(number);
      return;
    }
    for (std::int64_t number = 0; number <= most; ++number) {
      if (!may_be(names[place], number)) continue;
      world[names[place]] = number;
      try_from(place + 1);
      world.erase(names[place]);
    }
  }

  // How many numbers each count can be, for somebody who knows all that is told.
  std::map<std::string, std::set<std::int64_t>> read() {
    for (const auto& [name, count] : table.counts()) names.push_back(name);
    try_from(0);
    return possible;
  }
};

void check_hidden(const CountTable& table, std::int64_t least, std::int64_t most) {
  const auto told = disclose(table, least);
  const auto possible = Reader{table, told, least, most}.read();
  for (const auto& [name, count] : table.counts()) {
    if (count.number == 0 || count.number >= least) continue;
    CAPTURE(name, count.number);
    CHECK(possible.at(name).size() >= 2);
    CHECK(possible.at(name).contains(count.number));
  }
}

// Two rows and two columns with their totals.
CountTable two_by_two(std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
  CountTable table;
  table.tell("a", a);
  table.tell("b", b);
  table.tell("c", c);
  table.tell("d", d);
  table.tell("row 1", a + b);
  table.tell("row 2", c + d);
  table.tell("column 1", a + c);
  table.tell("column 2", b + d);
  table.tell("all", a + b + c + d);
  table.sum("row 1", {"a", "b"});
  table.sum("row 2", {"c", "d"});
  table.sum("column 1", {"a", "c"});
  table.sum("column 2", {"b", "d"});
  table.sum("all", {"row 1", "row 2"});
  table.sum("all", {"column 1", "column 2"});
  return table;
}

}  // namespace

TEST_CASE("zero and counts from the limit on are told, and with a limit of 0 every count") {
  CountTable table;
  table.tell("none", 0);
  table.tell("ten", 10);
  table.tell("eleven", 11);
  auto told = disclose(table, 11);
  CHECK(told.at("none") == Told::number);
  CHECK(told.at("ten") == Told::small);
  CHECK(told.at("eleven") == Told::number);
  told = disclose(table, 0);
  CHECK(told.at("ten") == Told::number);
}

TEST_CASE("a count that total and parts would tell takes another with it, the smallest there is") {
  CountTable table;
  table.tell("all", 100);
  table.tell("a", 4);
  table.tell("b", 30);
  table.tell("c", 66);
  table.sum("all", {"a", "b", "c"});
  const auto told = disclose(table, 11);
  CHECK(told.at("a") == Told::small);
  CHECK(told.at("b") == Told::hidden);
  CHECK(told.at("c") == Told::number);
}

TEST_CASE("a share is told by neither of its ends when the rest is small") {
  CountTable table;
  table.tell("responders", 95);
  table.tell("closed", 100);
  table.part_of("responders", "closed");
  const auto told = disclose(table, 11);
  CHECK((told.at("responders") == Told::hidden || told.at("closed") == Told::hidden));
}

TEST_CASE("a hidden partner at the limit itself tells nothing either") {
  CountTable table;  // 12 = 1 + 11: that the partner is not small would leave 1 alone
  table.tell("all", 12);
  table.tell("a", 1);
  table.tell("b", 11);
  table.sum("all", {"a", "b"});
  check_hidden(table, 11, 40);
}

TEST_CASE("no hidden count of a table with totals can be worked out") {
  // Limit 4 keeps the worlds few; every table of these numbers is tried.
  for (std::int64_t a : {0, 1, 3, 5})
    for (std::int64_t b : {0, 2, 4, 7})
      for (std::int64_t c : {1, 4, 6})
        for (std::int64_t d : {0, 3, 5}) {
          CAPTURE(a, b, c, d);
          check_hidden(two_by_two(a, b, c, d), 4, 22);
        }
}

TEST_CASE("parts of parts and their rests are held together") {
  CountTable table;
  table.tell("indexed", 14);
  table.tell("baseline", 12);
  table.tell("closed", 9);
  table.tell("open", 3);
  table.tell("better", 5);
  table.part_of("baseline", "indexed");
  table.sum("baseline", {"closed", "open"});
  table.part_of("better", "closed");
  check_hidden(table, 4, 18);
}
