#include "tests/faults/power_loss.h"

#include <algorithm>

#include "tests/faults/fault_clinic.h"

namespace psoas::tests {

namespace {

constexpr std::size_t sector = 512;

// How the disk treats what was not written through.
enum class Fate { dropped, kept, by_chance, torn };

struct File {
  bool there = false;
  std::string bytes;
  std::vector<const DiskEvent*> waiting;
};

void put(std::string& bytes, std::size_t at, std::string_view what) {
  if (bytes.size() < at + what.size()) bytes.resize(at + what.size(), '\0');
  bytes.replace(at, what.size(), what);
}

void apply(File& file, const DiskEvent& event) {
  switch (event.kind) {
    case DiskEvent::Kind::write:
      file.there = true;
      put(file.bytes, static_cast<std::size_t>(event.at), event.bytes);
      break;
    case DiskEvent::Kind::cut: file.bytes.resize(static_cast<std::size_t>(event.at), '\0'); break;
    case DiskEvent::Kind::removal: file = {}; break;
    default: break;
  }
}

void apply_torn(File& file, const DiskEvent& event, Chance& chance) {
  if (event.kind != DiskEvent::Kind::write) {
    if (chance.one_in(2)) apply(file, event);
    return;
  }
  file.there = true;
  const std::size_t begin = static_cast<std::size_t>(event.at);
  for (std::size_t done = 0; done < event.bytes.size();) {
    const std::size_t at = begin + done;
    const std::size_t count = std::min(sector - at % sector, event.bytes.size() - done);
    const std::uint64_t fate = chance.below(4);
    if (fate < 2) {
      put(file.bytes, at, std::string_view(event.bytes).substr(done, count));
    } else if (fate == 2) {
      std::string garbage(count, '\0');
      for (char& byte : garbage) byte = static_cast<char>(chance.below(256));
      put(file.bytes, at, garbage);
    }
    done += count;
  }
}

void apply_waiting(File& file, Fate fate, Chance& chance) {
  const auto waiting = std::move(file.waiting);
  for (const DiskEvent* event : waiting) {
    if (fate == Fate::kept || (fate == Fate::by_chance && chance.one_in(2))) apply(file, *event);
    else if (fate == Fate::torn) apply_torn(file, *event, chance);
  }
}

// Pages are forgotten, most often all of them. The length of the file is kept by the file system in another place.
void forget(File& file, Chance& chance) {
  const bool all = !chance.one_in(4);
  std::erase_if(file.waiting, [&](const DiskEvent* event) {
    return event->kind == DiskEvent::Kind::write && (all || chance.one_in(2));
  });
}

void happen(File& file, const DiskEvent& event, Chance& chance) {
  switch (event.kind) {
    case DiskEvent::Kind::write:
    case DiskEvent::Kind::cut: file.waiting.push_back(&event); break;
    case DiskEvent::Kind::write_through: apply_waiting(file, Fate::kept, chance); break;
    case DiskEvent::Kind::failed_write_through: forget(file, chance); break;
    case DiskEvent::Kind::removal:
      if (event.through) file = {};
      else file.waiting.push_back(&event);
      break;
    case DiskEvent::Kind::note: break;
  }
}

}  // namespace

DiskState state_after_power_loss(const Recording& recording, std::size_t cut, Chance& chance) {
  std::map<std::string, File> files;
  for (const auto& [path, bytes] : recording.before) files[path] = {true, bytes, {}};
  for (std::size_t i = 0; i < cut && i < recording.events.size(); ++i) {
    const DiskEvent& event = recording.events[i];
    if (event.kind != DiskEvent::Kind::note) happen(files[event.file], event, chance);
  }
  if (cut < recording.events.size()) {
    const DiskEvent& begun = recording.events[cut];
    if (begun.kind == DiskEvent::Kind::write || begun.kind == DiskEvent::Kind::cut)
      files[begun.file].waiting.push_back(&begun);
  }
  const Fate fate = static_cast<Fate>(chance.below(4));
  DiskState state;
  for (auto& [path, file] : files) {
    apply_waiting(file, fate, chance);
    if (file.there) state[path] = std::move(file.bytes);
  }
  return state;
}

DiskState state_with_all_until(const Recording& recording, std::size_t cut) {
  std::map<std::string, File> files;
  for (const auto& [path, bytes] : recording.before) files[path] = {true, bytes, {}};
  for (std::size_t i = 0; i < cut; ++i) apply(files[recording.events[i].file], recording.events[i]);
  DiskState state;
  for (const auto& [path, file] : files)
    if (file.there) state[path] = file.bytes;
  return state;
}

void put_state(const DiskState& state, const std::filesystem::path& recorded, const std::filesystem::path& file) {
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    const auto found = state.find(recorded.string() + ending);
    if (found == state.end()) std::filesystem::remove(file.string() + ending);
    else write_bytes(file.string() + ending, found->second);
  }
}

std::vector<std::string> noted_before(const Recording& recording, std::size_t cut) {
  std::vector<std::string> noted;
  for (std::size_t i = 0; i < cut && i < recording.events.size(); ++i)
    if (recording.events[i].kind == DiskEvent::Kind::note) noted.push_back(recording.events[i].file);
  return noted;
}

}  // namespace psoas::tests
