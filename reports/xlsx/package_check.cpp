#include "reports/xlsx/package_check.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>

#include "domain/base/output_file.h"

namespace psoas::reports {

namespace {

// A part of the package as the directory at its end lists it.
struct Part {
  std::string name;
  std::uint32_t packed_bytes = 0;
  std::uint32_t bytes = 0;
  std::uint32_t header_at = 0;
};

std::uint32_t number_at(std::string_view bytes, std::size_t at, int length) {
  std::uint32_t number = 0;
  for (int i = length - 1; i >= 0; --i)
    number = (number << 8) | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
  return number;
}

class PackageReader {
 public:
  explicit PackageReader(const std::filesystem::path& package)
      : x_package(package), x_file(package, std::ios::binary), x_packed(1 << 16), x_plain(1 << 17) {
    if (!x_file) fail("it cannot be read back");
  }

  [[noreturn]] void fail(const std::string& reason) const {
    throw FileError(x_package,
                    "the workbook is incomplete, the disk or the temporary folder may be full (" + reason + ")");
  }

  std::vector<Part> parts();

  // Counts the rows with cells of a part after making sure that it is whole XML.
  std::int64_t check_part(const Part& part, Progress& progress);

 private:
  std::string bytes_at(std::uint64_t position, std::size_t count);

  std::filesystem::path x_package;
  std::ifstream x_file;
  std::vector<unsigned char> x_packed;
  std::vector<char> x_plain;
};

std::string PackageReader::bytes_at(std::uint64_t position, std::size_t count) {
  std::string bytes(count, '\0');
  x_file.clear();
  x_file.seekg(static_cast<std::streamoff>(position));
  if (!x_file.read(bytes.data(), static_cast<std::streamsize>(count))) fail("its end is missing");
  return bytes;
}

std::vector<Part> PackageReader::parts() {
  constexpr std::size_t trailer = 22;
  const std::uintmax_t size = std::filesystem::file_size(x_package);
  if (size < trailer) fail("it is empty");
  const std::string end = bytes_at(size - trailer, trailer);
  if (!end.starts_with("PK\5\6")) fail("its directory is missing");
  const std::string directory = bytes_at(number_at(end, 16, 4), number_at(end, 12, 4));
  std::vector<Part> parts(number_at(end, 10, 2));
  std::size_t at = 0;
  for (Part& part : parts) {
    if (at + 46 > directory.size()) fail("its directory is damaged");
    part.packed_bytes = number_at(directory, at + 20, 4);
    part.bytes = number_at(directory, at + 24, 4);
    part.header_at = number_at(directory, at + 42, 4);
    const std::size_t name_length = number_at(directory, at + 28, 2);
    part.name = directory.substr(at + 46, name_length);
    at += 46 + name_length + number_at(directory, at + 30, 2) + number_at(directory, at + 32, 2);
  }
  return parts;
}

// The name of the outermost element, from the beginning of a part.
std::string_view root_of(std::string_view beginning) {
  const std::size_t declaration = beginning.find("?>");
  const std::size_t start = beginning.find('<', declaration == std::string_view::npos ? 0 : declaration);
  if (start == std::string_view::npos) return {};
  const std::string_view rest = beginning.substr(start + 1);
  return rest.substr(0, rest.find_first_of(" >/\r\n"));
}

// An inflating stream that ends itself.
struct Inflater {
  Inflater() { ready = inflateInit2(&stream, -MAX_WBITS) == Z_OK; }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() {
    if (ready) inflateEnd(&stream);
  }
  z_stream stream{};
  bool ready = false;
};

// True when the text between the beginning and the end of a part is one whole element.
bool is_whole(std::string_view beginning, std::string_view end) {
  const std::string_view root = root_of(beginning);
  if (root.empty()) return false;
  while (end.ends_with('\n')) end.remove_suffix(1);
  if (end.ends_with("</" + std::string(root) + ">")) return true;
  return beginning == end && end.ends_with("/>") && std::ranges::count(end, '<') == 2;
}

constexpr std::string_view row_end = "</row>";

// Bytes of the last piece that stay in front of the next, so that nothing is missed between two pieces.
constexpr std::size_t most_kept = 512;

// The ends of rows that begin in `text`. Looked for by their rarest letter, which is several times as fast over the
// hundreds of megabytes of a long sheet as a search for the whole word.
std::int64_t row_ends(std::string_view text) {
  std::int64_t count = 0;
  for (std::size_t at = text.find('w'); at != std::string_view::npos; at = text.find('w', at + 1))
    if (at >= 4 && text.substr(at - 4, row_end.size()) == row_end) ++count;
  return count;
}

std::int64_t PackageReader::check_part(const Part& part, Progress& progress) {
  const std::string header = bytes_at(part.header_at, 30);
  x_file.seekg(part.header_at + 30 + number_at(header, 26, 2) + number_at(header, 28, 2));

  Inflater inflater;
  if (!inflater.ready) fail("not enough memory to read it back");
  z_stream& stream = inflater.stream;
  std::string beginning;
  std::size_t kept = 0;
  std::int64_t rows = 0;
  std::uint32_t left = part.packed_bytes;
  for (;;) {
    if (stream.avail_in == 0 && left > 0) {
      const std::uint32_t piece = std::min<std::uint32_t>(left, static_cast<std::uint32_t>(x_packed.size()));
      if (!x_file.read(reinterpret_cast<char*>(x_packed.data()), piece)) fail(part.name);
      left -= piece;
      stream.next_in = x_packed.data();
      stream.avail_in = piece;
    }
    progress.check();
    stream.next_out = reinterpret_cast<unsigned char*>(x_plain.data() + kept);
    stream.avail_out = static_cast<unsigned>(x_plain.size() - kept);
    const int state = inflate(&stream, Z_NO_FLUSH);
    if (state != Z_OK && state != Z_STREAM_END) fail(part.name);

    const std::string_view seen(x_plain.data(), x_plain.size() - stream.avail_out);
    if (beginning.size() < most_kept) beginning += seen.substr(kept, most_kept - beginning.size());
    rows += row_ends(seen.substr(kept - std::min(kept, row_end.size() - 1)));
    kept = std::min(seen.size(), most_kept);
    const std::string_view end = seen.substr(seen.size() - kept);
    if (state == Z_STREAM_END) {
      if (!is_whole(beginning, end) || stream.total_out != part.bytes) fail(part.name);
      return rows;
    }
    std::memmove(x_plain.data(), end.data(), kept);
  }
}

}  // namespace

void check_package(const std::filesystem::path& package, const std::vector<std::int64_t>& rows_of_sheets,
                   Progress& progress) {
  PackageReader reader(package);
  std::size_t sheets_seen = 0;
  for (const Part& part : reader.parts()) {
    const std::int64_t rows = reader.check_part(part, progress);
    for (std::size_t i = 0; i < rows_of_sheets.size(); ++i) {
      if (part.name != "xl/worksheets/sheet" + std::to_string(i + 1) + ".xml") continue;
      ++sheets_seen;
      if (rows != rows_of_sheets[i])
        reader.fail(part.name + " has " + std::to_string(rows) + " of " + std::to_string(rows_of_sheets[i]) + " rows");
    }
  }
  if (sheets_seen != rows_of_sheets.size()) reader.fail("a sheet is missing");
}

}  // namespace psoas::reports
