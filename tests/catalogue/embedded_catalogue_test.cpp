#include "storage/catalogue/embedded_catalogue.h"

#include <catch2/catch.hpp>

using namespace psoas;

TEST_CASE("the embedded catalogue can be read") {
  const Catalogue catalogue = storage::embedded_catalogue();
  CHECK(catalogue.finding("exam_thomas_mod_angle_deg") != nullptr);
  CHECK(catalogue.treatment("tx_rfa") != nullptr);
  CHECK(catalogue.instrument("peg") != nullptr);
  CHECK(catalogue.finding_set_for("follow_up", "tx_rfa") != nullptr);
}
