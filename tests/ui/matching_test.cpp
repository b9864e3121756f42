#include "ui/widget/matching.h"

#include <catch2/catch.hpp>

namespace psoas::ui {
namespace {

const std::vector<Candidate> findings{
    {"exam_thomas_angle", "Modified Thomas, thigh angle", "°", "iliopsoas length"},
    {"exam_thomas", "Thomas test", "", ""},
    {"exam_psoas_tender", "Psoas palpation tenderness", "0–4", "trigger point"},
    {"risk_diabetes", "Diabetes", "", "mellitus"},
};

std::vector<std::string> codes(const std::string& typed) {
  std::vector<std::string> found;
  for (const Candidate& candidate : matching(findings, typed)) found.push_back(candidate.code);
  return found;
}

TEST_CASE("a label that begins with what was typed comes first", "[matching]") {
  CHECK(codes("thomas") == std::vector<std::string>{"exam_thomas", "exam_thomas_angle"});
}

TEST_CASE("each typed word must begin a word, in any order and case", "[matching]") {
  CHECK(codes("ANGLE thom") == std::vector<std::string>{"exam_thomas_angle"});
  CHECK(codes("alpation").empty());
}

TEST_CASE("keywords and codes are found too", "[matching]") {
  CHECK(codes("trigger") == std::vector<std::string>{"exam_psoas_tender"});
  CHECK(codes("risk") == std::vector<std::string>{"risk_diabetes"});
}

TEST_CASE("nothing typed offers everything in its order", "[matching]") {
  CHECK(codes("  ").size() == findings.size());
  CHECK(codes("").front() == "exam_thomas_angle");
}

}  // namespace
}  // namespace psoas::ui
