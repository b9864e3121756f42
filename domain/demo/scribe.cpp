#include "domain/demo/scribe.h"

#include <stdexcept>
#include <string>
#include <utility>

#include "domain/measure/score.h"

namespace psoas {

namespace {

template <class Definition>
const Definition& known(const Definition* definition, std::string_view code) {
  if (definition) return *definition;
  throw std::invalid_argument("not in the catalogue: " + std::string(code));
}

Value number_value(double number) {
  Value value;
  value.number = number;
  return value;
}

Value worded_value(const FieldDefinition& field, std::string_view word) {
  Value value;
  if (field.kind == ValueKind::text) {
    value.text = word;
  } else if (field.kind == ValueKind::presence) {
    value.code = word;
    if (word != not_assessed) value.number = word == present ? 1 : 0;
  } else {
    value.code = word;
    value.number = known(field.choice(word), std::string(field.code) + "=" + std::string(word)).number;
  }
  return value;
}

}  // namespace

ScoreEntry Scribe::score(std::string_view instrument, std::vector<std::optional<double>> items) const {
  const InstrumentDefinition& definition = definition_of_instrument(instrument);
  ScoreEntry entry;
  entry.instrument = instrument;
  entry.total = score_total(definition, items);
  entry.items = std::move(items);
  entry.version = definition.version;
  return entry;
}

ScoreEntry Scribe::paper_form(std::string_view instrument, double total) const {
  ScoreEntry entry;
  entry.instrument = instrument;
  entry.total = total;
  entry.version = definition_of_instrument(instrument).version;
  entry.mode = "paper";
  return entry;
}

ScoreEntry Scribe::unanswered(std::string_view instrument, ScoreStatus status) const {
  ScoreEntry entry;
  entry.instrument = instrument;
  entry.status = status;
  entry.items.resize(definition_of_instrument(instrument).items.size());
  return entry;
}

FindingEntry Scribe::finding(std::string_view code, Side side, double number) const {
  definition_of_finding(code);
  FindingEntry entry;
  entry.code = code;
  entry.side = side;
  entry.value = number_value(number);
  return entry;
}

FindingEntry Scribe::finding(std::string_view code, Side side, std::string_view choice) const {
  FindingEntry entry;
  entry.code = code;
  entry.side = side;
  entry.value = worded_value(definition_of_finding(code).main_field(), choice);
  return entry;
}

void Scribe::qualify(FindingEntry& finding, std::string_view field, std::string_view choice) const {
  const FieldDefinition& definition = known(definition_of_finding(finding.code).field(field), field);
  finding.qualifiers.push_back({"", 0, std::string(field), worded_value(definition, choice)});
}

Treatment Scribe::treatment(std::string_view code, Side side, Date date) const {
  definition_of_treatment(code);
  Treatment treatment;
  treatment.code = code;
  treatment.side = side;
  treatment.date = date;
  treatment.parameters.reserve(16);
  return treatment;
}

void Scribe::put(Treatment& treatment, std::string_view field, double number) const {
  put(treatment, "", 0, field, number);
}

void Scribe::put(Treatment& treatment, std::string_view field, std::string_view choice_or_text) const {
  put(treatment, "", 0, field, choice_or_text);
}

void Scribe::put(Treatment& treatment, std::string_view group, int row, std::string_view field, double number) const {
  known(definition_of_treatment(treatment.code).field(group, field), field);
  treatment.parameters.push_back({std::string(group), row, std::string(field), number_value(number)});
}

void Scribe::put(Treatment& treatment, std::string_view group, int row, std::string_view field,
                 std::string_view choice_or_text) const {
  const FieldDefinition& definition = known(definition_of_treatment(treatment.code).field(group, field), field);
  treatment.parameters.push_back(
      {std::string(group), row, std::string(field), worded_value(definition, choice_or_text)});
}

void Scribe::seal(Treatment& treatment) const {
  treatment.same_target_key = same_target_key(treatment, definition_of_treatment(treatment.code));
}

const FindingDefinition& Scribe::definition_of_finding(std::string_view code) const {
  return known(x_catalogue.finding(code), code);
}

const TreatmentDefinition& Scribe::definition_of_treatment(std::string_view code) const {
  return known(x_catalogue.treatment(code), code);
}

const InstrumentDefinition& Scribe::definition_of_instrument(std::string_view code) const {
  return known(x_catalogue.instrument(code), code);
}

}  // namespace psoas
