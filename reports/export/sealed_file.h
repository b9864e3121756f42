#pragma once

// A file that leaves sealed: made in memory, never on a disk in clear, and only its sealed form bears a name.

#include <filesystem>
#include <functional>
#include <string>

namespace psoas::reports {

// Seals a whole file as another, new one. Who does it, and for which passphrase, is the caller's.
using SealFile = std::function<void(const std::filesystem::path& plain, const std::filesystem::path& target)>;

// Lets `write` make the plain file under the target's name less the ending of sealed files, and seals that. The SHA-256
// of the sealed file. Throws FileError, and what the two throw; then there is no such target.
std::string write_sealed(const std::filesystem::path& target, const SealFile& seal,
                         const std::function<void(const std::filesystem::path& plain)>& write);

// The file as it is, or sealed where there is a way to seal.
void write_or_seal(const std::filesystem::path& target, const SealFile& seal,
                   const std::function<void(const std::filesystem::path& plain)>& write);

}  // namespace psoas::reports
