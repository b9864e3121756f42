// Reads every table of a mapping, section by section, into an Intake.

#include "storage/import/column_search.h"
#include "storage/import/intake.h"
#include "storage/import/part_reading.h"
#include "storage/import/row_cells.h"

namespace psoas::storage {

namespace {

constexpr std::int64_t rows_between_looks = 512;

class TableReading {
 public:
  TableReading(const Catalogue& catalogue, Intake& intake, ImportReport& report)
      : x_intake(intake), x_cells(report, intake), x_parts(catalogue, intake, x_cells) {}

  void read(const TableRow& row) {
    if (!fulfils(row.section.conditions, row.record)) leave_out(row.section);
    else if (row.section.kind == SectionKind::patients) read_patient(row);
    else if (row.section.kind == SectionKind::visits) read_visit(row);
    else read_part(row);
  }

 private:
  void leave_out(const Section& section);
  void read_patient(const TableRow& row);
  void add_patient(IncomingPatient patient, const TableRow& row);
  void read_visit(const TableRow& row);
  void read_absent_visit(const TableRow& row, const IncomingPart& owner);
  std::optional<IncomingVisit> visit_of(const TableRow& row, std::uint32_t patient, Date day);
  bool add_visit(IncomingVisit visit, std::uint32_t place, const TableRow& row);
  void read_part(const TableRow& row);

  // Patient and day of a row; nothing when they were rejected. An empty day stays open.
  std::optional<IncomingPart> owner_of(const TableRow& row);
  std::optional<std::uint32_t> patient_of(const TableRow& row);
  std::uint32_t visit_with_key(const std::string& key);

  Intake& x_intake;
  RowCells x_cells;
  PartReading x_parts;
  std::unordered_map<std::string, std::uint32_t> x_patients;  // by key
  std::unordered_map<std::string, std::uint32_t> x_mrns;
  std::unordered_map<std::string, std::uint32_t> x_visits;  // by key
};

void TableReading::leave_out(const Section& section) {
  const std::string_view entity = section.kind == SectionKind::patients ? "patient"
                                  : section.kind == SectionKind::visits ? "visit"
                                                                        : entity_of(section.parts.front().kind);
  ++x_cells.count(entity).left_out;
}

void TableReading::read_patient(const TableRow& row) {
  const std::optional<std::string> key = x_cells.key_of(row.section.key, row, "key");
  if (!key) return;
  IncomingPatient patient;
  patient.key = *key;
  patient.given = true;
  patient.origin = row.origin;
  patient.origin.column = column_of(row.section.key);
  for (const NamedCell& field : row.section.fields) {
    const std::optional<std::string> text = x_cells.text_of(field.cell, row, field.name.constant);
    if (text) *member_of(patient.draft, field.name.constant) = *text;
    else patient.refused = true;
  }
  add_patient(std::move(patient), row);
}

void TableReading::add_patient(IncomingPatient patient, const TableRow& row) {
  const auto [known, fresh] = x_patients.try_emplace(patient.key, static_cast<std::uint32_t>(x_intake.patients.size()));
  if (fresh) {
    x_mrns.try_emplace(patient.draft.mrn, known->second);
    x_intake.patients.push_back(std::move(patient));
    return;
  }
  const IncomingPatient& first = x_intake.patients[known->second];
  if (patient.refused || first.refused) return;
  if (content_of(first.draft) == content_of(patient.draft)) ++x_cells.count("patient").known;
  else
    x_cells.reject(
        row.section.key, row,
        problem_of(ProblemCode::different_value, "key", patient.key, "line " + std::to_string(first.origin.line)));
}

std::optional<std::uint32_t> TableReading::patient_of(const TableRow& row) {
  const bool by_key = row.section.patient.given();
  const CellRule& rule = by_key ? row.section.patient : row.section.patient_mrn;
  const std::optional<std::string> name =
      by_key ? x_cells.key_of(rule, row, "patient") : x_cells.text_of(rule, row, "patient");
  if (!name) return std::nullopt;
  if (name->empty()) {
    x_cells.reject(rule, row, problem_of(ProblemCode::required, "patient", ""));
    return std::nullopt;
  }
  auto& known = by_key ? x_patients : x_mrns;
  const auto [place, fresh] = known.try_emplace(*name, static_cast<std::uint32_t>(x_intake.patients.size()));
  if (fresh) {
    IncomingPatient& patient = x_intake.patients.emplace_back();
    (by_key ? patient.key : patient.draft.mrn) = *name;
    patient.origin = row.origin;
    patient.origin.column = column_of(rule);
  }
  return place->second;
}

std::optional<IncomingPart> TableReading::owner_of(const TableRow& row) {
  const std::optional<std::uint32_t> patient = patient_of(row);
  if (!patient) return std::nullopt;
  IncomingPart owner;
  owner.patient = *patient;
  owner.origin = row.origin;
  owner.origin.column = column_of(row.section.date);
  if (!row.section.date.given()) return owner;
  const std::optional<std::string> text = x_cells.text_of(row.section.date, row, "date");
  if (!text) return std::nullopt;
  if (text->empty()) return owner;
  const Checked<Date> day = parse_date(*text, "date");
  if (day) {
    owner.day = day.value();
    return owner;
  }
  x_cells.reject(row.section.date, row, day.problems().front());
  return std::nullopt;
}

std::uint32_t TableReading::visit_with_key(const std::string& key) {
  const auto [place, fresh] = x_visits.try_emplace(key, static_cast<std::uint32_t>(x_intake.visits.size()));
  if (fresh) x_intake.visits.emplace_back().key = key;
  return place->second;
}

void TableReading::read_visit(const TableRow& row) {
  const Section& section = row.section;
  std::optional<IncomingPart> owner = owner_of(row);
  if (!owner) {
    // Rows that refer to it are not rejected as well.
    if (section.key.given()) x_intake.visits[visit_with_key(raw_text(section.key, row.record))].refused = true;
    return;
  }
  if (!owner->day) {
    read_absent_visit(row, *owner);
    return;
  }
  std::optional<IncomingVisit> visit = visit_of(row, owner->patient, *owner->day);
  if (!visit) return;
  const std::string key = visit->key;
  owner->visit = visit_with_key(key);
  if (add_visit(std::move(*visit), owner->visit, row)) x_parts.read(row, *owner, key);
}

// A wide table has a group of columns for a visit that may not have taken place.
void TableReading::read_absent_visit(const TableRow& row, const IncomingPart& owner) {
  if (!row.section.parts.empty() && x_parts.read(row, owner, "") == 0) ++x_cells.count("visit").left_out;
  else x_cells.reject(row.section.date, row, problem_of(ProblemCode::required, "date", ""));
}

std::optional<IncomingVisit> TableReading::visit_of(const TableRow& row, std::uint32_t patient, Date day) {
  const Section& section = row.section;
  const IncomingPatient& owner = x_intake.patients[patient];
  const std::optional<std::string> key = section.key.given()
                                             ? x_cells.key_of(section.key, row, "key")
                                             : "day|" + owner.key + owner.draft.mrn + "|" + to_string(day);
  if (!key) return std::nullopt;
  IncomingVisit visit;
  visit.key = *key;
  visit.given = true;
  visit.patient = patient;
  visit.day = day;
  visit.origin = row.origin;
  visit.origin.column = column_of(section.date);
  visit.entries.push_back({x_parts.path_place("date"), column_of(section.date), to_string(day)});
  for (const NamedCell& field : section.fields) {
    const std::optional<std::string> text = x_cells.text_of(field.cell, row, field.name.constant);
    if (!text) visit.refused = true;
    else if (!text->empty())
      visit.entries.push_back({x_parts.path_place(field.name.constant), column_of(field.cell), *text});
  }
  return visit;
}

// False when another row gives the same visit and says something else.
bool TableReading::add_visit(IncomingVisit visit, std::uint32_t place, const TableRow& row) {
  IncomingVisit& kept = x_intake.visits[place];
  if (!kept.given) {
    visit.refused = visit.refused || kept.refused;
    kept = std::move(visit);
    return true;
  }
  if (content_of(x_intake, kept) == content_of(x_intake, visit)) {
    ++x_cells.count("visit").known;
    return true;
  }
  const bool keyed = row.section.key.given();
  x_cells.reject(keyed ? row.section.key : row.section.date, row,
                 problem_of(ProblemCode::different_value, "date", keyed ? visit.key : to_string(*visit.day),
                            "line " + std::to_string(kept.origin.line)));
  return false;
}

void TableReading::read_part(const TableRow& row) {
  const Section& section = row.section;
  std::optional<IncomingPart> owner = owner_of(row);
  if (!owner) return;
  const std::string visit = section.visit.given() ? raw_text(section.visit, row.record) : "";
  if (!visit.empty()) owner->visit = visit_with_key(visit);
  if (visit.empty() && !owner->day) {
    x_cells.reject(section.date.given() ? section.date : section.visit, row,
                   problem_of(ProblemCode::required, "date", ""));
    return;
  }
  std::optional<std::string> key = std::string();
  if (section.key.given()) key = x_cells.key_of(section.key, row, "key");
  if (key) x_parts.read(row, *owner, *key);
}

}  // namespace

void read_tables(Mapping& mapping, const std::vector<std::filesystem::path>& files, const Catalogue& catalogue,
                 std::int64_t total_bytes, Progress& progress, Intake& intake, ImportReport& report) {
  TableReading reading(catalogue, intake, report);
  std::int64_t bytes_before = 0;
  for (std::size_t i = 0; i < mapping.sections.size(); ++i) {
    Section& section = mapping.sections[i];
    CsvReader table(bytes_of_file(files[i]), files[i], mapping.delimiter);
    find_columns(section, table, files[i], mapping);
    TableNames& names = intake.tables.emplace_back();
    names.file = files[i].filename().string();
    names.columns = table.header();
    if (section.kind == SectionKind::patients)
      for (const NamedCell& field : section.fields) names.patient_fields[field.name.constant] = column_of(field.cell);

    CsvRecord record;
    for (std::int64_t rows = 0; table.next(record); ++rows) {
      if (rows % rows_between_looks == 0) {
        progress.check();
        progress.at("read", bytes_before + table.bytes_read(), total_bytes);
      }
      const auto line = static_cast<std::uint32_t>(record.line());
      reading.read({section, record, {static_cast<std::uint16_t>(i), no_column, line}});
    }
    bytes_before += table.bytes_read();
  }
}

}  // namespace psoas::storage
