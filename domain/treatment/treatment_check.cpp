#include "domain/treatment/treatment_check.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "domain/base/text.h"
#include "domain/catalogue/condition.h"
#include "domain/safety/override_draft.h"

namespace psoas {

namespace {

// Parts of a treatment's paths that are no groups of rows: links and overridden warnings.
bool is_read_elsewhere(std::string_view part) { return part == "link" || part == "warning" || part == "warned"; }

class TreatmentCheck {
 public:
  TreatmentCheck(const VisitDraft& draft, int number, const Catalogue& catalogue, const TreatmentDefinition& definition,
                 const Patient& patient, Date visit_day, Date today, Problems& problems)
      : x_draft(draft),
        x_number(number),
        x_catalogue(catalogue),
        x_definition(definition),
        x_patient(patient),
        x_visit_day(visit_day),
        x_today(today),
        x_problems(problems) {}

  Treatment run() {
    x_treatment.code = x_definition.code;
    check_head();
    check_dates();
    check_links();
    check_parameters();
    check_sessions();
    check_unit_of_dose();
    check_patch();
    x_treatment.same_target_key = same_target_key(x_treatment, x_definition);
    return std::move(x_treatment);
  }

 private:
  Problem& add(ProblemCode code, std::string field, std::string given) {
    Problem problem;
    problem.code = code;
    problem.field = std::move(field);
    problem.given = std::move(given);
    return x_problems.emplace_back(std::move(problem));
  }

  std::string path(std::string_view part) const { return treatment_path(x_number, part); }
  std::string typed(std::string_view part) const { return std::string(trimmed(x_draft.text(path(part)))); }

  std::string text(std::string_view part, const TextRule& rule) {
    Checked<std::string> checked = check_text(x_draft.text(path(part)), rule, path(part));
    if (checked) return checked.take();
    x_problems.push_back(checked.problems().front());
    return {};
  }

  void check_head() {
    const std::optional<Side> side = side_of(typed("side"));
    if (!side) add(ProblemCode::unknown_code, path("side"), typed("side")).other = "L, R, B, M";
    else if (const auto wrong = side_problem(x_definition.laterality, *side)) add(*wrong, path("side"), typed("side"));
    else x_treatment.side = *side;

    if (const std::string status = typed("status"); !status.empty()) {
      if (const auto known = treatment_status_of(status)) x_treatment.status = *known;
      else add(ProblemCode::unknown_code, path("status"), status);
    }
    x_treatment.id = entry();
    x_treatment.is_index = typed("index") == "yes";
    x_treatment.performer = text("performer", {.most_bytes = 200});
    x_treatment.indication = indication();
    x_treatment.note = text("note", {.most_bytes = 4000, .lines_allowed = true});
  }

  // The stored treatment that is being corrected.
  TreatmentId entry() {
    const std::string given = typed("entry");
    const TreatmentId id = id_in(given);
    if (given.empty() || id.stored()) return id;
    add(ProblemCode::unknown_reference, path("entry"), given).other = "treatment";
    return {};
  }

  std::string indication() {
    const std::string code = typed("indication");
    if (code.empty() || x_catalogue.condition(code)) return code;
    add(ProblemCode::unknown_code, path("indication"), code).other = "a condition of the catalogue";
    return {};
  }

  std::optional<Date> day(std::string_view part) {
    if (typed(part).empty()) return std::nullopt;
    const Checked<Date> read = parse_date(typed(part), path(part));
    if (read) return read.value();
    x_problems.push_back(read.problems().front());
    return std::nullopt;
  }

  void check_dates() {
    x_treatment.date = day("date").value_or(x_visit_day);
    x_treatment.end_date = day("end_date");
    const bool planned = x_treatment.status == TreatmentStatus::planned;
    if (!planned && x_treatment.date.ok() && x_treatment.date > x_today && !typed("date").empty())
      add(ProblemCode::in_the_future, path("date"), typed("date"));
    if (x_treatment.date.ok() && x_treatment.date < x_patient.birth_date && !typed("date").empty())
      add(ProblemCode::before_birth, path("date"), typed("date")).low = to_string(x_patient.birth_date);
    if (x_treatment.end_date && x_treatment.date.ok() && *x_treatment.end_date < x_treatment.date)
      add(ProblemCode::end_before_start, path("end_date"), typed("end_date")).low = to_string(x_treatment.date);
  }

  // Whether what is pointed to exists and came before is for domain/treatment/earlier_treatments.h, which knows the
  // patient's other visits.
  void check_links() {
    for (const LinkRole role : x_definition.link_roles()) {
      const std::string part = "link/" + std::string(code_of(role));
      for (const std::string& number : split(typed(part), ',')) {
        const TreatmentId to = id_in(number);
        if (to.stored()) x_treatment.links.push_back({role, to});
        else add(ProblemCode::unknown_reference, path(part), number).other = "treatment";
      }
    }
  }

  static TreatmentId id_in(const std::string& given) {
    TreatmentId id;
    const auto [rest, error] = std::from_chars(given.data(), given.data() + given.size(), id.number);
    const bool whole = error == std::errc{} && rest == given.data() + given.size() && id.number > 0;
    return whole ? id : TreatmentId{};
  }

  // Rows of each group that hold anything, in order; "-" has the one row 0.
  std::map<std::string, std::set<int>> rows_typed() {
    std::map<std::string, std::set<int>> rows;
    rows["-"].insert(0);
    const std::string prefix = path("");
    for (auto it = x_draft.typed.lower_bound(prefix); it != x_draft.typed.end() && it->first.starts_with(prefix);
         ++it) {
      const std::string rest = it->first.substr(prefix.size());
      const std::size_t first = rest.find('/');
      const std::size_t second = rest.find('/', first + 1);
      if (first == std::string::npos || is_read_elsewhere(rest.substr(0, first))) continue;
      int row = -1;
      if (second != std::string::npos) std::from_chars(rest.data() + first + 1, rest.data() + second, row);
      const std::string group = rest.substr(0, first);
      const bool known = second != std::string::npos && row >= 0 && row <= 9999 &&
                         x_definition.field(group == "-" ? "" : group, rest.substr(second + 1));
      if (!known)
        add(ProblemCode::unknown_code, it->first, rest.substr(second == std::string::npos ? first + 1 : second + 1));
      else if (!trimmed(it->second).empty()) rows[group].insert(row);
    }
    return rows;
  }

  void check_parameters() {
    const std::map<std::string, std::set<int>> rows = rows_typed();
    for (const auto& [group, typed_rows] : rows) {
      int row = 0;
      for (int typed_row : typed_rows) check_row(group == "-" ? "" : group, typed_row, row++);
      const GroupDefinition* definition = x_definition.group(group);
      if (definition && row > definition->most_rows) {
        Problem& problem = add(ProblemCode::out_of_range, path(group), std::to_string(row));
        problem.high = std::to_string(definition->most_rows);
      }
    }
    for (const GroupDefinition& group : x_definition.groups) {
      if (group.least_rows == 0 || rows.contains(group.code)) continue;
      for (const FieldDefinition& field : x_definition.fields) {
        if (field.group != group.code || !matters(field, x_draft, x_number, 0)) continue;
        add(ProblemCode::required, treatment_path(x_number, group.code, 0, field.code), "");
        break;
      }
    }
  }

  void check_row(const std::string& group, int typed_row, int row) {
    for (const FieldDefinition& field : x_definition.fields) {
      if (field.group != group) continue;
      const std::string field_path = treatment_path(x_number, group, typed_row, field.code);
      const std::string given = x_draft.text(field_path);
      if (trimmed(given).empty()) {
        // What is only planned may be completed on the day it is done.
        const bool waits =
            x_treatment.status == TreatmentStatus::planned || x_treatment.status == TreatmentStatus::cancelled;
        if (field.required && !waits && matters(field, x_draft, x_number, typed_row))
          add(ProblemCode::required, field_path, "");
        continue;
      }
      Checked<std::vector<Value>> values = read(field, given, field_path, typed_row);
      if (!values) {
        x_problems.insert(x_problems.end(), values.problems().begin(), values.problems().end());
        continue;
      }
      for (Value& value : values.take()) x_treatment.parameters.push_back({group, row, field.code, std::move(value)});
    }
  }

  // By what is usual in this case.
  Checked<std::vector<Value>> read(const FieldDefinition& field, const std::string& given, const std::string& path,
                                   int row) {
    for (const UsualWhen& usual : field.usual_when) {
      if (!holds(usual.when, field.group, row)) continue;
      FieldDefinition in_this_case = field;
      in_this_case.soft = usual.soft;
      return parse_value(in_this_case, given, path, x_problems);
    }
    return parse_value(field, given, path, x_problems);
  }

  bool holds(std::string_view condition, const std::string& group, int row) const {
    for (const std::string& part : split(condition, '&')) {
      const std::size_t equals = part.find('=');
      const std::string code = part.substr(0, equals);
      const bool in_row = !group.empty() && x_definition.field(group, code);
      const std::string typed = x_draft.text(treatment_path(x_number, in_row ? group : "", in_row ? row : 0, code));
      const std::vector<std::string> wanted = split(std::string_view(part).substr(equals + 1), ',');
      if (equals == std::string::npos || std::find(wanted.begin(), wanted.end(), typed) == wanted.end()) return false;
    }
    return true;
  }

  void check_sessions() {
    const Value* prescribed = x_treatment.parameter("sessions_prescribed");
    const Value* attended = x_treatment.parameter("sessions_attended");
    if (!prescribed || !attended || !prescribed->number || !attended->number) return;
    if (*attended->number <= *prescribed->number) return;
    const std::string field_path = treatment_path(x_number, "", 0, "sessions_attended");
    add(ProblemCode::more_than_prescribed, field_path, typed_text(FieldDefinition{}, *attended)).high =
        typed_text(FieldDefinition{}, *prescribed);
  }

  // 50 may be milligrams or micrograms: a dose without its unit says neither.
  void check_unit_of_dose() {
    const FieldDefinition* unit = x_definition.field("", "dose_unit");
    if (!unit || !x_treatment.parameter("dose") || x_treatment.parameter("dose_unit")) return;
    const std::string field_path = treatment_path(x_number, "", 0, "dose_unit");
    if (!x_draft.text(field_path).empty()) return;  // what stands there was refused already
    std::string choices;
    for (const Choice& choice : unit->choices)
      choices += (choices.empty() ? "" : ", ") + (choice.label.empty() ? choice.code : choice.label);
    add(ProblemCode::unit_required, field_path, "").other = choices;
  }

  // The rate of an opioid patch is given in micrograms an hour; in another unit its dose would be read wrongly.
  void check_patch() {
    const Value* opioid = x_treatment.parameter("opioid");
    const Value* unit = x_treatment.parameter("dose_unit");
    if (!opioid || opioid->code != "fentanyl_patch" || !x_treatment.parameter("dose")) return;
    if (!unit || unit->code == "ug_h") return;  // none at all is refused above
    add(ProblemCode::unit_required, treatment_path(x_number, "", 0, "dose_unit"), unit ? unit->code : "").other =
        "µg/h";
  }

  const VisitDraft& x_draft;
  int x_number;
  const Catalogue& x_catalogue;
  const TreatmentDefinition& x_definition;
  const Patient& x_patient;
  Date x_visit_day;
  Date x_today;
  Problems& x_problems;
  Treatment x_treatment;
};

}  // namespace

std::string governing_path(const FieldDefinition& field, int number, int row) {
  const std::string governing = governing_field(field.hint_when);
  return governing.empty() ? std::string() : treatment_path(number, field.group, row, governing);
}

bool matters(const FieldDefinition& field, const VisitDraft& draft, int number, int row) {
  const std::string path = governing_path(field, number, row);
  return path.empty() || condition_holds(field.hint_when, draft.text(path));
}

std::optional<ProblemCode> side_problem(Laterality laterality, Side side) {
  switch (laterality) {
    case Laterality::none: return side == Side::none ? std::nullopt : std::optional(ProblemCode::side_not_allowed);
    case Laterality::left_right:
      if (side == Side::none) return ProblemCode::side_required;
      if (side == Side::left || side == Side::right) return std::nullopt;
      return ProblemCode::side_not_allowed;
    case Laterality::required: return side == Side::none ? std::optional(ProblemCode::side_required) : std::nullopt;
    case Laterality::any: break;
  }
  return std::nullopt;
}

std::optional<Treatment> check_treatment(const VisitDraft& draft, int number, const Catalogue& catalogue,
                                         const Patient& patient, Date visit_day, Date today, Problems& problems) {
  const std::string path = treatment_path(number, "code");
  const std::string code{trimmed(draft.text(path))};
  const TreatmentDefinition* definition = catalogue.treatment(code);
  if (!definition) {
    Problem problem;
    problem.code = code.empty() ? ProblemCode::required : ProblemCode::unknown_code;
    problem.field = path;
    problem.given = code;
    problems.push_back(std::move(problem));
    return std::nullopt;
  }
  Treatment treatment =
      TreatmentCheck(draft, number, catalogue, *definition, patient, visit_day, today, problems).run();
  treatment.overrides = typed_overrides(draft, number, catalogue, problems);
  return treatment;
}

}  // namespace psoas
