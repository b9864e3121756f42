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

fs::path file_of(Connection& connection, const fs::path& folder) {
  const std::string clinic = clinic_identity(connection);
  return clinic.empty() ? fs::path() : folder / (clinic + ".anchor");
}

}  // namespace

void keep_anchor(Connection& connection, const fs::path& folder, Moment now) {
  try {
    const fs::path file = file_of(connection, folder);
    const TrailHead head = head_of_trail(connection);
    if (file.empty() || head.hash.empty() || fault_against_anchor(connection, folder) != TrailFault::none) return;
    std::error_code error;
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    OutputFile out(file);
    out.append(std::string(first_word) + " " + std::to_string(head.sequence) + " " + head.hash + " " +
               std::to_string(now.time_since_epoch().count()) + "\n");
    out.commit();
  } catch (const std::runtime_error&) {
    // A missing anchor alarms nobody, and closing a file must not fail for it.
  }
}

TrailFault fault_against_anchor(Connection& connection, const fs::path& folder) {
  std::ifstream in(file_of(connection, folder));
  std::string word;
  TrailHead anchor;
  if (!(in >> word >> anchor.sequence >> anchor.hash) || word != first_word) return TrailFault::none;
  if (head_of_trail(connection).sequence < anchor.sequence) return TrailFault::cut;
  Query query(connection, "SELECT mac FROM audit WHERE sequence = $1", anchor.sequence);
  return query.next() && query.view(0) == anchor.hash ? TrailFault::none : TrailFault::other_trail;
}

}  // namespace psoas::storage
