#include "storage/verbs/draft_sealing.h"

#include <vector>

#include "domain/store/store_error.h"
#include "storage/engine/query.h"
#include "storage/protection/aggregate_digest.h"
#include "storage/secret/sealed_text.h"

namespace psoas::storage {

namespace {

constexpr std::string_view draft_entity = "draft";

std::string context_of(std::string_view draft, std::string_view place) {
  return "draft " + std::string(draft) + " " + std::string(place);
}

}  // namespace

DraftSealing::DraftSealing(const Keys* keys) : x_keys(keys) {
  if (keys) x_key.emplace(sub_key(keys->master, SubKey::drafts));
}

std::string DraftSealing::stored(std::string_view typed, std::string_view draft, std::string_view place) const {
  return x_key ? sealed_text(typed, *x_key, context_of(draft, place)) : std::string(typed);
}

std::string DraftSealing::typed(std::string_view stored, std::string_view draft, std::string_view place) const {
  if (!x_key) return std::string(stored);
  if (auto text = opened_text(stored, *x_key, context_of(draft, place))) return std::move(*text);
  throw StoreError(StoreFault::tampered, "a draft");
}

void DraftSealing::close(Connection& connection, DraftId draft) const {
  if (x_keys)
    run(connection, "UPDATE draft SET seal = $1 WHERE id = $2",
        digest_of(connection, x_keys->digests, draft_entity, draft.number), draft);
}

bool DraftSealing::is_whole(Connection& connection, DraftId draft) const {
  if (!x_keys) return true;
  Query seal(connection, "SELECT seal FROM draft WHERE id = $1", draft);
  return seal.next() && has_digest_noted(connection, x_keys->digests, draft_entity, draft.number, seal.view(0));
}

void seal_drafts(Connection& connection, const Keys& keys) {
  struct Plain {
    DraftId draft;
    std::string uuid;
    std::string place;
    std::string typed;
  };
  std::vector<Plain> fields;
  Query typed(connection,
              "SELECT d.id, d.uuid, f.path, f.typed FROM draft_field f JOIN draft d ON d.id = f.draft ORDER BY d.id");
  while (typed.next())
    if (!is_sealed_text(typed.view(3)))
      fields.push_back({typed.id<DraftId>(0), typed.text(1), typed.text(2), typed.text(3)});
  std::vector<Plain> reasons;
  std::vector<DraftId> drafts;
  Query reason(connection, "SELECT id, uuid, reason FROM draft ORDER BY id");
  while (reason.next()) {
    drafts.push_back(reason.id<DraftId>(0));
    if (!is_sealed_text(reason.view(2))) reasons.push_back({drafts.back(), reason.text(1), "reason", reason.text(2)});
  }
  const DraftSealing sealing(&keys);
  for (const Plain& each : fields)
    run(connection, "UPDATE draft_field SET typed = $1 WHERE draft = $2 AND path = $3",
        sealing.stored(each.typed, each.uuid, each.place), each.draft, each.place);
  for (const Plain& each : reasons)
    run(connection, "UPDATE draft SET reason = $1 WHERE id = $2", sealing.stored(each.typed, each.uuid, each.place),
        each.draft);
  for (const DraftId draft : drafts) sealing.close(connection, draft);
}

}  // namespace psoas::storage
