#pragma once

// Runs another program, such as one that reads what the product wrote.

#include <catch2/catch.hpp>
#include <cstdio>
#include <string>

namespace psoas::tests {

// What the command prints; fails unless it ends well.
inline std::string output_of(const std::string& command) {
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string text;
  char buffer[4096];
  while (const std::size_t length = fread(buffer, 1, sizeof buffer, pipe)) text.append(buffer, length);
  REQUIRE(pclose(pipe) == 0);
  return text;
}

}  // namespace psoas::tests
