#pragma once

// One opening of a sealed file of arbitrary bytes: the entry function of libFuzzer, also called by the tests.

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count);
