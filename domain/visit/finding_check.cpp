#include "domain/visit/finding_check.h"

#include "domain/base/text.h"
#include "domain/catalogue/condition.h"
#include "domain/treatment/treatment_check.h"

namespace psoas {

namespace {

class FindingCheck {
 public:
  FindingCheck(const VisitDraft& draft, const FindingDefinition& definition, Side side, int row, Problems& problems)
      : x_draft(draft), x_definition(definition), x_problems(problems) {
    x_entry.code = definition.code;
    x_entry.side = side;
    x_entry.row = row;
  }

  void run(Visit& visit) {
    const std::string path = own_path(x_definition.main_field());
    const std::string typed = x_draft.text(path);
    const bool has_value = !trimmed(typed).empty();
    if (has_value && !side_fits(path)) return;
    bool qualified = false;
    for (const FieldDefinition& field : x_definition.fields)
      if (&field != &x_definition.main_field()) qualified |= check_qualifier(field, has_value);
    if (!has_value) {
      if (qualified) add(ProblemCode::required, path, "");
      return;
    }
    Checked<std::vector<Value>> value = parse_value(x_definition.main_field(), typed, path, x_problems);
    if (!value) {
      add_all(value.problems());
      return;
    }
    x_entry.value = value.value().front();
    for (std::size_t i = 1; i < value.value().size(); ++i)
      x_entry.qualifiers.push_back({"", 0, x_definition.main_field().code, value.value()[i]});
    visit.findings.push_back(std::move(x_entry));
  }

 private:
  std::string own_path(const FieldDefinition& field) const {
    return finding_path(x_definition.code, x_entry.side, x_entry.row, field.code);
  }

  Problem& add(ProblemCode code, std::string field, std::string given) {
    Problem problem;
    problem.code = code;
    problem.field = std::move(field);
    problem.given = std::move(given);
    return x_problems.emplace_back(std::move(problem));
  }

  void add_all(const Problems& problems) { x_problems.insert(x_problems.end(), problems.begin(), problems.end()); }

  // True when the qualifier was typed for this row alone.
  bool check_qualifier(const FieldDefinition& field, bool has_value) {
    const std::string path = qualifier_path(x_definition, field, x_draft, x_entry.side, x_entry.row);
    const std::string typed = x_draft.text(path);
    const bool own = path == own_path(field) && !trimmed(typed).empty();
    const bool asked = matters(x_definition, field, x_draft, x_entry.side, x_entry.row);
    if (trimmed(typed).empty()) {
      if (has_value && field.required && asked) add(ProblemCode::required, path, "");
      return false;
    }
    if (!has_value) return own && !field.shared_by_sides && !field.of_study && typed != field.default_value;
    if (!asked) return false;
    Checked<std::vector<Value>> values = parse_value(field, typed, path, x_problems);
    if (!values) add_all(values.problems());
    else
      for (const Value& value : values.value()) x_entry.qualifiers.push_back({"", 0, field.code, value});
    return own;
  }

  bool side_fits(const std::string& path) {
    const std::optional<ProblemCode> wrong = side_problem(x_definition.laterality, x_entry.side);
    if (wrong) add(*wrong, path, std::string(code_of(x_entry.side)));
    return !wrong;
  }

  const VisitDraft& x_draft;
  const FindingDefinition& x_definition;
  Problems& x_problems;
  FindingEntry x_entry;
};

}  // namespace

bool matters(const FindingDefinition& definition, const FieldDefinition& field, const VisitDraft& draft, Side side,
             int row) {
  const FieldDefinition* governing = definition.field(governing_field(field.hint_when));
  if (!governing) return true;
  Problems ignored;
  const Checked<std::vector<Value>> values =
      parse_value(*governing, draft.text(qualifier_path(definition, *governing, draft, side, row)), "", ignored);
  if (!values) return false;
  for (const Value& value : values.value())
    if (condition_holds(field.hint_when, value.code)) return true;
  return false;
}

std::string qualifier_path(const FindingDefinition& definition, const FieldDefinition& field, const VisitDraft& draft,
                           Side side, int row) {
  const std::string own = finding_path(definition.code, side, row, field.code);
  const auto typed = [&](const std::string& path) { return !trimmed(draft.text(path)).empty(); };
  if (typed(own)) return own;
  if (field.shared_by_sides) {
    const std::string shared = finding_path(definition.code, Side::none, row, field.code);
    if (typed(shared)) return shared;
  }
  if (field.of_study) {
    const std::string finding = finding_path(definition.code, Side::none, 0, field.code);
    if (typed(finding)) return finding;
    if (typed(study_path(field.code))) return study_path(field.code);
  }
  return own;
}

void check_finding(const VisitDraft& draft, const FindingDefinition& definition, Side side, int row, Visit& visit,
                   Problems& problems) {
  FindingCheck(draft, definition, side, row, problems).run(visit);
}

}  // namespace psoas
