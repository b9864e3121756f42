#include "storage/verbs/catalogue_tables.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

#include "storage/catalogue/words.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

struct EntryRow {
  std::string_view entity;
  std::string code;
  std::string label;
  std::string_view kind;
  std::string_view laterality;
  std::string unit;
  Range range;
  std::optional<Date> retired_on;
};

FieldDefinition field_of(const ItemDefinition& item, const InstrumentDefinition& instrument) {
  FieldDefinition field;
  field.code = item.code;
  field.label = item.label;
  field.hard = instrument.item_range;
  return field;
}

// Hands every row to the receiver, in the catalogue's order: once to make the digest, once to write.
template <class Receiver>
void for_each_row(const Catalogue& catalogue, Receiver& receiver) {
  const auto fields = [&](std::string_view entity, const std::string& code, const auto& list) {
    int ordinal = 0;
    for (const FieldDefinition& field : list) receiver.field(entity, code, ordinal++, field);
  };
  for (const FindingDefinition& finding : catalogue.findings()) {
    receiver.entry({"finding", finding.code, finding.label, word_of(finding.kind, finding_kinds),
                    word_of(finding.laterality, lateralities), finding.main_field().unit, finding.main_field().hard,
                    finding.retired_on});
    fields("finding", finding.code, finding.fields);
  }
  for (const TreatmentDefinition& treatment : catalogue.treatments()) {
    receiver.entry({"treatment",
                    treatment.code,
                    treatment.label,
                    word_of(treatment.mark, marks),
                    word_of(treatment.laterality, lateralities),
                    "",
                    {},
                    treatment.retired_on});
    fields("treatment", treatment.code, treatment.fields);
  }
  for (const InstrumentDefinition& instrument : catalogue.instruments()) {
    receiver.entry({"instrument", instrument.code, instrument.label, word_of(instrument.rule, scoring_rules), "none",
                    instrument.unit, instrument.score_range, instrument.retired_on});
    std::vector<FieldDefinition> items;
    for (const ItemDefinition& item : instrument.items) items.push_back(field_of(item, instrument));
    fields("instrument", instrument.code, items);
  }
}

// Each part goes in with its length, so that no two different catalogues give the same bytes.
class Digest {
 public:
  Digest() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used");
    crypto_generichash_init(&x_state, nullptr, 0, size);
  }

  void entry(const EntryRow& row) {
    for (const std::string_view part : {row.entity, std::string_view(row.code), std::string_view(row.label), row.kind,
                                        row.laterality, std::string_view(row.unit)})
      add(part);
    add(row.range);
    add(row.retired_on ? to_string(*row.retired_on) : "");
  }
  void field(std::string_view entity, const std::string& code, int, const FieldDefinition& field) {
    for (const std::string_view part :
         {entity, std::string_view(code), std::string_view(field.group), std::string_view(field.code),
          std::string_view(field.label), word_of(field.kind, value_kinds), std::string_view(field.unit)})
      add(part);
    add(field.hard);
    for (const Choice& choice : field.choices) {
      add(choice.code);
      add(choice.label);
      add(choice.number ? std::to_string(*choice.number) : "");
    }
  }

  std::string text() {
    std::array<unsigned char, size> bytes{};
    crypto_generichash_final(&x_state, bytes.data(), bytes.size());
    std::string hex(size * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    hex.pop_back();
    return hex;
  }

 private:
  static constexpr std::size_t size = 32;

  void add(std::string_view part) {
    const std::string counted = std::to_string(part.size()) + ":" + std::string(part);
    crypto_generichash_update(&x_state, reinterpret_cast<const unsigned char*>(counted.data()), counted.size());
  }
  void add(const Range& range) {
    add(range.low ? std::to_string(*range.low) : "");
    add(range.high ? std::to_string(*range.high) : "");
  }

  crypto_generichash_state x_state;
};

class Copy {
 public:
  explicit Copy(Connection& connection) : x_connection(connection) {}

  void entry(const EntryRow& row) {
    run(x_connection,
        "INSERT INTO catalogue_entry (entity, code, label, kind, laterality, unit, low, high, retired_on)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (entity, code) DO UPDATE SET"
        " label = excluded.label, kind = excluded.kind, laterality = excluded.laterality, unit = excluded.unit,"
        " low = excluded.low, high = excluded.high, retired_on = excluded.retired_on",
        row.entity, row.code, row.label, row.kind, row.laterality, row.unit, row.range.low, row.range.high,
        row.retired_on);
  }
  void field(std::string_view entity, const std::string& code, int ordinal, const FieldDefinition& field) {
    run(x_connection,
        "INSERT INTO catalogue_field (entity, code, field_group, field, ordinal, label, kind, unit, low, high)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (entity, code, field_group, field)"
        " DO UPDATE SET ordinal = excluded.ordinal, label = excluded.label, kind = excluded.kind,"
        " unit = excluded.unit, low = excluded.low, high = excluded.high",
        entity, code, field.group, field.code, ordinal, field.label, word_of(field.kind, value_kinds), field.unit,
        field.hard.low, field.hard.high);
    int place = 0;
    for (const Choice& choice : field.choices)
      run(x_connection,
          "INSERT INTO catalogue_choice (entity, code, field_group, field, choice, ordinal, label, number)"
          " VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (entity, code, field_group, field, choice)"
          " DO UPDATE SET ordinal = excluded.ordinal, label = excluded.label, number = excluded.number",
          entity, code, field.group, field.code, choice.code, place++, choice.label, choice.number);
  }

 private:
  Connection& x_connection;
};

}  // namespace

std::string digest_of(const Catalogue& catalogue) {
  Digest digest;
  for_each_row(catalogue, digest);
  return digest.text();
}

std::string copied_catalogue(Connection& connection) {
  Query query(connection, "SELECT digest FROM catalogue_state WHERE id = 1");
  return query.next() ? query.text(0) : "";
}

void copy_catalogue(Connection& connection, const Catalogue& catalogue) {
  Copy copy(connection);
  for_each_row(catalogue, copy);
  run(connection,
      "INSERT INTO catalogue_state (id, digest) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest",
      digest_of(catalogue));
}

}  // namespace psoas::storage
