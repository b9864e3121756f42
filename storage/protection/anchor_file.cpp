#include "storage/protection/anchor_file.h"

#include <fstream>

#include "domain/base/output_file.h"
#include "storage/engine/query.h"
#include "storage/protection/chain.h"
#include "storage/protection/key_slots.h"

namespace psoas::storage {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view first_word = "psoastrack-anchor-1";

fs::path anchor_of(const std::string& clinic, const fs::path& folder) {
  return clinic.empty() ? fs::path() : folder / (clinic + ".anchor");
}

// One line: mark, number and hash of the last entry, milliseconds since 1970, the clinic's file.
void write_anchor(const fs::path& folder, const TrailAnchor& anchor, const fs::path& file) {
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  const std::string name = file.string();
  OutputFile out(anchor_of(anchor.clinic, folder));
  out.append(std::string(first_word) + " " + std::to_string(anchor.head.sequence) + " " + anchor.head.hash + " " +
             std::to_string(anchor.at.time_since_epoch().count()) +
             (name.find('\n') == std::string::npos ? " " + name : "") + "\n");
  out.commit();
}

// "" when there is no anchor, or when it does not say.
fs::path file_named_in(const fs::path& anchor) {
  std::ifstream in(anchor);
  std::string word;
  for (int i = 0; i < 4; ++i) in >> word;
  in.get();
  std::string name;
  std::getline(in, name);
  return name;
}

}  // namespace

void keep_anchor(Connection& connection, const fs::path& folder, const fs::path& file, Moment now) {
  try {
    const TrailAnchor anchor{clinic_identity(connection), head_of_trail(connection), now};
    if (anchor.clinic.empty() || anchor.head.hash.empty() ||
        fault_against_anchor(connection, folder) != TrailFault::none)
      return;
    write_anchor(folder, anchor, file);
  } catch (const std::runtime_error&) {
    // A missing anchor alarms nobody, and closing a file must not fail for it.
  }
}

void renew_anchor(const fs::path& folder, const TrailAnchor& restored, const fs::path& file) {
  try {
    std::error_code error;
    const fs::path anchor = anchor_of(restored.clinic, folder);
    if (restored.head.hash.empty() || anchor.empty() || !fs::exists(anchor, error)) return;
    const fs::path anchored = file_named_in(anchor);
    if (anchored != file && fs::exists(anchored, error)) return;
    write_anchor(folder, restored, file);
  } catch (const std::runtime_error&) {
    // The file is back; that its trail is shorter than the anchor will be said of it.
  }
}

TrailFault fault_against_anchor(Connection& connection, const fs::path& folder) {
  std::ifstream in(anchor_of(clinic_identity(connection), folder));
  std::string word;
  TrailHead anchor;
  if (!(in >> word >> anchor.sequence >> anchor.hash) || word != first_word) return TrailFault::none;
  if (head_of_trail(connection).sequence < anchor.sequence) return TrailFault::cut;
  Query query(connection, "SELECT mac FROM audit WHERE sequence = $1", anchor.sequence);
  return query.next() && query.view(0) == anchor.hash ? TrailFault::none : TrailFault::other_trail;
}

}  // namespace psoas::storage
