// Follow-up protocols in a catalogue file: taken whole, or refused at the line of each fault.

#include <array>
#include <catch2/catch.hpp>

#include "storage/catalogue/catalogue_file.h"
#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

// A protocol on lines 1 to 4, then its steps.
std::string protocol(const std::string& steps) {
  return "[[protocol]]\ncode = \"x_fu\"\nlabel = \"After laser\"\ntreatments = [\"tx_rfa\"]\n" + steps;
}

// A step of five lines, its day on the fourth.
std::string step(const std::string& code, const std::string& day, const std::string& more = "tolerance = 5") {
  return "[[protocol.step]]\ncode = \"" + code + "\"\nlabel = \"Call\"\nday = " + day + "\n" + more +
         "\ninstruments = [\"peg\"]\n";
}

// "overlap 13": the only fault and its line.
std::string fault(const std::string& text) {
  try {
    parse_catalogue_file("own.toml", text);
  } catch (const CatalogueError& error) {
    REQUIRE(error.faults().size() == 1);
    return error.faults()[0].reason + " " + std::to_string(error.faults()[0].line);
  }
  return "none";
}

}  // namespace

TEST_CASE("a protocol is read with its steps by day", "[followup]") {
  const CatalogueFile file =
      parse_catalogue_file("own.toml", protocol(step("late", "91", "before = 10\nafter = 20") + step("early", "30") +
                                                "contact = \"phone\"\nwho = \"nurse\"\n"));
  REQUIRE(file.protocols.size() == 1);
  const std::vector<ProtocolStep>& steps = file.protocols[0].steps;
  REQUIRE(steps.size() == 2);
  CHECK(steps[0].code == "early");
  CHECK((steps[0].before == 5 && steps[0].after == 5));
  CHECK(steps[0].contact == ContactKind::phone);
  CHECK((steps[1].before == 10 && steps[1].after == 20));
}

TEST_CASE("faults of a protocol are refused at their line", "[followup]") {
  CHECK(fault(protocol("")) == "missing 1");
  CHECK(fault(protocol(step("a", "0"))) == "bad_range 8");
  CHECK(fault(protocol(step("a", "3651"))) == "bad_range 8");
  CHECK(fault(protocol(step("a", "30", "tolerance = 30"))) == "bad_range 9");
  CHECK(fault(protocol(step("a", "30", "before = -1"))) == "bad_range 9");
  CHECK(fault(protocol(step("a", "30") + step("b", "40"))) == "overlap 14");
  CHECK(fault(protocol(step("a", "30") + step("a", "60"))) == "duplicate_code 12");
  CHECK(fault(protocol(step("a", "30") + "contact = \"pigeon\"\n")) == "unknown_kind 11");
  CHECK(fault(protocol(step("a", "30") + "colour = \"red\"\n")) == "unknown_key 11");
}

TEST_CASE("a protocol names treatments and instruments that are there", "[followup]") {
  const auto refused = [](const std::string& text) {
    try {
      merged(embedded_catalogue(), parse_catalogue_file("own.toml", text));
    } catch (const CatalogueError& error) {
      return error.faults()[0].reason + " " + error.faults()[0].detail;
    }
    return std::string("none");
  };
  CHECK(refused(protocol(step("a", "30"))) == "none");
  CHECK(refused("[[protocol]]\ncode = \"x_fu\"\nlabel = \"L\"\ntreatments = [\"tx_magic\"]\n" + step("a", "30")) ==
        "unknown_reference tx_magic");
  CHECK(refused("[[protocol]]\ncode = \"x_fu\"\nlabel = \"L\"\ntreatments = [\"tx_rfa\"]\n"
                "[[protocol.step]]\ncode = \"a\"\nlabel = \"A\"\nday = 7\ninstruments = [\"mood\"]\n") ==
        "unknown_reference mood");
}

TEST_CASE("procedures are followed in the windows outcomes are read at", "[followup]") {
  const Catalogue catalogue = embedded_catalogue();
  const std::vector<ProtocolStep>& steps = catalogue.protocol("fu_ablation")->steps;
  const std::vector<std::array<int, 2>> windows{{30, 14}, {91, 30}, {182, 45}, {365, 60}, {730, 90}};
  REQUIRE(steps.size() == windows.size());
  for (std::size_t i = 0; i < windows.size(); ++i) {
    CHECK(steps[i].day == windows[i][0]);
    CHECK((steps[i].before == windows[i][1] && steps[i].after == windows[i][1]));
  }
}
