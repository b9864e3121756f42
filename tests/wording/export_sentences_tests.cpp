#include <catch2/catch.hpp>

#include "ui/wording/export_words.h"
#include "ui/wording/sentences.h"

using namespace psoas;

namespace {

// What happened, what is safe, what to do: at least two sentences.
bool says_what_to_do(const std::string& text) {
  return text.size() > 40 && text.find(". ") != std::string::npos && text.ends_with('.');
}

}  // namespace

TEST_CASE("every reason an export is refused for has its sentence, also as any exception") {
  for (const ExportRefusal refusal : {ExportRefusal::other_profile, ExportRefusal::nobody, ExportRefusal::nobody_left,
                                      ExportRefusal::already_there}) {
    const ExportError error(refusal, "limited");
    const std::string text = wording::sentence(static_cast<const std::exception&>(error));
    CAPTURE(text);
    CHECK(says_what_to_do(text));
    CHECK(text == wording::sentence(error));
    CHECK((text.find("limited") != std::string::npos || refusal == ExportRefusal::nobody));
  }
}

TEST_CASE("every field of a request says what is wrong with it and what to do") {
  for (const std::string field :
       {"study", "purpose", "recipient", "agreement", "to", "treatment", "columns", "minimum"}) {
    for (const ProblemCode code : {ProblemCode::required, ProblemCode::unknown_code}) {
      Problem problem;
      problem.code = code;
      problem.field = field;
      problem.given = "x";
      CAPTURE(field);
      CHECK(says_what_to_do(wording::exports::sentence(problem)));
    }
  }
}

TEST_CASE("who saves an export is told how it may travel, in every profile") {
  for (const Profile profile : profiles)
    CHECK(wording::exports::transmission_notice(profile).find("encrypted") != std::string::npos);
  CHECK(wording::exports::transmission_notice(Profile::shifted).find("not Safe Harbor") != std::string::npos);
}
