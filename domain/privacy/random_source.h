#pragma once

// Chance that nobody can foresee, handed in as a value so that rules which need it stay pure. The store puts
// libsodium behind it.

#include <cstdint>
#include <functional>

namespace psoas {

// A number from 0 to below `limit`, each as likely as any other.
using RandomSource = std::function<std::uint32_t(std::uint32_t limit)>;

}  // namespace psoas
