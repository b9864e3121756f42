#include "storage/catalogue/succession.h"

#include <algorithm>

namespace psoas::storage {

void Succession::check(const FindingDefinition& before, const FindingDefinition& after) {
  x_entry = after.code;
  if (before.kind != after.kind) changed("kind");
  if (before.laterality != after.laterality) changed("laterality");
  if (before.repeats != after.repeats) changed("repeats");
  check_fields(before.fields, after.fields);
}

void Succession::check(const TreatmentDefinition& before, const TreatmentDefinition& after) {
  x_entry = after.code;
  if (before.laterality != after.laterality) changed("laterality");
  if (before.target_fields != after.target_fields) changed("target_fields");
  for (const GroupDefinition& group : before.groups)
    if (after.group(group.code) == nullptr) removed(group.code);
  check_fields(before.fields, after.fields);
}

void Succession::check(const InstrumentDefinition& before, const InstrumentDefinition& after) {
  x_entry = after.code;
  if (before.rule != after.rule) changed("rule");
  if (before.direction != after.direction) changed("direction");
  // A total of 5 says something else on another scale.
  if (before.score_range != after.score_range) changed("score_range");
  const auto same = [](const ItemDefinition& a, const ItemDefinition& b) { return a.code == b.code; };
  if (!std::equal(before.items.begin(), before.items.end(), after.items.begin(), after.items.end(), same))
    changed("item");
}

void Succession::check_new(const std::string& code) {
  x_entry = code;
  if (!code.starts_with("x_")) note("prefix_missing", code);
}

void Succession::note_removed(const std::string& code) {
  x_entry = code;
  removed(code);
}

void Succession::check_fields(const std::vector<FieldDefinition>& before, const std::vector<FieldDefinition>& after) {
  for (const FieldDefinition& old : before) {
    const auto now = std::find_if(after.begin(), after.end(), [&](const FieldDefinition& each) {
      return each.code == old.code && each.group == old.group;
    });
    if (now == after.end()) {
      removed(old.code);
      continue;
    }
    if (now->kind != old.kind || now->unit != old.unit) changed(old.code);
    for (const Choice& choice : old.choices) check_choice(old, choice, *now);
  }
}

void Succession::check_choice(const FieldDefinition& field, const Choice& before, const FieldDefinition& now) {
  const Choice* after = now.choice(before.code);
  if (after == nullptr) removed(field.code + " = " + before.code);
  else if (after->number != before.number) changed(field.code + " = " + before.code);
}

void Succession::note(const std::string& reason, const std::string& detail) {
  faults.push_back({x_file.name, line_in(x_file, x_entry), x_entry, reason, detail, ""});
}

}  // namespace psoas::storage
