#pragma once

// A sweep that lets others save in between.

#include <functional>

#include "storage/protection/sweep.h"

namespace psoas::storage {

// All subjects, in pieces, each read in a transaction of its own. Between two of them, with none open, `may_go_on` is
// asked: it throws when not. Throws Cancelled, and what it throws; then no transaction is open either.
SweepReport sweep_in_pieces(
    Connection& connection, const Keys& keys, Progress& progress, const std::function<void()>& may_go_on = [] {});

}  // namespace psoas::storage
