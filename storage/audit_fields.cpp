#include "storage/audit_fields.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "domain/base/number.h"

namespace psoas::storage {

namespace {

using Json = nlohmann::ordered_json;

// A document's fields, one line each: path and value.
class Fields {
 public:
  void put(const std::string& path, const std::string& value) {
    if (value.empty()) return;
    const int times = ++x_times[path];
    x_paths.push_back(times == 1 ? path : path + "#" + std::to_string(times));
    x_values[x_paths.back()] = value;
  }
  const std::vector<std::string>& paths() const { return x_paths; }
  std::string value(const std::string& path) const {
    const auto found = x_values.find(path);
    return found == x_values.end() ? "" : found->second;
  }

 private:
  std::vector<std::string> x_paths;
  std::map<std::string, std::string> x_values;
  std::map<std::string, int> x_times;
};

// What follows from other fields, or is kept for the program's own use.
bool is_for_the_program(std::string_view name) {
  constexpr std::array<std::string_view, 5> names{"uuid", "revision", "entered_at", "entered_by", "patient"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string text_of(const Json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "";
  if (value.is_number()) return to_text(value.get<double>());
  std::string text;
  for (const Json& part : value) {
    const std::string word = text_of(part);
    if (!word.empty()) text += (text.empty() ? "" : " ") + word;
  }
  return text;
}

std::string text_at(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? "" : text_of(*found);
}

// Treatments keep their place in both documents, whatever was put before them.
class TreatmentPlaces {
 public:
  std::string place(const Json& treatment) {
    return std::to_string(x_places.emplace(text_at(treatment, "number"), x_places.size()).first->second);
  }

 private:
  std::map<std::string, std::size_t> x_places;
};

class Flattening {
 public:
  Flattening(const Catalogue& catalogue, TreatmentPlaces& places) : x_catalogue(catalogue), x_places(places) {}

  Fields visit(const Json& document) {
    for (const auto& [name, value] : document.items()) {
      if (name == "scores") each(value, [this](const Json& score) { put_score(score); });
      else if (name == "findings") each(value, [this](const Json& finding) { put_finding(finding); });
      else if (name == "treatments") each(value, [this](const Json& treatment) { put_treatment(treatment); });
      else if (name != "confirmed") put_plain(name, value);
    }
    return std::move(x_fields);
  }

  Fields other(const Json& document) {
    for (const auto& [name, value] : document.items()) {
      if (name == "diagnoses") put_list("diagnosis", value);
      else if (name == "facts") each(value, [this](const Json& fact) { put_fact(fact); });
      else put_plain(name, value);
    }
    return std::move(x_fields);
  }

 private:
  template <class Work>
  static void each(const Json& list, Work work) {
    for (const Json& element : list) work(element);
  }

  void put_plain(const std::string& name, const Json& value) {
    if (!is_for_the_program(name)) x_fields.put(name, text_of(value));
  }

  void put_list(const std::string& name, const Json& list) {
    int row = 0;
    for (const Json& element : list) {
      for (const auto& [field, value] : element.items())
        x_fields.put(name + "/" + std::to_string(row) + "/" + field, text_of(value));
      ++row;
    }
  }

  void put_fact(const Json& fact) {
    const std::string code = text_at(fact, fact.contains("code") ? "code" : "subject");
    std::string text;
    for (const auto& [name, value] : fact.items())
      if (name != "code" && name != "subject" && text_of(value) != "-")
        text += (text.empty() || text_of(value).empty() ? "" : " ") + text_of(value);
    x_fields.put("fact/" + code, text.empty() ? "yes" : text);
  }

  void put_score(const Json& score) {
    const std::string code = text_at(score, "instrument");
    const std::string path = "score/" + code + "/";
    const InstrumentDefinition* definition = x_catalogue.instrument(code);
    const Json items = score.value("items", Json::array());
    const std::string total = text_at(score, "total");
    if (items.size() < 2) {
      x_fields.put(path + "value", total.empty() && !items.empty() ? text_of(items[0]) : total);
    } else {
      for (std::size_t i = 0; i < items.size(); ++i)
        x_fields.put(path + (definition && i < definition->items.size() ? definition->items[i].code
                                                                        : "item_" + std::to_string(i + 1)),
                     text_of(items[i]));
      x_fields.put(path + "score", total);
    }
    if (text_at(score, "status") != "answered") x_fields.put(path + "status", text_at(score, "status"));
    if (text_at(score, "phase") != "routine") x_fields.put(path + "phase", text_at(score, "phase"));
    for (const char* name : {"version", "language", "mode"}) x_fields.put(path + name, text_at(score, name));
  }

  void put_finding(const Json& finding) {
    const std::string path =
        "finding/" + text_at(finding, "code") + "/" + text_at(finding, "side") + "/" + text_at(finding, "row") + "/";
    x_fields.put(path + "value", text_at(finding, "value"));
    each(finding.value("qualifiers", Json::array()),
         [&](const Json& qualifier) { x_fields.put(path + text_at(qualifier, "field"), text_at(qualifier, "value")); });
  }

  void put_treatment(const Json& treatment) {
    const std::string path = "treatment/" + x_places.place(treatment) + "/";
    for (const auto& [name, value] : treatment.items()) {
      if (name == "parameters") {
        each(value, [&](const Json& parameter) {
          const std::string group = text_at(parameter, "group");
          x_fields.put(path + (group.empty() ? "-" : group) + "/" + text_at(parameter, "row") + "/" +
                           text_at(parameter, "field"),
                       text_at(parameter, "value"));
        });
      } else if (name == "is_index") {
        x_fields.put(path + "index", text_of(value));
      } else if (name != "number") {
        x_fields.put(path + name, text_of(value));
      }
    }
  }

  const Catalogue& x_catalogue;
  TreatmentPlaces& x_places;
  Fields x_fields;
};

// The paths of the first with those that only the second has, each behind the one it follows there.
std::vector<std::string> paths_of_both(const Fields& before, const Fields& after) {
  std::vector<std::string> paths = before.paths();
  auto place = paths.begin();
  for (const std::string& path : after.paths()) {
    const auto found = std::find(paths.begin(), paths.end(), path);
    place = (found == paths.end() ? paths.insert(place, path) : found) + 1;
  }
  return paths;
}

Fields flattened(std::string_view entity, std::string_view document, const Catalogue& catalogue,
                 TreatmentPlaces& places) {
  if (document.empty()) return {};
  const Json json = Json::parse(document);
  Flattening flattening(catalogue, places);
  if (!json.is_object()) {
    Fields fields;
    fields.put("value", text_of(json));
    return fields;
  }
  return entity == "visit" ? flattening.visit(json) : flattening.other(json);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end != 0) lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

// Lines that one has and the other has not; where they stand is not told.
std::vector<AuditField> differing_lines(std::string_view before, std::string_view after) {
  const std::vector<std::string> old_lines = lines_of(before);
  const std::vector<std::string> new_lines = lines_of(after);
  std::vector<AuditField> fields;
  for (const std::string& line : old_lines)
    if (std::find(new_lines.begin(), new_lines.end(), line) == new_lines.end()) fields.push_back({"line", line, ""});
  for (const std::string& line : new_lines)
    if (std::find(old_lines.begin(), old_lines.end(), line) == old_lines.end()) fields.push_back({"line", "", line});
  return fields;
}

bool is_json(std::string_view document) { return document.empty() || Json::accept(document); }

}  // namespace

std::vector<AuditField> differing_fields(std::string_view entity, std::string_view before, std::string_view after,
                                         const Catalogue& catalogue) {
  if (!is_json(before) || !is_json(after)) return differing_lines(before, after);
  TreatmentPlaces places;
  const Fields old_fields = flattened(entity, before, catalogue, places);
  const Fields new_fields = flattened(entity, after, catalogue, places);
  std::vector<AuditField> differing;
  for (const std::string& path : paths_of_both(old_fields, new_fields)) {
    AuditField field{path, old_fields.value(path), new_fields.value(path)};
    if (field.before != field.after) differing.push_back(std::move(field));
  }
  return differing;
}

}  // namespace psoas::storage
