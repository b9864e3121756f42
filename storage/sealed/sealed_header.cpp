#include "storage/sealed/sealed_header.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace psoas::storage {

static_assert(std::tuple_size_v<StreamHeader> == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
static_assert(chunk_overhead == crypto_secretstream_xchacha20poly1305_ABYTES);

namespace {

constexpr std::string_view magic = "PSOASEAL";
constexpr std::uint32_t format_version = 1;
constexpr std::uint8_t argon2id_13 = 1;
constexpr std::size_t start_bytes = 16;  // magic, version, length of the header
constexpr std::size_t most_header_bytes = 64U << 10;
constexpr std::size_t most_slots = 16;
constexpr std::size_t program_version_bytes = 32;
constexpr unsigned least_chunk_exponent = 12;
constexpr unsigned most_chunk_exponent = 20;
constexpr std::uint64_t most_plaintext_bytes = std::uint64_t{1} << 46;

[[noreturn]] void refuse(SealedFault fault, const char* what) { throw SealedError(fault, what); }

// Numbers lie with their low byte first.
class Writer {
 public:
  template <class Number>
  void number(Number value) {
    for (std::size_t i = 0; i < sizeof(Number); ++i)
      x_bytes.push_back(static_cast<std::uint8_t>(static_cast<std::uint64_t>(value) >> (8 * i)));
  }
  template <class Range>
  void bytes(const Range& range) {
    x_bytes.insert(x_bytes.end(), range.begin(), range.end());
  }
  void text(std::string_view text, std::size_t room) {
    text = text.substr(0, room);
    bytes(text);
    x_bytes.resize(x_bytes.size() + room - text.size());
  }
  Bytes& made() { return x_bytes; }

 private:
  Bytes x_bytes;
};

class Reader {
 public:
  explicit Reader(ByteView bytes) : x_left(bytes) {}

  template <class Number>
  Number number() {
    const ByteView bytes = take(sizeof(Number));
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < sizeof(Number); ++i) value |= std::uint64_t{bytes[i]} << (8 * i);
    return static_cast<Number>(value);
  }
  template <class Array>
  void bytes(Array& array) {
    std::ranges::copy(take(array.size()), array.begin());
  }
  std::string text(std::size_t room) {
    const ByteView bytes = take(room);
    return {bytes.begin(), std::ranges::find(bytes, 0)};
  }
  ByteView take(std::size_t count) {
    if (count > x_left.size()) refuse(SealedFault::altered, "the header ends too early");
    const ByteView taken = x_left.first(count);
    x_left = x_left.subspan(count);
    return taken;
  }
  bool at_end() const { return x_left.empty(); }

 private:
  ByteView x_left;
};

HeaderDigest digest_of(ByteView bytes) {
  HeaderDigest digest;
  crypto_generichash(digest.data(), digest.size(), bytes.data(), bytes.size(), nullptr, 0);
  return digest;
}

// All after the start and before the digest.
void write_body(const SealedHeader& header, std::uint64_t file_bytes, Writer& out) {
  out.number(file_bytes);
  out.number(header.plaintext_bytes);
  out.number(static_cast<std::uint8_t>(header.kind));
  out.number(argon2id_13);
  out.number(static_cast<std::uint8_t>(header.chunk_exponent));
  out.number(static_cast<std::uint8_t>(header.slots.size()));
  out.number(static_cast<std::uint32_t>(header.work.operations));
  out.number(header.work.memory);
  out.bytes(header.salt);
  out.bytes(header.stream);
  out.number(static_cast<std::int64_t>(header.origin.made_at.time_since_epoch().count()));
  out.number(static_cast<std::uint32_t>(header.origin.schema_version));
  out.text(header.origin.program_version, program_version_bytes);
  out.bytes(header.origin.clinic);
  out.number(header.origin.audit_sequence);
  out.bytes(header.origin.audit_head);
  out.bytes(header.origin.device);
  for (const KeySlot& slot : header.slots) {
    out.number(static_cast<std::uint8_t>(slot.kind));
    out.number(static_cast<std::uint16_t>(slot.content.size()));
    out.bytes(slot.content);
  }
}

SealedKind known_kind(std::uint8_t number) {
  if (number < 1 || number > 3) refuse(SealedFault::altered, "the header names no kind of file");
  return static_cast<SealedKind>(number);
}

std::vector<KeySlot> read_slots(Reader& in, std::size_t count) {
  if (count == 0 || count > most_slots) refuse(SealedFault::altered, "no file has so many slots");
  std::vector<KeySlot> slots;
  for (std::size_t i = 0; i < count; ++i) {
    const auto kind = in.number<std::uint8_t>();
    if (kind < 1 || kind > 5) refuse(SealedFault::altered, "the header has a slot of no kind");
    const ByteView content = in.take(in.number<std::uint16_t>());
    slots.push_back({static_cast<SlotKind>(kind), {content.begin(), content.end()}});
  }
  return slots;
}

SealedOrigin read_origin(Reader& in) {
  SealedOrigin origin;
  origin.made_at = Moment{std::chrono::milliseconds{in.number<std::int64_t>()}};
  origin.schema_version = static_cast<int>(in.number<std::uint32_t>());
  origin.program_version = in.text(program_version_bytes);
  in.bytes(origin.clinic);
  origin.audit_sequence = in.number<std::int64_t>();
  in.bytes(origin.audit_head);
  in.bytes(origin.device);
  return origin;
}

DecodedHeader read_body(ByteView body) {
  Reader in(body);
  DecodedHeader decoded;
  SealedHeader& header = decoded.header;
  decoded.file_bytes = in.number<std::uint64_t>();
  header.plaintext_bytes = in.number<std::uint64_t>();
  header.kind = known_kind(in.number<std::uint8_t>());
  if (in.number<std::uint8_t>() != argon2id_13) refuse(SealedFault::newer_format, "another way to make keys");
  header.chunk_exponent = in.number<std::uint8_t>();
  const auto slots = in.number<std::uint8_t>();
  header.work.operations = in.number<std::uint32_t>();
  header.work.memory = in.number<std::uint64_t>();
  if (!is_usable(header.work)) refuse(SealedFault::unreasonable_work, "work outside of what is allowed");
  in.bytes(header.salt);
  in.bytes(header.stream);
  header.origin = read_origin(in);
  header.slots = read_slots(in, slots);
  if (!in.at_end()) refuse(SealedFault::altered, "the header goes on behind its slots");
  return decoded;
}

void require_sense(const DecodedHeader& decoded, std::size_t header_bytes) {
  const SealedHeader& header = decoded.header;
  if (header.chunk_exponent < least_chunk_exponent || header.chunk_exponent > most_chunk_exponent)
    refuse(SealedFault::altered, "no file has chunks of that size");
  if (header.plaintext_bytes > most_plaintext_bytes ||
      decoded.file_bytes != header_bytes + sealed_bytes(header.plaintext_bytes, header.chunk_exponent))
    refuse(SealedFault::altered, "the lengths in the header contradict each other");
}

// The length of the whole header.
std::size_t read_start(ByteInput& source, Bytes& bytes) {
  bytes.resize(start_bytes);
  const std::size_t count = source.read(bytes);
  if (std::memcmp(bytes.data(), magic.data(), std::min(count, magic.size())) != 0)
    refuse(SealedFault::not_sealed, "not a sealed file");
  if (count < start_bytes) refuse(SealedFault::cut_short, "the file ends within its header");
  Reader in(ByteView(bytes).subspan(magic.size()));
  const auto version = in.number<std::uint32_t>();
  if (version != format_version) refuse(SealedFault::newer_format, ("format " + std::to_string(version)).c_str());
  const auto length = in.number<std::uint32_t>();
  if (length < start_bytes + std::tuple_size_v<HeaderDigest> || length > most_header_bytes)
    refuse(SealedFault::altered, "no file has a header of that length");
  return length;
}

}  // namespace

std::uint64_t sealed_bytes(std::uint64_t plaintext_bytes, unsigned chunk_exponent) {
  const std::uint64_t chunk = std::uint64_t{1} << chunk_exponent;
  const std::uint64_t chunks = std::max<std::uint64_t>(1, (plaintext_bytes + chunk - 1) / chunk);
  return plaintext_bytes + chunks * chunk_overhead;
}

EncodedHeader encoded(const SealedHeader& header) {
  Writer measure;
  write_body(header, 0, measure);
  const std::size_t length = start_bytes + measure.made().size() + std::tuple_size_v<HeaderDigest>;
  if (length > most_header_bytes || header.slots.empty() || header.slots.size() > most_slots)
    throw std::logic_error("no header can hold these slots");
  Writer out;
  out.bytes(magic);
  out.number(format_version);
  out.number(static_cast<std::uint32_t>(length));
  write_body(header, length + sealed_bytes(header.plaintext_bytes, header.chunk_exponent), out);
  EncodedHeader made;
  made.digest = digest_of(out.made());
  out.bytes(made.digest);
  made.bytes = std::move(out.made());
  return made;
}

DecodedHeader decoded_header(ByteInput& source) {
  Bytes bytes;
  const std::size_t length = read_start(source, bytes);
  bytes.resize(length);
  if (source.read(std::span(bytes).subspan(start_bytes)) < length - start_bytes)
    refuse(SealedFault::cut_short, "the file ends within its header");
  const ByteView signed_part = ByteView(bytes).first(length - std::tuple_size_v<HeaderDigest>);
  const HeaderDigest digest = digest_of(signed_part);
  if (!std::ranges::equal(digest, ByteView(bytes).last(digest.size())))
    refuse(SealedFault::altered, "the header is not as it was written");
  DecodedHeader decoded = read_body(signed_part.subspan(start_bytes));
  decoded.digest = digest;
  require_sense(decoded, length);
  return decoded;
}

std::string slot_context(const SealedHeader& header, SlotKind kind) {
  Writer out;
  out.bytes(magic);
  out.number(format_version);
  out.number(static_cast<std::uint8_t>(header.kind));
  out.number(static_cast<std::uint8_t>(kind));
  out.number(static_cast<std::uint32_t>(header.work.operations));
  out.number(header.work.memory);
  out.bytes(header.salt);
  return {out.made().begin(), out.made().end()};
}

}  // namespace psoas::storage
