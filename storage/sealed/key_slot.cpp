#include "storage/sealed/key_slot.h"

#include <sodium.h>

#include <algorithm>
#include <stdexcept>

namespace psoas::storage {

namespace {

constexpr std::size_t most_context_bytes = 255;
// A slot of the master key: salt, operations, memory, length of the context, context, wrapped master key.
constexpr std::size_t salt_bytes = std::tuple_size_v<Salt>;
constexpr std::size_t master_fixed_bytes = salt_bytes + 2 + 8 + 1 + wrapped_key_bytes;

KeySlot wrapped_slot(SlotKind kind, const SecretBytes& content_key, const SecretBytes& under,
                     const SealedHeader& header) {
  const WrappedKey bytes = wrapped(content_key, under, slot_context(header, kind));
  return {kind, {bytes.begin(), bytes.end()}};
}

std::optional<SecretBytes> unwrapped_slot(const KeySlot& slot, const SecretBytes& under, const SealedHeader& header) {
  WrappedKey bytes;
  if (slot.content.size() != bytes.size()) return std::nullopt;
  std::ranges::copy(slot.content, bytes.begin());
  return unwrapped(bytes, under, slot_context(header, slot.kind));
}

KeySlot written_slot(const MasterKeySlot& slot) {
  if (slot.context.size() > most_context_bytes) throw std::logic_error("too long for a slot");
  Bytes content(slot.salt.begin(), slot.salt.end());
  const auto number = [&](std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) content.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  };
  number(slot.work.operations, 2);
  number(slot.work.memory, 8);
  number(slot.context.size(), 1);
  content.insert(content.end(), slot.context.begin(), slot.context.end());
  content.insert(content.end(), slot.master_key.begin(), slot.master_key.end());
  return {slot.kind, content};
}

std::optional<MasterKeySlot> read_master_slot(const KeySlot& slot) {
  const Bytes& content = slot.content;
  if (content.size() < master_fixed_bytes) return std::nullopt;
  const auto number = [&](std::size_t at, int bytes) {
    std::uint64_t value = 0;
    for (int i = 0; i < bytes; ++i) value |= std::uint64_t{content[at + static_cast<std::size_t>(i)]} << (8 * i);
    return value;
  };
  const std::size_t context = number(salt_bytes + 10, 1);
  if (content.size() != master_fixed_bytes + context) return std::nullopt;
  MasterKeySlot read;
  read.kind = slot.kind;
  std::copy_n(content.begin(), salt_bytes, read.salt.begin());
  read.work = {number(salt_bytes, 2), number(salt_bytes + 2, 8)};
  read.context.assign(content.begin() + salt_bytes + 11, content.end() - wrapped_key_bytes);
  std::copy_n(content.end() - wrapped_key_bytes, wrapped_key_bytes, read.master_key.begin());
  return read;
}

// Before any memory is taken for it. Little work is enough for a recovery code, which is far too long to be guessed.
void require_bearable(const KdfWork& work) {
  constexpr KdfWork most{10, 1U << 30};
  if (work.operations < 1 || work.operations > most.operations || work.memory < crypto_pwhash_MEMLIMIT_MIN ||
      work.memory > most.memory)
    throw SealedError(SealedFault::unreasonable_work, "work outside of what is allowed");
}

// The first slot of the kind that `open` opens.
template <class Open>
SecretBytes first_opened(const SealedHeader& header, SlotKind kind, Open open) {
  if (!has_slot(header, kind)) throw SealedError(SealedFault::no_such_way, "no such slot");
  for (const KeySlot& slot : header.slots)
    if (slot.kind == kind)
      if (std::optional<SecretBytes> key = open(slot)) return std::move(*key);
  throw SealedError(SealedFault::wrong_secret, "no slot opens");
}

}  // namespace

std::vector<KeySlot> slots_for(const SecretBytes& content_key, const SealedHeader& header, const Locks& locks) {
  std::vector<KeySlot> slots;
  if (locks.master_key != nullptr)
    slots.push_back(
        wrapped_slot(SlotKind::master_key, content_key, sub_key(*locks.master_key, SubKey::backup_slot), header));
  if (!locks.passphrase.empty())
    slots.push_back(
        wrapped_slot(SlotKind::passphrase, content_key, key_from(locks.passphrase, header.salt, header.work), header));
  if (slots.empty()) throw std::logic_error("a sealed file nobody could open");
  if (locks.master_key == nullptr && !locks.to_master_key.empty())
    throw std::logic_error("slots that open a master key need one for it");
  for (const MasterKeySlot& slot : locks.to_master_key) slots.push_back(written_slot(slot));
  return slots;
}

SecretBytes opened_by_master_key(const SealedHeader& header, const SecretBytes& master_key) {
  const SecretBytes under = sub_key(master_key, SubKey::backup_slot);
  return first_opened(header, SlotKind::master_key,
                      [&](const KeySlot& slot) { return unwrapped_slot(slot, under, header); });
}

SecretBytes opened_by_passphrase(const SealedHeader& header, std::string_view passphrase) {
  if (!has_slot(header, SlotKind::passphrase)) throw SealedError(SealedFault::no_such_way, "no such slot");
  const SecretBytes under = key_from(passphrase, header.salt, header.work);
  return first_opened(header, SlotKind::passphrase,
                      [&](const KeySlot& slot) { return unwrapped_slot(slot, under, header); });
}

SecretBytes master_key_by(const SealedHeader& header, SlotKind kind, std::string_view known) {
  return first_opened(header, kind, [&](const KeySlot& slot) -> std::optional<SecretBytes> {
    const std::optional<MasterKeySlot> read = read_master_slot(slot);
    if (!read) return std::nullopt;
    require_bearable(read->work);
    return unwrapped(read->master_key, key_from(known, read->salt, read->work), read->context);
  });
}

std::vector<MasterKeySlot> slots_to_master_key(const SealedHeader& header) {
  std::vector<MasterKeySlot> slots;
  for (const KeySlot& slot : header.slots)
    if (slot.kind == SlotKind::recovery_code || slot.kind == SlotKind::kept_passphrase)
      if (std::optional<MasterKeySlot> read = read_master_slot(slot)) slots.push_back(std::move(*read));
  return slots;
}

bool has_slot(const SealedHeader& header, SlotKind kind) {
  return std::ranges::any_of(header.slots, [kind](const KeySlot& slot) { return slot.kind == kind; });
}

}  // namespace psoas::storage
