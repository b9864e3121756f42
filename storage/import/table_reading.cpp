// Reads every table of a mapping, section by section, into an Intake.

#include <algorithm>
#include <map>

#include "domain/base/side.h"
#include "domain/base/text.h"
#include "domain/visit/visit_draft.h"
#include "storage/import/intake.h"

namespace psoas::storage {

namespace {

constexpr std::int64_t rows_between_looks = 512;

Problem problem_of(ProblemCode code, std::string_view field, std::string_view given, std::string_view other = "") {
  Problem problem;
  problem.code = code;
  problem.field = field;
  problem.given = given;
  problem.other = other;
  return problem;
}

std::uint16_t column_of(const CellRule& rule) {
  return rule.places.empty() ? no_column : static_cast<std::uint16_t>(rule.places.front());
}

// Finds the columns a section names in the header of its table.
class ColumnSearch {
 public:
  ColumnSearch(const CsvReader& table, const std::filesystem::path& file, const Mapping& mapping)
      : x_header(table.header()), x_file(file), x_mapping(mapping) {}

  void search(Section& section) const {
    search(section.conditions);
    for (CellRule* rule : {&section.key, &section.patient, &section.patient_mrn, &section.visit, &section.date})
      search(*rule);
    search(section.fields);
    for (PartRule& part : section.parts) {
      search(part.conditions);
      for (CellRule* rule : {&part.subject, &part.side, &part.row}) search(*rule);
      search(part.cells);
    }
  }

 private:
  void search(std::vector<Condition>& conditions) const {
    for (Condition& condition : conditions) condition.place = place_of(condition.column, condition.line);
  }

  void search(std::vector<NamedCell>& cells) const {
    for (NamedCell& named : cells) {
      search(named.name);
      search(named.cell);
    }
  }

  void search(CellRule& rule) const {
    rule.places.clear();
    for (const std::string& column : rule.columns) rule.places.push_back(place_of(column, rule.line));
  }

  std::size_t place_of(const std::string& column, int line) const {
    const auto found = std::find(x_header.begin(), x_header.end(), column);
    if (found != x_header.end()) return static_cast<std::size_t>(found - x_header.begin());
    refuse_wrong_delimiter();
    throw ImportError({x_mapping.path, line, column, "missing_column", x_file.filename().string() + " has " + names()});
  }

  // A table read with the wrong delimiter has one column whose name holds the right one.
  void refuse_wrong_delimiter() const {
    if (x_header.size() > 1) return;
    for (const std::string_view delimiter : {";", "\t", ",", "|"}) {
      if (x_header[0].find(delimiter) == std::string::npos) continue;
      throw ImportError(
          {x_file, 1, "", "wrong_delimiter", delimiter == "\t" ? "\"\\t\"" : "\"" + std::string(delimiter) + "\""});
    }
  }

  std::string names() const {
    constexpr std::size_t most_named = 30;
    std::string text;
    for (std::size_t i = 0; i < x_header.size() && i < most_named; ++i) text += (i ? ", " : "") + x_header[i];
    return x_header.size() > most_named ? text + ", …" : text;
  }

  const std::vector<std::string>& x_header;
  const std::filesystem::path& x_file;
  const Mapping& x_mapping;
};

// A cell that the mapping declares to mean nothing, as opposed to one left empty by mistake.
bool declared_missing(const CellRule& rule, const CsvRecord& record) {
  return std::any_of(rule.places.begin(), rule.places.end(), [&](std::size_t place) {
    return std::find(rule.missing.begin(), rule.missing.end(), trimmed(record[place])) != rule.missing.end();
  });
}

class TableReading {
 public:
  TableReading(const Catalogue& catalogue, Intake& intake, ImportReport& report)
      : x_catalogue(catalogue), x_intake(intake), x_report(report), x_rejections(report, intake) {}

  void read(const Section& section, std::uint16_t place, CsvReader& table, Progress& progress,
            std::int64_t bytes_before, std::int64_t total_bytes);

 private:
  struct Row {
    const Section& section;
    const CsvRecord& record;
    Origin origin;
  };

  // One part of a row in the making.
  struct PartTexts {
    std::string subject;
    std::string side;
    std::string row;
    std::vector<Entry> entries;
    std::string first_name;  // of its cells
    bool anything = false;   // a cell that is not constant has a text
  };

  bool wanted(const std::vector<Condition>& conditions, const CsvRecord& record) const;
  void leave_out(const Section& section);
  std::optional<std::string> text_of(const CellRule& rule, const Row& row, std::string_view path);
  void reject(const Row& row, const CellRule& rule, Problem problem);

  void read_patient(const Row& row);
  void read_visit(const Row& row);
  void read_part(const Row& row);
  void add_parts(const Row& row, std::uint32_t patient, std::uint32_t visit, std::optional<Date> day,
                 std::string_view row_key);
  void add_part(const Row& row, const PartRule& rule, IncomingPart part, std::string_view row_key,
                std::map<std::string, int>& occurrences);
  std::optional<PartTexts> part_texts(const Row& row, const PartRule& rule);
  std::optional<PartTexts> refuse_empty(const Row& row, const PartRule& rule, const CellRule& cell);
  std::string path_of(PartKind kind, const PartTexts& texts, std::string_view name) const;
  Fingerprint key_of(const Row& row, const PartRule& rule, const PartTexts& texts, std::string_view row_key,
                     std::map<std::string, int>& occurrences) const;
  bool came_before(const IncomingPart& part, const PartTexts& texts);

  std::optional<std::uint32_t> patient_of(const Row& row);
  std::uint32_t visit_with_key(const std::string& key);
  bool read_day(const Row& row, std::optional<Date>& day);
  std::uint32_t path_place(const std::string& path);

  const Catalogue& x_catalogue;
  Intake& x_intake;
  ImportReport& x_report;
  Rejections x_rejections;
  std::unordered_map<std::string, std::uint32_t> x_patients;  // by key
  std::unordered_map<std::string, std::uint32_t> x_mrns;
  std::unordered_map<std::string, std::uint32_t> x_visits;  // by key
  std::unordered_map<std::string, std::uint32_t> x_paths;
  std::unordered_map<Fingerprint, std::uint32_t> x_parts;
};

void TableReading::read(const Section& section, std::uint16_t place, CsvReader& table, Progress& progress,
                        std::int64_t bytes_before, std::int64_t total_bytes) {
  CsvRecord record;
  std::int64_t rows = 0;
  while (table.next(record)) {
    if (rows++ % rows_between_looks == 0) {
      progress.check();
      progress.at("read", bytes_before + table.bytes_read(), total_bytes);
    }
    if (!wanted(section.conditions, record)) {
      leave_out(section);
      continue;
    }
    const Row row{section, record, {place, no_column, static_cast<std::uint32_t>(record.line())}};
    if (section.kind == SectionKind::patients) read_patient(row);
    else if (section.kind == SectionKind::visits) read_visit(row);
    else read_part(row);
  }
}

bool TableReading::wanted(const std::vector<Condition>& conditions, const CsvRecord& record) const {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::string_view cell = trimmed(record[condition.place]);
    const auto& values = condition.values;
    return (std::find(values.begin(), values.end(), cell) != values.end()) == condition.wanted;
  });
}

void TableReading::leave_out(const Section& section) {
  const std::string_view entity = section.kind == SectionKind::patients ? "patient"
                                  : section.kind == SectionKind::visits ? "visit"
                                                                        : entity_of(section.parts.front().kind);
  ++count_of(x_report, entity).left_out;
}

void TableReading::reject(const Row& row, const CellRule& rule, Problem problem) {
  x_rejections.add(row.origin, column_of(rule), std::move(problem));
}

// Nothing when the cell was rejected.
std::optional<std::string> TableReading::text_of(const CellRule& rule, const Row& row, std::string_view path) {
  Checked<std::string> text = read_cell(rule, row.record, path);
  if (text) return text.take();
  reject(row, rule, text.problems().front());
  return std::nullopt;
}

void TableReading::read_patient(const Row& row) {
  const Section& section = row.section;
  IncomingPatient patient;
  patient.given = true;
  patient.origin = row.origin;
  patient.origin.column = column_of(section.key);
  patient.key = raw_text(section.key, row.record);
  if (patient.key.empty()) {
    reject(row, section.key, problem_of(ProblemCode::required, "key", ""));
    return;
  }
  for (const NamedCell& field : section.fields) {
    const std::optional<std::string> text = text_of(field.cell, row, field.name.constant);
    if (text) *member_of(patient.draft, field.name.constant) = *text;
    else patient.refused = true;
  }
  const auto [known, fresh] = x_patients.try_emplace(patient.key, static_cast<std::uint32_t>(x_intake.patients.size()));
  if (!fresh) {
    const IncomingPatient& first = x_intake.patients[known->second];
    if (patient.refused || first.refused) return;
    if (content_of(first.draft) == content_of(patient.draft)) ++count_of(x_report, "patient").known;
    else
      reject(row, section.key,
             problem_of(ProblemCode::different_value, "key", patient.key, "line " + std::to_string(first.origin.line)));
    return;
  }
  x_mrns.try_emplace(patient.draft.mrn, known->second);
  x_intake.patients.push_back(std::move(patient));
}

std::optional<std::uint32_t> TableReading::patient_of(const Row& row) {
  const bool by_key = row.section.patient.given();
  const CellRule& rule = by_key ? row.section.patient : row.section.patient_mrn;
  std::string name = raw_text(rule, row.record);
  if (!by_key && !name.empty()) {
    const std::optional<std::string> mrn = text_of(rule, row, "patient");
    if (!mrn) return std::nullopt;
    name = *mrn;
  }
  if (name.empty()) {
    reject(row, rule, problem_of(ProblemCode::required, "patient", ""));
    return std::nullopt;
  }
  auto& known = by_key ? x_patients : x_mrns;
  const auto [place, fresh] = known.try_emplace(name, static_cast<std::uint32_t>(x_intake.patients.size()));
  if (fresh) {
    IncomingPatient& patient = x_intake.patients.emplace_back();
    (by_key ? patient.key : patient.draft.mrn) = name;
    patient.origin = row.origin;
    patient.origin.column = column_of(rule);
  }
  return place->second;
}

std::uint32_t TableReading::visit_with_key(const std::string& key) {
  const auto [place, fresh] = x_visits.try_emplace(key, static_cast<std::uint32_t>(x_intake.visits.size()));
  if (fresh) x_intake.visits.emplace_back().key = key;
  return place->second;
}

// False when the cell was rejected; an empty one leaves the day open.
bool TableReading::read_day(const Row& row, std::optional<Date>& day) {
  if (!row.section.date.given()) return true;
  const std::optional<std::string> text = text_of(row.section.date, row, "date");
  if (!text) return false;
  if (text->empty()) return true;
  const Checked<Date> read = parse_date(*text, "date");
  if (read) day = read.value();
  else reject(row, row.section.date, read.problems().front());
  return read.ok();
}

void TableReading::read_visit(const Row& row) {
  const Section& section = row.section;
  const std::optional<std::uint32_t> patient = patient_of(row);
  std::optional<Date> day;
  if (!patient || !read_day(row, day)) {
    // Rows that refer to it are not rejected as well.
    if (section.key.given()) x_intake.visits[visit_with_key(raw_text(section.key, row.record))].refused = true;
    return;
  }
  if (!day) {
    // A wide table has a group of columns for a visit that may not have taken place.
    const std::size_t before = x_intake.parts.size();
    const bool may_be_empty = !section.parts.empty();
    if (may_be_empty) add_parts(row, *patient, no_subject, day, "");
    if (may_be_empty && x_intake.parts.size() == before) {
      ++count_of(x_report, "visit").left_out;
      return;
    }
    reject(row, section.date, problem_of(ProblemCode::required, "date", ""));
    return;
  }
  const IncomingPatient& owner = x_intake.patients[*patient];
  IncomingVisit visit;
  visit.given = true;
  visit.patient = *patient;
  visit.day = day;
  visit.origin = row.origin;
  visit.origin.column = column_of(section.date);
  visit.key = section.key.given() ? raw_text(section.key, row.record)
                                  : "day|" + owner.key + owner.draft.mrn + "|" + to_string(*day);
  if (visit.key.empty()) {
    reject(row, section.key, problem_of(ProblemCode::required, "key", ""));
    return;
  }
  visit.entries.push_back({path_place("date"), column_of(section.date), to_string(*day)});
  for (const NamedCell& field : section.fields) {
    const std::optional<std::string> text = text_of(field.cell, row, field.name.constant);
    if (!text) visit.refused = true;
    else if (!text->empty()) visit.entries.push_back({path_place(field.name.constant), column_of(field.cell), *text});
  }
  const std::uint32_t place = visit_with_key(visit.key);
  IncomingVisit& kept = x_intake.visits[place];
  const std::string row_key = visit.key;
  if (!kept.given) {
    kept = std::move(visit);
  } else if (content_of(x_intake, kept) != content_of(x_intake, visit)) {
    reject(row, section.key.given() ? section.key : section.date,
           problem_of(ProblemCode::different_value, "date", section.key.given() ? visit.key : to_string(*day),
                      "line " + std::to_string(kept.origin.line)));
    return;
  } else {
    ++count_of(x_report, "visit").known;
  }
  add_parts(row, *patient, place, day, row_key);
}

void TableReading::read_part(const Row& row) {
  const Section& section = row.section;
  const std::optional<std::uint32_t> patient = patient_of(row);
  std::optional<Date> day;
  if (!patient || !read_day(row, day)) return;
  std::uint32_t visit = no_subject;
  if (section.visit.given()) {
    const std::string key = raw_text(section.visit, row.record);
    if (!key.empty()) visit = visit_with_key(key);
  }
  if (visit == no_subject && !day) {
    reject(row, section.date.given() ? section.date : section.visit, problem_of(ProblemCode::required, "date", ""));
    return;
  }
  std::string row_key;
  if (section.key.given()) row_key = raw_text(section.key, row.record);
  if (section.key.given() && row_key.empty()) {
    reject(row, section.key, problem_of(ProblemCode::required, "key", ""));
    return;
  }
  add_parts(row, *patient, visit, day, row_key);
}

void TableReading::add_parts(const Row& row, std::uint32_t patient, std::uint32_t visit, std::optional<Date> day,
                             std::string_view row_key) {
  std::map<std::string, int> occurrences;
  for (const PartRule& rule : row.section.parts) {
    if (!wanted(rule.conditions, row.record)) continue;
    IncomingPart part;
    part.kind = rule.kind;
    part.patient = patient;
    part.visit = visit;
    part.day = day;
    part.origin = row.origin;
    part.origin.column = column_of(row.section.date);
    add_part(row, rule, std::move(part), row_key, occurrences);
  }
}

void TableReading::add_part(const Row& row, const PartRule& rule, IncomingPart part, std::string_view row_key,
                            std::map<std::string, int>& occurrences) {
  std::optional<PartTexts> texts = part_texts(row, rule);
  if (!texts) return;
  if (rule.kind == PartKind::treatment) {
    texts->entries.push_back({path_place("code"), column_of(rule.subject), texts->subject});
    if (row.section.kind == SectionKind::parts && part.day)
      texts->entries.push_back({path_place("date"), column_of(row.section.date), to_string(*part.day)});
  }
  part.key = key_of(row, rule, *texts, row_key, occurrences);
  FingerprintOf content;
  if (part.day) content.add(to_string(*part.day));
  for (const Entry& entry : texts->entries) content.add(x_intake.paths[entry.path]).add(entry.text);
  part.content = content.finish().number();
  part.entries = std::move(texts->entries);
  part.entries.shrink_to_fit();
  if (!came_before(part, *texts)) x_intake.parts.push_back(std::move(part));
}

// A row that says the same once more counts once; one that says something else is rejected.
bool TableReading::came_before(const IncomingPart& part, const PartTexts& texts) {
  const auto [known, fresh] = x_parts.try_emplace(part.key, static_cast<std::uint32_t>(x_intake.parts.size()));
  if (fresh) return false;
  const IncomingPart& first = x_intake.parts[known->second];
  if (first.content == part.content) {
    ++count_of(x_report, entity_of(part.kind)).known;
    return true;
  }
  const Entry& value = part.entries.front();
  x_rejections.add(part.origin, value.column,
                   problem_of(ProblemCode::different_value, path_of(part.kind, texts, texts.first_name), value.text,
                              "line " + std::to_string(first.origin.line)));
  return true;
}

std::optional<TableReading::PartTexts> TableReading::refuse_empty(const Row& row, const PartRule& rule,
                                                                  const CellRule& cell) {
  // In a wide table an empty cell means that nothing was recorded.
  if (row.section.kind == SectionKind::visits) return std::nullopt;
  if (declared_missing(cell, row.record)) ++count_of(x_report, entity_of(rule.kind)).left_out;
  else reject(row, cell, problem_of(ProblemCode::required, entity_of(rule.kind), ""));
  return std::nullopt;
}

std::optional<TableReading::PartTexts> TableReading::part_texts(const Row& row, const PartRule& rule) {
  PartTexts texts;
  const std::optional<std::string> subject = text_of(rule.subject, row, entity_of(rule.kind));
  const std::optional<std::string> side = text_of(rule.side, row, "side");
  const std::optional<std::string> repeat = text_of(rule.row, row, "row");
  if (!subject || !side || !repeat) return std::nullopt;
  if (subject->empty()) return refuse_empty(row, rule, rule.subject);
  texts.subject = *subject;
  texts.side = side->empty() ? "-" : *side;
  texts.row = repeat->empty() ? "0" : *repeat;
  texts.anything = rule.kind == PartKind::treatment && !rule.subject.is_constant();
  bool all_constant = rule.subject.is_constant();
  for (const NamedCell& named : rule.cells) {
    const std::optional<std::string> name = text_of(named.name, row, entity_of(rule.kind));
    if (!name) return std::nullopt;
    if (texts.first_name.empty()) texts.first_name = *name;
    const std::string path = path_of(rule.kind, texts, *name);
    const std::optional<std::string> text = text_of(named.cell, row, path);
    if (!text) return std::nullopt;
    all_constant = all_constant && named.cell.is_constant();
    if (text->empty()) continue;
    const bool only_describes = rule.kind == PartKind::score && *name == "phase";
    if (!named.cell.is_constant() && !only_describes) texts.anything = true;
    texts.entries.push_back({path_place(path), column_of(named.cell), *text});
  }
  if (!texts.anything && !all_constant)
    return refuse_empty(row, rule, rule.cells.empty() ? rule.subject : rule.cells.front().cell);
  return texts;
}

std::string TableReading::path_of(PartKind kind, const PartTexts& texts, std::string_view name) const {
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
Fingerprint TableReading::key_of(const Row& row, const PartRule& rule, const PartTexts& texts, std::string_view row_key,
                                 std::map<std::string, int>& occurrences) const {
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

std::uint32_t TableReading::path_place(const std::string& path) {
  const auto [place, fresh] = x_paths.try_emplace(path, static_cast<std::uint32_t>(x_intake.paths.size()));
  if (fresh) x_intake.paths.push_back(path);
  return place->second;
}

}  // namespace

void read_tables(Mapping& mapping, const std::vector<std::filesystem::path>& files, const Catalogue& catalogue,
                 std::int64_t total_bytes, Progress& progress, Intake& intake, ImportReport& report) {
  TableReading reading(catalogue, intake, report);
  std::int64_t bytes_before = 0;
  for (std::size_t i = 0; i < mapping.sections.size(); ++i) {
    Section& section = mapping.sections[i];
    CsvReader table(bytes_of_file(files[i]), files[i], mapping.delimiter);
    ColumnSearch(table, files[i], mapping).search(section);
    TableNames& names = intake.tables.emplace_back();
    names.file = files[i].filename().string();
    names.columns = table.header();
    if (section.kind == SectionKind::patients)
      for (const NamedCell& field : section.fields) names.patient_fields[field.name.constant] = column_of(field.cell);
    reading.read(section, static_cast<std::uint16_t>(i), table, progress, bytes_before, total_bytes);
    bytes_before += table.bytes_read();
  }
}

}  // namespace psoas::storage
