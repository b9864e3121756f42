#include "storage/catalogue/catalogue_file.h"

#include <utility>

#include "storage/catalogue/entries.h"

namespace psoas::storage {

namespace {

// Room between two entries for those a clinic moves there.
constexpr int order_gap = 100;
constexpr int after_all_embedded = 10'000'000;

toml::table parsed(std::string_view name, std::string_view text) {
  try {
    return toml::parse(text, name);
  } catch (const toml::parse_error& error) {
    const int line = static_cast<int>(error.source().begin.line);
    throw CatalogueError({{std::string(name), line, "", "syntax", std::string(error.description()), ""}});
  }
}

std::string code_in(const toml::table& table) { return table["code"].value_or(std::string{}); }

// Reads one file from top to bottom: shared lists first, because entries refer to them.
class FileReader {
 public:
  FileReader(std::string_view name, const SharedLists& known) : x_log(std::string(name)), x_known(known) {
    x_file.name = name;
  }

  CatalogueFile read(const toml::table& root) {
    TableReader top(root, "", x_log);
    x_next_order = top.whole("order_from", after_all_embedded);
    for (const toml::table* table : top.tables("choice_list")) read_choice_list(*table);
    for (const toml::table* table : top.tables("field_list")) read_shared_fields(*table);
    const ListsInReach lists{x_file.shared, x_known};
    for (const toml::table* table : top.tables("finding"))
      add(*table, x_file.findings, [&](TableReader& reader) { return read_finding(reader, lists); });
    for (const toml::table* table : top.tables("treatment"))
      add(*table, x_file.treatments, [&](TableReader& reader) { return read_treatment(reader, lists); });
    for (const toml::table* table : top.tables("instrument"))
      add(*table, x_file.instruments, [](TableReader& reader) { return read_instrument(reader); });
    for (const toml::table* table : top.tables("finding_set"))
      add(*table, x_file.sets, [](TableReader& reader) { return read_finding_set(reader); });
    for (const toml::table* table : top.tables("adverse_event"))
      add(*table, x_file.adverse_events, [](TableReader& reader) { return read_adverse_event(reader); });
    for (const toml::table* table : top.tables("protocol"))
      add(*table, x_file.protocols, [](TableReader& reader) { return read_protocol(reader); });
    for (const toml::table* table : top.tables("warning_rule"))
      add(*table, x_file.warning_rules, [](TableReader& reader) { return read_warning_rule(reader); });
    for (const toml::table* table : top.tables("red_flag_rule"))
      add(*table, x_file.red_flag_rules, [](TableReader& reader) { return read_red_flag_rule(reader); });
    for (const toml::table* table : top.tables("condition"))
      add(*table, x_file.conditions, [](TableReader& reader) { return read_condition(reader); });
    top.refuse_other_keys();
    x_log.throw_if_any();
    return std::move(x_file);
  }

 private:
  void note_line(TableReader& reader, const std::string& code) {
    if (!code.empty() && !x_file.line_of.emplace(code, reader.line()).second)
      reader.fault("code", "duplicate_code", code);
  }

  void read_choice_list(const toml::table& table) {
    TableReader reader(table, code_in(table), x_log);
    const std::string code = reader.code();
    note_line(reader, code);
    const toml::array* choices = reader.array("choices");
    if (choices == nullptr || choices->empty()) reader.fault("choices", "choices_missing", code);
    else x_file.shared.choices.emplace(code, read_choices(*choices, reader));
    reader.refuse_other_keys();
  }

  void read_shared_fields(const toml::table& table) {
    TableReader reader(table, code_in(table), x_log);
    const std::string code = reader.code();
    note_line(reader, code);
    // Its fields are checked with those of each entry that includes them.
    x_file.shared.fields.emplace(code, read_field_list(reader, {x_file.shared, x_known}));
    reader.refuse_other_keys();
  }

  // An entry without `order` follows the one before it.
  template <class Definition, class Read>
  void add(const toml::table& table, std::vector<Definition>& definitions, const Read& read) {
    TableReader reader(table, code_in(table), x_log);
    Definition definition = read(reader);
    note_line(reader, definition.code);
    if constexpr (requires { definition.order; })
      definition.order = reader.has("order") ? definition.order : std::exchange(x_next_order, x_next_order + order_gap);
    definitions.push_back(std::move(definition));
  }

  FaultLog x_log;
  const SharedLists& x_known;
  CatalogueFile x_file;
  int x_next_order = 0;
};

}  // namespace

CatalogueFile parse_catalogue_file(std::string_view name, std::string_view text, const SharedLists& known) {
  return FileReader(name, known).read(parsed(name, text));
}

}  // namespace psoas::storage
