// Runs a target over the files of a folder: what was found once is tried at every test run, by any compiler.

#include <cstdio>
#include <iterator>

#include "tests/fuzz/input_file.h"

int main(int count, char** arguments) {
  int inputs = 0;
  for (int i = 1; i < count; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(arguments[i])) {
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string bytes{std::istreambuf_iterator<char>(in), {}};
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++inputs;
    }
  std::error_code error;
  std::filesystem::remove_all(psoas::tests::fuzz_folder(), error);
  std::printf("%d inputs\n", inputs);
  return inputs > 0 ? 0 : 1;
}
