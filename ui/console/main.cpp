#include <iostream>

#include "domain/base/clock.h"
#include "storage/open.h"
#include "ui/console/console.h"
#include "ui/console/progress_line.h"

int main(int count, char** values) {
  psoas::harden_process();
  psoas::console::listen_for_interrupt();
  const psoas::SystemClock clock;
  const std::unique_ptr<psoas::StoreDoor> door = psoas::sqlite_files(clock, psoas::state_folder());
  return psoas::console::run({values + 1, values + count}, *door, clock, std::cout, std::cerr);
}
