#pragma once

// psoasctl without its main function: reads the arguments, runs one verb, answers with an exit code. Which store is
// behind the door is the caller's business, so tests run it in-process with captured streams.

#include <iosfwd>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/store/door.h"

namespace psoas::console {

enum ExitCode { done = 0, failed = 1, wrong_usage = 2 };

// `arguments` without the program's name. Results go to `out`; what goes wrong is one line on `error` that names the
// cause and the remedy.
int run(std::vector<std::string> arguments, StoreDoor& door, const Clock& clock, std::ostream& out,
        std::ostream& error);

}  // namespace psoas::console
