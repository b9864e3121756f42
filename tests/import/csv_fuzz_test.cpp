#include "tests/import/csv_fuzz.h"

#include <catch2/catch.hpp>

#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace {

void run(const std::string& bytes) {
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

// Of the processor, so that a busy machine does not matter.
double seconds_for(const std::string& bytes) {
  const std::clock_t begin = std::clock();
  run(bytes);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

}  // namespace

TEST_CASE("tables with bytes changed, dropped and doubled are read or refused, never misread") {
  const std::vector<std::string> seeds{",a,b\n1,\"x \"\"y\"\"\"\n2,\"l1\r\nl2\"\n",
                                       ";\xEF\xBB\xBF"
                                       "a;b\r\n\xC3\xA9;2\r\n\r\n"};
  const std::string interesting("\0\"\r\n,;\t\xFF\xFE\xC3", 10);
  std::mt19937 random(7);
  for (int i = 0; i < 20'000; ++i) {
    std::string bytes = seeds[random() % seeds.size()];
    for (unsigned changes = 1 + random() % 4; changes > 0; --changes) {
      const std::size_t at = random() % bytes.size();
      if (random() % 3 == 0) bytes.erase(at, 1);
      else if (random() % 2 == 0) bytes[at] = interesting[random() % interesting.size()];
      else bytes.insert(at, bytes.substr(at, 3));
      if (bytes.empty()) bytes = ",";
    }
    run(bytes);
  }
  SUCCEED("no input broke the reader");
}

// What grows with the square of its length takes thousands of times as long as a table that is what it says.
TEST_CASE("hostile tables take no longer than their length explains") {
  constexpr std::size_t many = 5'000'000;
  std::string harmless = ",a,b\n";
  while (harmless.size() < many) harmless += "12.5,left\n";
  const double most = 20 * seconds_for(harmless);
  CHECK(seconds_for("," + std::string(many, '"')) < most);
  CHECK(seconds_for("," + std::string(many, ',')) < most);
  CHECK(seconds_for(",a\n\"" + std::string(many, '\n')) < most);
  CHECK(seconds_for(",a,b\n" + std::string(many, '\n') + "x") < most);
}
