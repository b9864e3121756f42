// A clinic's entries lie over the embedded ones and never change what stored values mean.

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "storage/catalogue/embedded_catalogue.h"

using namespace psoas;
using namespace psoas::storage;

namespace {

Catalogue with(const std::string& text) {
  return merged(embedded_catalogue(), parse_catalogue_file("own.toml", text, embedded_shared_lists()));
}

std::vector<std::string> faults_with(const std::string& text) {
  std::vector<std::string> faults;
  try {
    with(text);
  } catch (const CatalogueError& error) {
    for (const CatalogueFault& fault : error.faults()) faults.push_back(to_string(fault));
  }
  return faults;
}

std::string entry(const std::string& code, const std::string& kind, const std::string& value) {
  return "[[finding]]\ncode = \"" + code + "\"\nlabel = \"Own words\"\nkind = \"" + kind +
         "\"\nlaterality = \"left_right\"\nvalue = " + value + "\n";
}

const std::string number = "{ kind = \"number\", unit = \"°\", hard = [0, 140] }";

}  // namespace

TEST_CASE("a clinic adds a finding of its own, with shared choices") {
  const Catalogue catalogue = with(entry("x_calf_mmt", "exam", "{ kind = \"choice\", choices = \"mmt\" }"));
  REQUIRE(catalogue.finding("x_calf_mmt") != nullptr);
  CHECK(catalogue.finding("x_calf_mmt")->main_field().choices.size() == 12);
  CHECK(catalogue.findings().size() == embedded_catalogue().findings().size() + 1);
}

TEST_CASE("the guide's example can be taken as it stands") {
  std::stringstream guide;
  guide << std::ifstream(CATALOGUE_GUIDE).rdbuf();
  const std::string text = guide.str();
  const std::size_t begin = text.find("```toml\n") + 8;
  const Catalogue catalogue = with(text.substr(begin, text.find("```", begin) - begin));
  REQUIRE(catalogue.finding("x_side_bend_cm") != nullptr);
  CHECK(catalogue.treatment("x_laser")->field("", "muscle")->choices.size() == 13);
}

TEST_CASE("a clinic's entry follows those that were there") {
  const Catalogue catalogue = with(entry("x_calf_mmt", "exam", "{ kind = \"choice\", choices = \"mmt\" }"));
  CHECK(catalogue.findings().back().code == "x_calf_mmt");
}

TEST_CASE("a clinic words and bounds an existing finding in its own way") {
  const Catalogue catalogue = with(entry("exam_thomas_knee_angle_deg", "exam", number));
  CHECK(catalogue.finding("exam_thomas_knee_angle_deg")->label == "Own words");
  CHECK(catalogue.findings().size() == embedded_catalogue().findings().size());
}

TEST_CASE("a new code without the prefix is refused") {
  CHECK(faults_with(entry("calf", "exam", number)) ==
        std::vector<std::string>{"own.toml:1: calf: prefix_missing: calf"});
}

TEST_CASE("kind, side and unit of an existing finding stay") {
  CHECK(faults_with(entry("exam_thomas_knee_angle_deg", "imaging", number)) ==
        std::vector<std::string>{"own.toml:1: exam_thomas_knee_angle_deg: kind_changed: kind"});
  CHECK(faults_with(entry("exam_thomas_knee_angle_deg", "exam", "{ kind = \"presence\" }")) ==
        std::vector<std::string>{"own.toml:1: exam_thomas_knee_angle_deg: kind_changed: value"});
  CHECK(faults_with(entry("exam_thomas_knee_angle_deg", "exam", "{ kind = \"number\", unit = \"rad\" }")) ==
        std::vector<std::string>{"own.toml:1: exam_thomas_knee_angle_deg: kind_changed: value"});
  CHECK(faults_with(entry("exam_leg_length_diff_mm", "exam", "{ kind = \"number\", unit = \"mm\" }")) ==
        std::vector<std::string>{"own.toml:1: exam_leg_length_diff_mm: kind_changed: laterality"});
}

TEST_CASE("fields and choices of an existing finding stay") {
  const std::vector<std::string> faults =
      faults_with(entry("exam_stinchfield", "exam", "{ kind = \"presence\" }") +
                  entry("exam_psoas_palpation", "exam", "{ kind = \"choice\", unit = \"0–4\", choices = [\"0\"] }"));
  CHECK(faults.front() == "own.toml:1: exam_stinchfield: removed: site");
  CHECK(faults.back() == "own.toml:7: exam_psoas_palpation: removed: familiar_pain");
}

TEST_CASE("an instrument keeps its rule, direction, scale and items") {
  const std::string peg =
      "[[instrument]]\ncode = \"peg\"\nlabel = \"PEG\"\nnumbered_items = 3\nrule = \"sum\"\n"
      "item_range = [0, 10]\nscore_range = [0, 30]\n";
  CHECK(faults_with(peg) == std::vector<std::string>{"own.toml:1: peg: kind_changed: rule",
                                                     "own.toml:1: peg: kind_changed: score_range",
                                                     "own.toml:1: peg: kind_changed: item"});
}

TEST_CASE("a finding set names what exists") {
  const std::string set = "[[finding_set]]\ncode = \"x_set\"\nlabel = \"Mine\"\nfindings = [\"exam_magic\"]\n";
  CHECK(faults_with(set) == std::vector<std::string>{"own.toml:1: x_set: unknown_reference: exam_magic"});
}

TEST_CASE("a code defined in two files is refused in the second") {
  const CatalogueFile first = parse_catalogue_file("first.toml", entry("x_one", "exam", number));
  const CatalogueFile second = parse_catalogue_file("second.toml", entry("x_one", "exam", number));
  CHECK_THROWS_WITH(catalogue_of({first, second}), "second.toml:1: x_one: duplicate_code: x_one (first.toml)");
}
