#include "domain/privacy/released_value.h"

#include "domain/privacy/safe_words.h"

namespace psoas {

namespace {

bool is_presence(std::string_view code) { return code == present || code == absent || code == not_assessed; }

}  // namespace

ReleasedValue released(std::string_view entry, const FieldDefinition& field, const Value& value) {
  switch (field.kind) {
    case ValueKind::presence: return {{}, is_presence(value.code) ? value.code : std::string(), {}};
    case ValueKind::date: return {{}, {}, value.date};
    case ValueKind::text: return {{}, std::string(listed_word_in(value.text, safe_words(entry, field.code))), {}};
    case ValueKind::number:
    case ValueKind::choice:
    case ValueKind::choices: break;
  }
  const Choice* choice = value.code.empty() ? nullptr : field.choice(value.code);
  if (field.kind != ValueKind::number && !choice) return {};
  return {value.number ? value.number : (choice ? choice->number : std::nullopt), choice ? choice->code : "", {}};
}

}  // namespace psoas
