#include "storage/protection/sweep_in_pieces.h"

namespace psoas::storage {

SweepReport sweep_in_pieces(Connection& connection, const Keys& keys, Progress& progress,
                            const std::function<void()>& may_go_on) {
  connection.begin_reading();
  try {
    SweepReport report = sweep_all(connection, keys, progress, [&] {
      connection.commit();
      may_go_on();
      connection.begin_reading();
    });
    connection.commit();
    return report;
  } catch (...) {
    connection.roll_back();
    throw;
  }
}

}  // namespace psoas::storage
