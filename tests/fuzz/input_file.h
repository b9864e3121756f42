#pragma once

// One input as a file, for what reads files only: always the same one of this process, in memory where there is room.

#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>

namespace psoas::tests {

inline std::filesystem::path fuzz_folder() {
  static const std::filesystem::path folder = [] {
    const std::filesystem::path in_memory = "/dev/shm";
    const std::filesystem::path base =
        access(in_memory.c_str(), W_OK) == 0 ? in_memory : std::filesystem::temp_directory_path();
    const std::filesystem::path made = base / ("psoas-fuzz-" + std::to_string(getpid()));
    std::filesystem::create_directories(made);
    return made;
  }();
  return folder;
}

inline std::filesystem::path input_file(const std::string& name, const std::uint8_t* bytes, std::size_t count) {
  const std::filesystem::path file = fuzz_folder() / name;
  std::ofstream(file, std::ios::binary | std::ios::trunc)
      .write(reinterpret_cast<const char*>(bytes), static_cast<std::streamsize>(count));
  return file;
}

}  // namespace psoas::tests

// The entry function of libFuzzer. Each target defines it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count);
