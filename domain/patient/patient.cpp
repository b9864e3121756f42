#include "domain/patient/patient.h"

#include <array>

#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr int oldest_without_question = 110;
constexpr int oldest_possible = 130;

struct Member {
  std::string_view name;
  std::string PatientDraft::*member;
};

constexpr std::array<Member, 13> members{{{"mrn", &PatientDraft::mrn},
                                          {"family_name", &PatientDraft::family_name},
                                          {"given_name", &PatientDraft::given_name},
                                          {"birth_date", &PatientDraft::birth_date},
                                          {"sex", &PatientDraft::sex},
                                          {"phone", &PatientDraft::phone},
                                          {"email", &PatientDraft::email},
                                          {"address", &PatientDraft::address},
                                          {"city", &PatientDraft::city},
                                          {"state", &PatientDraft::state},
                                          {"postal_code", &PatientDraft::postal_code},
                                          {"note", &PatientDraft::note},
                                          {"died_on", &PatientDraft::died_on}}};

class PatientCheck {
 public:
  PatientCheck(const PatientDraft& draft, Date today) : x_draft(draft), x_today(today) {}

  CheckedPatient run() {
    Patient& patient = x_result.patient;
    patient.mrn = text(x_draft.mrn, "mrn", {.most_bytes = 64, .required = true});
    patient.family_name = name(x_draft.family_name, "family_name", true);
    patient.given_name = name(x_draft.given_name, "given_name", false);
    patient.phone = text(x_draft.phone, "phone", {.most_bytes = 64});
    patient.email = text(x_draft.email, "email", {.most_bytes = 254});
    patient.address = text(x_draft.address, "address", {.most_bytes = 300, .lines_allowed = true});
    patient.city = text(x_draft.city, "city", {.most_bytes = 100});
    patient.state = text(x_draft.state, "state", {.most_bytes = 100});
    patient.postal_code = text(x_draft.postal_code, "postal_code", {.most_bytes = 20});
    patient.note = text(x_draft.note, "note", {.most_bytes = most_note_bytes, .lines_allowed = true});
    check_sex();
    check_birth();
    check_death();
    return std::move(x_result);
  }

 private:
  Problem& add(ProblemCode code, std::string_view field, std::string_view given) {
    Problem problem;
    problem.code = code;
    problem.field = field;
    problem.given = given;
    return x_result.problems.emplace_back(std::move(problem));
  }

  std::string text(const std::string& typed, std::string_view field, const TextRule& rule) {
    Checked<std::string> checked = check_text(typed, rule, field);
    if (checked) return checked.take();
    x_result.problems.push_back(checked.problems().front());
    return {};
  }

  std::string name(const std::string& typed, std::string_view field, bool required) {
    std::string checked = text(typed, field, {.most_bytes = 200, .required = required});
    if (has_invisible_characters(checked)) {
      Problem& warning = add(ProblemCode::suspicious_text, field, with_visible_marks(checked));
      warning.severity = Severity::confirm;
    }
    return checked;
  }

  void check_sex() {
    if (trimmed(x_draft.sex).empty()) return;
    const std::optional<Sex> sex = sex_of(trimmed(x_draft.sex));
    if (sex) x_result.patient.sex = *sex;
    else add(ProblemCode::unknown_code, "sex", x_draft.sex).other = "F, M, X, U";
  }

  void check_birth() {
    const Checked<Date> birth = parse_date(x_draft.birth_date, "birth_date");
    if (!birth) {
      x_result.problems.push_back(birth.problems().front());
      return;
    }
    x_result.patient.birth_date = birth.value();
    if (birth.value() > x_today) {
      add(ProblemCode::in_the_future, "birth_date", x_draft.birth_date);
      return;
    }
    const int age = age_in_years(birth.value(), x_today);
    if (age > oldest_possible) {
      Problem& problem = add(ProblemCode::out_of_range, "birth_date", std::to_string(age));
      problem.high = std::to_string(oldest_possible);
      problem.unit = "years";
    } else if (age > oldest_without_question || birth.value() == x_today) {
      Problem& warning = add(ProblemCode::unusual, "birth_date", std::to_string(age));
      warning.high = std::to_string(oldest_without_question);
      warning.unit = "years";
      warning.severity = Severity::confirm;
    }
  }

  void check_death() {
    if (trimmed(x_draft.died_on).empty()) return;
    const Checked<Date> death = parse_date(x_draft.died_on, "died_on");
    if (!death) {
      x_result.problems.push_back(death.problems().front());
      return;
    }
    if (death.value() > x_today) add(ProblemCode::in_the_future, "died_on", x_draft.died_on);
    else if (x_result.patient.birth_date.ok() && death.value() < x_result.patient.birth_date)
      add(ProblemCode::before_birth, "died_on", x_draft.died_on);
    else x_result.patient.died_on = death.value();
  }

  const PatientDraft& x_draft;
  Date x_today;
  CheckedPatient x_result;
};

}  // namespace

std::string display_name(std::string_view family_name, std::string_view given_name) {
  std::string name(family_name);
  if (!given_name.empty()) name.append(", ").append(given_name);
  return name;
}

std::string_view code_of(Sex sex) {
  switch (sex) {
    case Sex::female: return "F";
    case Sex::male: return "M";
    case Sex::other: return "X";
    case Sex::unknown: break;
  }
  return "U";
}

std::optional<Sex> sex_of(std::string_view code) {
  if (code == "F" || code == "f") return Sex::female;
  if (code == "M" || code == "m") return Sex::male;
  if (code == "X" || code == "x") return Sex::other;
  if (code == "U" || code == "u") return Sex::unknown;
  return std::nullopt;
}

CheckedPatient check(const PatientDraft& draft, Date today) { return PatientCheck(draft, today).run(); }

PatientDraft draft_of(const Patient& patient) {
  PatientDraft draft;
  draft.mrn = patient.mrn;
  draft.family_name = patient.family_name;
  draft.given_name = patient.given_name;
  draft.birth_date = to_string(patient.birth_date);
  draft.sex = code_of(patient.sex);
  draft.phone = patient.phone;
  draft.email = patient.email;
  draft.address = patient.address;
  draft.city = patient.city;
  draft.state = patient.state;
  draft.postal_code = patient.postal_code;
  draft.note = patient.note;
  if (patient.died_on) draft.died_on = to_string(*patient.died_on);
  return draft;
}

std::string* member_of(PatientDraft& draft, std::string_view field) {
  for (const Member& member : members)
    if (member.name == field) return &(draft.*member.member);
  return nullptr;
}

const std::vector<std::string_view>& patient_fields() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> list;
    for (const Member& member : members) list.push_back(member.name);
    return list;
  }();
  return names;
}

}  // namespace psoas
