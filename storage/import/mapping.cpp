#include "storage/import/mapping.h"

#include <algorithm>
#include <array>

#include "domain/base/side.h"
#include "domain/base/text.h"
#include "storage/import/mapping_table.h"

namespace psoas::storage {

namespace {

constexpr std::array<std::string_view, 11> patient_texts{
    "mrn", "family_name", "given_name", "sex", "phone", "email", "address", "city", "state", "postal_code", "note"};

// Reads the sections of one file against one catalogue.
class MappingReader {
 public:
  MappingReader(MappingDefaults& defaults, const Catalogue& catalogue) : x_defaults(defaults), x_catalogue(catalogue) {}

  Mapping run(const toml::table& root);

 private:
  void read_defaults(MappingTable& top, Mapping& mapping);
  Section begin_section(MappingTable& table, std::string name, SectionKind kind);
  void read_place(MappingTable& table, Section& section);
  Section read_patients(const toml::table& from);
  Section read_visits(const toml::table& from);
  Section read_scores(const toml::table& from);
  Section read_findings(const toml::table& from);
  Section read_treatments(const toml::table& from);
  void read_wide_scores(MappingTable& table, Section& section);
  void read_wide_findings(MappingTable& table, Section& section);
  PartRule read_treatment(MappingTable& table);

  // Checks that the codes a rule can give are the catalogue's; what only the table knows is left for later.
  PartRule begin_part(PartKind kind, CellRule subject) const;
  void check_code(PartKind kind, const std::string& code, int line) const;
  void check_name(const PartRule& part, const NamedCell& named) const;
  CellKind kind_of_parameter(const PartRule& part, std::string_view path) const;
  void add_cell(PartRule& part, std::string name, CellRule cell) const;

  MappingDefaults& x_defaults;
  const Catalogue& x_catalogue;
};

// "exam_stinchfield/R/method" → its parts.
std::vector<std::string> path_parts(const std::string& path) { return split(path, '/'); }

const FieldDefinition* parameter_of(const TreatmentDefinition& treatment, std::string_view path) {
  const std::vector<std::string> parts = path_parts(std::string(path));
  if (parts.size() != 3) return nullptr;
  return treatment.field(parts[0] == "-" ? "" : parts[0], parts[2]);
}

bool is_header_part(std::string_view name) {
  static constexpr std::array<std::string_view, 8> parts{"side",      "date",       "end_date", "status",
                                                         "performer", "indication", "index",    "note"};
  return std::find(parts.begin(), parts.end(), name) != parts.end();
}

Mapping MappingReader::run(const toml::table& root) {
  Mapping mapping;
  MappingTable top(root, x_defaults);
  read_defaults(top, mapping);
  for (const toml::table* table : top.tables("patients")) mapping.sections.push_back(read_patients(*table));
  for (const toml::table* table : top.tables("visits")) mapping.sections.push_back(read_visits(*table));
  for (const toml::table* table : top.tables("scores")) mapping.sections.push_back(read_scores(*table));
  for (const toml::table* table : top.tables("findings")) mapping.sections.push_back(read_findings(*table));
  for (const toml::table* table : top.tables("treatments")) mapping.sections.push_back(read_treatments(*table));
  top.refuse_unknown_keys();
  if (mapping.sections.empty()) top.fail("missing_key", "[[patients]], [[visits]], [[scores]], …");
  return mapping;
}

void MappingReader::read_defaults(MappingTable& top, Mapping& mapping) {
  mapping.source = top.required_text("source");
  const std::string delimiter = top.text("delimiter", ",");
  if (delimiter != "," && delimiter != ";" && delimiter != "\t" && delimiter != "|")
    top.fail(*top.find("delimiter"), "wrong_kind", R"("," or ";" or "\t" or "|")");
  mapping.delimiter = delimiter[0];
  const std::string mark = top.text("decimal_mark", ".");
  if (mark != "." && mark != ",") top.fail(*top.find("decimal_mark"), "wrong_kind", "\".\" or \",\"");
  x_defaults.decimal_mark = mark[0];
  const std::string zone = top.text("time_zone", "");
  if (!zone.empty()) x_defaults.zone = TimeZone::named(zone);
  if (!zone.empty() && !x_defaults.zone) top.fail(*top.find("time_zone"), "unknown_time_zone", zone);
  x_defaults.date_format = top.text("date_format", x_defaults.date_format);
  if (!DateFormat::compile(x_defaults.date_format))
    top.fail(*top.find("date_format"), "bad_format", x_defaults.date_format);
  x_defaults.missing = top.texts("missing");
  const std::string unusual = top.text("unusual_values", "refuse");
  if (unusual != "refuse" && unusual != "confirmed")
    top.fail(*top.find("unusual_values"), "wrong_kind", "\"refuse\" or \"confirmed\"");
  mapping.unusual_values_confirmed = unusual == "confirmed";
}

Section MappingReader::begin_section(MappingTable& table, std::string name, SectionKind kind) {
  Section section;
  section.kind = kind;
  section.name = std::move(name);
  section.line = table.line();
  section.file = table.required_text("file");
  section.conditions = table.conditions();
  section.key = table.key_columns("key");
  return section;
}

// Whose row it is, and where it belongs: a visit, a day, or both.
void MappingReader::read_place(MappingTable& table, Section& section) {
  section.patient = table.key_columns("patient");
  section.patient_mrn = table.cell("patient_mrn");
  if (section.patient.given() == section.patient_mrn.given())
    table.fail("missing_key", "either patient or patient_mrn");
  section.date = table.cell("date", CellKind::date);
  if (section.kind == SectionKind::visits) {
    if (!section.date.given()) table.fail("missing_key", "date");
    return;
  }
  section.visit = table.key_columns("visit");
  if (!section.visit.given() && !section.date.given()) table.fail("missing_key", "visit or date");
}

Section MappingReader::read_patients(const toml::table& from) {
  MappingTable table(from, x_defaults);
  Section section = begin_section(table, "patients", SectionKind::patients);
  const auto add = [&](std::string_view field, CellKind kind) {
    const CellRule rule = table.cell(field, kind);
    if (rule.given()) section.fields.push_back({constant_cell(std::string(field), rule.line), rule});
  };
  for (const std::string_view required : {"mrn", "family_name", "birth_date"})
    if (!table.find(required)) table.fail("missing_key", std::string(required));
  for (const std::string_view field : patient_texts) add(field, CellKind::text);
  add("birth_date", CellKind::date);
  add("died_on", CellKind::date);
  if (!section.key.given()) section.key = table.cell("mrn");
  table.refuse_unknown_keys();
  return section;
}

Section MappingReader::read_visits(const toml::table& from) {
  MappingTable table(from, x_defaults);
  Section section = begin_section(table, "visits", SectionKind::visits);
  read_place(table, section);
  for (const std::string_view field : {"kind", "clinician", "note"}) {
    const CellRule rule = table.cell(field);
    if (rule.given()) section.fields.push_back({constant_cell(std::string(field), rule.line), rule});
  }
  read_wide_scores(table, section);
  read_wide_findings(table, section);
  for (const toml::table* treatment : table.tables("treatments")) {
    MappingTable part(*treatment, x_defaults);
    section.parts.push_back(read_treatment(part));
    part.refuse_unknown_keys();
  }
  table.refuse_unknown_keys();
  return section;
}

// nrs_avg7 = "COLUMN", "peg/pain" = "COLUMN": the items of one instrument make one score.
void MappingReader::read_wide_scores(MappingTable& table, Section& section) {
  for (const auto& [name, node] : table.pairs("scores")) {
    const std::vector<std::string> parts = path_parts(name);
    if (parts.empty() || parts.size() > 2) table.fail(*node, "wrong_kind", "INSTRUMENT or INSTRUMENT/ITEM");
    PartRule* part = nullptr;
    for (PartRule& known : section.parts)
      if (known.kind == PartKind::score && known.subject.constant == parts[0]) part = &known;
    if (!part) {
      section.parts.push_back(begin_part(PartKind::score, constant_cell(parts[0], line_of(*node))));
      part = &section.parts.back();
    }
    add_cell(*part, parts.size() == 2 ? parts[1] : "value", read_cell_rule(*node, CellKind::value, x_defaults));
  }
}

// exam_stance = "COLUMN", "exam_stance/R" = "COLUMN", "exam_stance/R/method" = { value = "timed" }.
void MappingReader::read_wide_findings(MappingTable& table, Section& section) {
  for (const auto& [name, node] : table.pairs("findings")) {
    const std::vector<std::string> parts = path_parts(name);
    const std::string side = parts.size() > 1 ? parts[1] : "-";
    if (parts.empty() || parts.size() > 3 || !side_of(side))
      table.fail(*node, "wrong_kind", "FINDING, FINDING/SIDE or FINDING/SIDE/FIELD with SIDE one of - L R B M");
    PartRule* part = nullptr;
    for (PartRule& known : section.parts)
      if (known.kind == PartKind::finding && known.subject.constant == parts[0] && known.side.constant == side)
        part = &known;
    if (!part) {
      section.parts.push_back(begin_part(PartKind::finding, constant_cell(parts[0], line_of(*node))));
      part = &section.parts.back();
      part->side = constant_cell(side, part->line);
    }
    add_cell(*part, parts.size() == 3 ? parts[2] : "value", read_cell_rule(*node, CellKind::value, x_defaults));
  }
}

Section MappingReader::read_scores(const toml::table& from) {
  MappingTable table(from, x_defaults);
  Section section = begin_section(table, "scores", SectionKind::parts);
  read_place(table, section);
  PartRule part = begin_part(PartKind::score, table.required_cell("instrument"));
  CellRule item = table.cell("item");
  if (!item.given()) item = constant_cell("value", table.line());
  part.cells.push_back({item, table.required_cell("value", CellKind::value)});
  check_name(part, part.cells.back());
  for (const std::string_view name : {"status", "phase"}) {
    const CellRule rule = table.cell(name);
    if (rule.given()) part.cells.push_back({constant_cell(std::string(name), rule.line), rule});
  }
  section.parts.push_back(std::move(part));
  table.refuse_unknown_keys();
  return section;
}

Section MappingReader::read_findings(const toml::table& from) {
  MappingTable table(from, x_defaults);
  Section section = begin_section(table, "findings", SectionKind::parts);
  read_place(table, section);
  PartRule part = begin_part(PartKind::finding, table.required_cell("finding"));
  if (const CellRule side = table.cell("side"); side.given()) part.side = side;
  if (const CellRule row = table.cell("row"); row.given()) part.row = row;
  add_cell(part, "value", table.required_cell("value", CellKind::value));
  for (const auto& [name, node] : table.pairs("qualifiers"))
    add_cell(part, name, read_cell_rule(*node, CellKind::value, x_defaults));
  section.parts.push_back(std::move(part));
  table.refuse_unknown_keys();
  return section;
}

Section MappingReader::read_treatments(const toml::table& from) {
  MappingTable table(from, x_defaults);
  Section section = begin_section(table, "treatments", SectionKind::parts);
  read_place(table, section);
  PartRule part = read_treatment(table);
  // The section's own conditions and day: a row is a treatment.
  part.conditions.clear();
  std::erase_if(part.cells, [](const NamedCell& named) { return named.name.constant == "date"; });
  section.parts.push_back(std::move(part));
  table.refuse_unknown_keys();
  return section;
}

PartRule MappingReader::read_treatment(MappingTable& table) {
  PartRule part = begin_part(PartKind::treatment, table.required_cell("treatment"));
  part.conditions = table.conditions();
  const auto add = [&](std::string_view name, CellKind kind) {
    const CellRule rule = table.cell(name, kind);
    if (rule.given()) part.cells.push_back({constant_cell(std::string(name), rule.line), rule});
  };
  for (const std::string_view name : {"side", "status", "performer", "indication", "index", "note"})
    add(name, CellKind::text);
  for (const std::string_view name : {"date", "end_date"}) add(name, CellKind::date);
  for (const auto& [name, node] : table.pairs("parameters")) {
    const std::string path = name.find('/') == std::string::npos ? "-/0/" + name : name;
    add_cell(part, path, read_cell_rule(*node, kind_of_parameter(part, path), x_defaults));
  }
  return part;
}

PartRule MappingReader::begin_part(PartKind kind, CellRule subject) const {
  if (subject.is_constant()) check_code(kind, subject.constant, subject.line);
  for (const auto& [from, code] : subject.translate) check_code(kind, code, subject.line);
  if (subject.otherwise) check_code(kind, *subject.otherwise, subject.line);
  PartRule part;
  part.kind = kind;
  part.line = subject.line;
  part.side = constant_cell("-", subject.line);
  part.row = constant_cell("0", subject.line);
  part.subject = std::move(subject);
  return part;
}

void MappingReader::check_code(PartKind kind, const std::string& code, int line) const {
  const bool known = kind == PartKind::score     ? x_catalogue.instrument(code) != nullptr
                     : kind == PartKind::finding ? x_catalogue.finding(code) != nullptr
                                                 : x_catalogue.treatment(code) != nullptr;
  if (!known) fail_mapping(x_defaults.path, line, "unknown_code", code);
}

// The item, field or parameter belongs to the subject, as far as the subject is known by now.
void MappingReader::check_name(const PartRule& part, const NamedCell& named) const {
  const std::string& code = part.subject.constant;
  const std::string& name = named.name.constant;
  if (!part.subject.is_constant() || !named.name.is_constant() || is_header_part(name)) return;
  bool known = true;
  if (part.kind == PartKind::score) {
    const std::vector<ItemDefinition>& items = x_catalogue.instrument(code)->items;
    known = std::any_of(items.begin(), items.end(), [&](const ItemDefinition& item) { return item.code == name; });
  } else if (part.kind == PartKind::finding) {
    known = x_catalogue.finding(code)->field(name) != nullptr;
  } else {
    known = parameter_of(*x_catalogue.treatment(code), name) != nullptr;
  }
  if (!known) fail_mapping(x_defaults.path, named.cell.line, "unknown_code", code + "/" + name);
}

CellKind MappingReader::kind_of_parameter(const PartRule& part, std::string_view path) const {
  if (!part.subject.is_constant()) return CellKind::value;
  const FieldDefinition* field = parameter_of(*x_catalogue.treatment(part.subject.constant), path);
  return field && field->kind == ValueKind::date ? CellKind::date : CellKind::value;
}

void MappingReader::add_cell(PartRule& part, std::string name, CellRule cell) const {
  part.cells.push_back({constant_cell(std::move(name), cell.line), std::move(cell)});
  check_name(part, part.cells.back());
}

std::string whole_text(const std::filesystem::path& path) {
  constexpr std::size_t most_bytes = 1024 * 1024;
  const ByteSource bytes = bytes_of_file(path);
  std::string text;
  std::array<char, 16 * 1024> buffer;
  while (const std::size_t count = bytes(buffer.data(), buffer.size())) {
    text.append(buffer.data(), count);
    if (text.size() > most_bytes) fail_mapping(path, 0, "not_toml", "larger than 1 MiB");
  }
  return text;
}

}  // namespace

Mapping read_mapping(const std::filesystem::path& path, const Catalogue& catalogue) {
  return read_mapping(whole_text(path), path, catalogue);
}

Mapping read_mapping(std::string text, const std::filesystem::path& path, const Catalogue& catalogue) {
  MappingDefaults defaults;
  defaults.path = path;
  try {
    const toml::table root = toml::parse(text, path.string());
    Mapping mapping = MappingReader(defaults, catalogue).run(root);
    mapping.path = path;
    mapping.text = std::move(text);
    return mapping;
  } catch (const toml::parse_error& error) {
    fail_mapping(path, static_cast<int>(error.source().begin.line), "not_toml", std::string(error.description()));
  }
}

}  // namespace psoas::storage
