#pragma once

// What 95 % limits need of the normal distribution.

namespace psoas {

inline constexpr double normal_quantile_975 = 1.959963984540054;

}  // namespace psoas
