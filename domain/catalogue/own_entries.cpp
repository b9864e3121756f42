#include "domain/catalogue/own_entries.h"

#include <algorithm>

namespace psoas {

namespace {

template <class Definition>
auto with_code(std::vector<Definition>& entries, std::string_view code) {
  return std::find_if(entries.begin(), entries.end(), [&](const Definition& each) { return each.code == code; });
}

template <class Definition>
auto with_code(const std::vector<Definition>& entries, std::string_view code) {
  return std::find_if(entries.begin(), entries.end(), [&](const Definition& each) { return each.code == code; });
}

// Calls `act(own list, catalogue's list)` for the one kind.
template <class Act>
void for_kind(CatalogueContent& own, const Catalogue& catalogue, EntryKind kind, const Act& act) {
  for_each_list(own, catalogue.content(),
                [&]<class Definition>(std::vector<Definition>& mine, const std::vector<Definition>& all) {
                  if (kind_of(Definition{}) == kind) act(mine, all);
                });
}

// The clinic's own entry of this code; made from the catalogue's when there is none yet.
template <class Definition>
Definition& own_entry(std::vector<Definition>& own, const std::vector<Definition>& all, std::string_view code) {
  const auto present_one = with_code(own, code);
  if (present_one != own.end()) return *present_one;
  own.push_back(*with_code(all, code));
  return own.back();
}

template <class Definition>
EntryLine line_of(const Definition& entry, const CatalogueContent& own) {
  EntryLine line{kind_of(entry), entry.code, entry.label, {}, false, entry.code.starts_with("x_"), {}};
  if constexpr (requires { entry.keywords; }) line.keywords = entry.keywords;
  if constexpr (requires { entry.retired_on; }) line.retired_on = entry.retired_on;
  for_each_list(own, own, [&]<class Other>(const std::vector<Other>& mine, const std::vector<Other>&) {
    if constexpr (std::is_same_v<Other, Definition>) line.own = with_code(mine, entry.code) != mine.end();
  });
  return line;
}

constexpr int usual_gap = 100;

// Puts the entry between its new neighbours. `sequence` is the list as it shall be, without it; `at` its place there.
template <class Definition>
void put_at(std::vector<Definition>& own, const std::vector<Definition>& all,
            const std::vector<const Definition*>& sequence, std::size_t at, std::string_view code) {
  int order = at == 0 ? sequence.front()->order - usual_gap : sequence[at - 1]->order + 1;
  if (at > 0 && at < sequence.size() && sequence[at]->order - sequence[at - 1]->order >= 2)
    order = sequence[at - 1]->order + (sequence[at]->order - sequence[at - 1]->order) / 2;
  else if (at == sequence.size()) order = sequence.back()->order + usual_gap;
  own_entry(own, all, code).order = order;
  for (; at < sequence.size() && sequence[at]->order <= order; ++at)
    own_entry(own, all, sequence[at]->code).order = ++order;
}

}  // namespace

bool can_be_retired(EntryKind kind) {
  bool can = false;
  const CatalogueContent none;
  for_each_list(none, none, [&]<class Definition>(const std::vector<Definition>&, const auto&) {
    if constexpr (requires(Definition entry) { entry.retired_on; }) can = can || kind_of(Definition{}) == kind;
  });
  return can;
}

std::vector<EntryLine> entry_lines(const Catalogue& catalogue, const CatalogueContent& own, EntryKind kind) {
  std::vector<EntryLine> lines;
  const CatalogueContent& content = catalogue.content();
  for_each_list(content, content, [&](const auto& entries, const auto&) {
    for (const auto& entry : entries)
      if (kind_of(entry) == kind) lines.push_back(line_of(entry, own));
  });
  return lines;
}

std::optional<EntryKind> kind_with_code(const Catalogue& catalogue, std::string_view code) {
  std::optional<EntryKind> kind;
  const CatalogueContent& content = catalogue.content();
  for_each_list(content, content, [&](const auto& entries, const auto&) {
    const auto found = with_code(entries, code);
    if (found != entries.end()) kind = kind_of(*found);
  });
  return kind;
}

LaidOver laid_over(CatalogueContent own, const CatalogueContent& over) {
  LaidOver laid;
  for_each_list(own, over, [&](auto& entries, const auto& further) {
    for (const auto& entry : further) {
      const EntryName name{kind_of(entry), entry.code, entry.label};
      const auto earlier = with_code(entries, entry.code);
      if (earlier == entries.end()) {
        laid.added.push_back(name);
        entries.push_back(entry);
      } else {
        (*earlier == entry ? laid.same : laid.changed).push_back(name);
        *earlier = entry;
      }
    }
  });
  laid.content = std::move(own);
  return laid;
}

CatalogueContent with_retired(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                              std::optional<Date> on) {
  for_kind(own, catalogue, kind,
           [&]<class Definition>(std::vector<Definition>& mine, const std::vector<Definition>& all) {
             if constexpr (requires(Definition entry) { entry.retired_on; }) own_entry(mine, all, code).retired_on = on;
           });
  return own;
}

CatalogueContent with_label(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                            std::string_view label, std::string_view short_label) {
  for_kind(own, catalogue, kind,
           [&]<class Definition>(std::vector<Definition>& mine, const std::vector<Definition>& all) {
             Definition& entry = own_entry(mine, all, code);
             // The main field of a finding bears the finding's label unless it has one of its own.
             if constexpr (requires { entry.main_field(); })
               if (entry.main_field().label == entry.label) entry.fields.front().label = label;
             entry.label = label;
             if constexpr (requires { entry.short_label; }) entry.short_label = short_label;
           });
  return own;
}

CatalogueContent with_place(CatalogueContent own, const Catalogue& catalogue, EntryKind kind, std::string_view code,
                            int by) {
  for_kind(own, catalogue, kind,
           [&]<class Definition>(std::vector<Definition>& mine, const std::vector<Definition>& all) {
             if constexpr (requires(Definition entry) { entry.order; }) {
               std::vector<const Definition*> sequence;
               int place = 0;
               for (const Definition& entry : all)
                 if (entry.code == code) place = static_cast<int>(sequence.size());
                 else sequence.push_back(&entry);
               const int wanted = std::clamp(place + by, 0, static_cast<int>(sequence.size()));
               if (wanted != place && !sequence.empty())
                 put_at(mine, all, sequence, static_cast<std::size_t>(wanted), code);
             }
           });
  return own;
}

CatalogueContent without(CatalogueContent own, EntryKind kind, std::string_view code) {
  for_each_list(own, own, [&]<class Definition>(std::vector<Definition>& mine, std::vector<Definition>&) {
    if (kind_of(Definition{}) == kind) std::erase_if(mine, [&](const Definition& each) { return each.code == code; });
  });
  return own;
}

}  // namespace psoas
