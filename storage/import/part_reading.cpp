#include "storage/import/part_reading.h"

#include <algorithm>

#include "domain/base/text.h"
#include "domain/visit/visit_draft.h"

namespace psoas::storage {

namespace {

// A cell that the mapping declares to mean nothing, as opposed to one left empty by mistake.
bool declared_missing(const CellRule& rule, const CsvRecord& record) {
  return std::any_of(rule.places.begin(), rule.places.end(), [&](std::size_t place) {
    return std::find(rule.missing.begin(), rule.missing.end(), trimmed(record[place])) != rule.missing.end();
  });
}

bool all_constant(const PartRule& rule) {
  return rule.subject.is_constant() && std::all_of(rule.cells.begin(), rule.cells.end(),
                                                   [](const NamedCell& named) { return named.cell.is_constant(); });
}

}  // namespace

int PartReading::read(const TableRow& row, const IncomingPart& owner, std::string_view row_key) {
  int count = 0;
  Occurrences occurrences;
  for (const PartRule& rule : row.section.parts) {
    if (!fulfils(rule.conditions, row.record)) continue;
    std::optional<Texts> texts = texts_of(row, rule);
    if (!texts) continue;
    ++count;
    IncomingPart part = owner;
    part.kind = rule.kind;
    part.key = key_of(row, rule, *texts, row_key, occurrences);
    if (rule.kind == PartKind::treatment) {
      texts->entries.push_back({path_place("code"), column_of(rule.subject), texts->subject});
      if (row.section.kind == SectionKind::parts && part.day)
        texts->entries.push_back({path_place("date"), column_of(row.section.date), to_string(*part.day)});
    }
    part.entries = std::move(texts->entries);
    part.entries.shrink_to_fit();
    add(std::move(part), *texts);
  }
  return count;
}

// A row that says the same once more counts once; one that says something else is rejected.
void PartReading::add(IncomingPart part, const Texts& texts) {
  FingerprintOf content;
  if (part.day) content.add(to_string(*part.day));
  for (const Entry& entry : part.entries) content.add(x_intake.paths[entry.path]).add(entry.text);
  part.content = content.finish().number();
  const auto [known, fresh] = x_parts.try_emplace(part.key, static_cast<std::uint32_t>(x_intake.parts.size()));
  if (fresh) {
    x_intake.parts.push_back(std::move(part));
    return;
  }
  const IncomingPart& first = x_intake.parts[known->second];
  if (first.content == part.content) {
    ++x_cells.count(entity_of(part.kind)).known;
    return;
  }
  const Entry& value = part.entries.front();
  x_cells.reject(part.origin, value.column,
                 problem_of(ProblemCode::different_value, path_of(part.kind, texts, texts.first_name), value.text,
                            "line " + std::to_string(first.origin.line)));
}

std::optional<PartReading::Texts> PartReading::texts_of(const TableRow& row, const PartRule& rule) {
  const std::optional<std::string> subject = x_cells.text_of(rule.subject, row, entity_of(rule.kind));
  const std::optional<std::string> side = x_cells.text_of(rule.side, row, "side");
  const std::optional<std::string> repeat = x_cells.text_of(rule.row, row, "row");
  if (!subject || !side || !repeat) return std::nullopt;
  if (subject->empty()) return pass_over_empty(row, rule, rule.subject);
  Texts texts;
  texts.subject = *subject;
  texts.side = side->empty() ? "-" : *side;
  texts.row = repeat->empty() ? "0" : *repeat;
  texts.anything = rule.kind == PartKind::treatment && !rule.subject.is_constant();
  if (!read_cells(row, rule, texts)) return std::nullopt;
  if (!texts.anything && !all_constant(rule))
    return pass_over_empty(row, rule, rule.cells.empty() ? rule.subject : rule.cells.front().cell);
  return texts;
}

// False when a cell was rejected.
bool PartReading::read_cells(const TableRow& row, const PartRule& rule, Texts& texts) {
  for (const NamedCell& named : rule.cells) {
    const std::optional<std::string> name = x_cells.text_of(named.name, row, entity_of(rule.kind));
    if (!name) return false;
    if (texts.first_name.empty()) texts.first_name = *name;
    const std::string path = path_of(rule.kind, texts, *name);
    const std::optional<std::string> text = x_cells.text_of(named.cell, row, path);
    if (!text) return false;
    if (text->empty()) continue;
    const bool only_describes = rule.kind == PartKind::score && *name == "phase";
    if (!named.cell.is_constant() && !only_describes) texts.anything = true;
    texts.entries.push_back({path_place(path), column_of(named.cell), *text});
  }
  return true;
}

// In a wide table an empty cell means that nothing was recorded; in a long one the mapping must say so.
std::optional<PartReading::Texts> PartReading::pass_over_empty(const TableRow& row, const PartRule& rule,
                                                               const CellRule& cell) {
  if (row.section.kind == SectionKind::visits) return std::nullopt;
  if (declared_missing(cell, row.record)) ++x_cells.count(entity_of(rule.kind)).left_out;
  else x_cells.reject(cell, row, problem_of(ProblemCode::required, entity_of(rule.kind), ""));
  return std::nullopt;
}

std::string PartReading::path_of(PartKind kind, const Texts& texts, std::string_view name) const {
  if (kind == PartKind::score) return score_path(texts.subject, name);
  if (kind == PartKind::treatment) return std::string(name);
  const FindingDefinition* definition = x_catalogue.finding(texts.subject);
  const FieldDefinition* field = definition ? definition->field(name) : nullptr;
  const std::string_view side = field && field->shared_by_sides ? "-" : std::string_view(texts.side);
  std::string path = "finding/" + texts.subject + "/";
  path.append(side).append("/").append(texts.row).append("/").append(name);
  return path;
}

// What the mapping states as the row's key, or else patient, visit and moment as they are written; then which value
// of the row it is.
Fingerprint PartReading::key_of(const TableRow& row, const PartRule& rule, const Texts& texts, std::string_view row_key,
                                Occurrences& occurrences) const {
  FingerprintOf key;
  key.add(entity_of(rule.kind)).add(row_key);
  if (row_key.empty()) {
    const Section& section = row.section;
    key.add(raw_text(section.patient, row.record)).add(raw_text(section.patient_mrn, row.record));
    key.add(raw_text(section.visit, row.record)).add(raw_text(section.date, row.record));
  }
  const std::string subject = texts.subject + "/" + texts.side + "/" + texts.row;
  key.add(subject).add(std::to_string(occurrences[subject]++));
  if (rule.kind == PartKind::score && row.section.kind == SectionKind::parts) key.add(texts.first_name);
  return key.finish();
}

std::uint32_t PartReading::path_place(const std::string& path) {
  const auto [place, fresh] = x_paths.try_emplace(path, static_cast<std::uint32_t>(x_intake.paths.size()));
  if (fresh) x_intake.paths.push_back(path);
  return place->second;
}

}  // namespace psoas::storage
