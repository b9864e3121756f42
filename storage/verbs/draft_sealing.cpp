#include "storage/verbs/draft_sealing.h"

#include <vector>

#include "domain/store/store_error.h"
#include "storage/engine/query.h"
#include "storage/secret/sealed_text.h"

namespace psoas::storage {

namespace {

std::string context_of(std::string_view draft, std::string_view place) {
  return "draft " + std::string(draft) + " " + std::string(place);
}

}  // namespace

DraftSealing::DraftSealing(const Keys* keys) {
  if (keys) x_key.emplace(sub_key(keys->master, SubKey::drafts));
}

std::string DraftSealing::stored(std::string_view typed, std::string_view draft, std::string_view place) const {
  return x_key ? sealed_text(typed, *x_key, context_of(draft, place)) : std::string(typed);
}

std::string DraftSealing::typed(std::string_view stored, std::string_view draft, std::string_view place) const {
  if (!x_key || !is_sealed_text(stored)) return std::string(stored);
  if (auto text = opened_text(stored, *x_key, context_of(draft, place))) return std::move(*text);
  throw StoreError(StoreFault::damaged, "a draft was changed outside the program");
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
  Query reason(connection, "SELECT id, uuid, reason FROM draft ORDER BY id");
  while (reason.next())
    if (!is_sealed_text(reason.view(2)))
      reasons.push_back({reason.id<DraftId>(0), reason.text(1), "reason", reason.text(2)});
  const DraftSealing sealing(&keys);
  for (const Plain& each : fields)
    run(connection, "UPDATE draft_field SET typed = $1 WHERE draft = $2 AND path = $3",
        sealing.stored(each.typed, each.uuid, each.place), each.draft, each.place);
  for (const Plain& each : reasons)
    run(connection, "UPDATE draft SET reason = $1 WHERE id = $2", sealing.stored(each.typed, each.uuid, each.place),
        each.draft);
}

}  // namespace psoas::storage
