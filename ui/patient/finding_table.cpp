#include "ui/patient/finding_table.h"

#include <cmath>
#include <map>
#include <tuple>

#include "domain/base/number.h"
#include "domain/base/side_word.h"
#include "domain/finding/normal.h"
#include "ui/wording/measure_words.h"

namespace psoas::ui {

namespace words = wording::measure;

namespace {

struct Course {
  const FindingDefinition* definition = nullptr;
  const FindingEntry* latest = nullptr;
  const FindingEntry* before = nullptr;
  const Visit* latest_visit = nullptr;
};

int place_of(Side side) { return side == Side::right ? 0 : side == Side::left ? 1 : 2; }

std::string change_text(const Course& course) {
  if (!course.before) return {};
  const std::optional<double>& now = course.latest->value.number;
  const std::optional<double>& then = course.before->value.number;
  if (!now || !then || course.definition->main_field().kind == ValueKind::presence) {
    if (course.latest->value == course.before->value) return words::unchanged;
    return {};
  }
  const double change = *now - *then;
  if (change == 0) return words::unchanged;
  std::string text = (change > 0 ? "+" : "") + to_text(std::round(change * 100) / 100);
  const Direction direction = course.definition->direction;
  if (direction == Direction::neither) return text;
  const bool better = (change < 0) == (direction == Direction::lower_is_better);
  return text + " · " + (better ? words::better : words::worse);
}

std::string normal_text(const Course& course) {
  const std::optional<bool> normal = is_normal(*course.definition, course.latest->value);
  if (!normal) return course.definition->normal;
  return std::string(*normal ? words::is_normal : words::not_normal) + " (" + course.definition->normal + ")";
}

std::string measure_of(const Course& course) {
  const FieldDefinition& main = course.definition->main_field();
  if (!course.latest->value.number || main.kind == ValueKind::presence || course.latest->row != 0) return {};
  return course.definition->code + "/" + std::string(code_of(course.latest->side));
}

}  // namespace

FindingTable latest_findings(const std::vector<Visit>& visits, const Catalogue& catalogue) {
  std::map<std::tuple<int, int, int>, Course> courses;  // by place in the catalogue, right before left, by row
  for (const Visit& visit : visits) {
    for (const FindingEntry& entry : visit.findings) {
      const FindingDefinition* definition = catalogue.finding(entry.code);
      if (!definition) continue;
      const int place = static_cast<int>(definition - catalogue.findings().data());
      Course& course = courses[{place, place_of(entry.side), entry.row}];
      if (!course.latest) course = {definition, &entry, nullptr, &visit};
      else if (!course.before && !definition->repeats) course.before = &entry;
    }
  }
  FindingTable table;
  table.rows.columns = {{words::finding, 32}, {words::side, 7},    {words::latest, 16},       {words::on, 11},
                        {words::before, 14},  {words::change, 16}, {words::normal_value, 24}, {words::details, 34}};
  for (const auto& [key, course] : courses) {
    const FindingDefinition& definition = *course.definition;
    table.rows.rows.push_back({definition.label, std::string(narrow_side_word(course.latest->side)),
                               value_text(*course.latest, definition), to_string(course.latest_visit->date),
                               course.before ? value_text(*course.before, definition) : "", change_text(course),
                               normal_text(course), qualifier_text(*course.latest, definition)});
    table.rows.visits.push_back(course.latest_visit->id);
    table.measures.push_back(measure_of(course));
  }
  return table;
}

}  // namespace psoas::ui
