#include "domain/outcome/case_selection.h"

#include <algorithm>
#include <array>
#include <set>

namespace psoas {

namespace {

constexpr std::string_view surgery_code = "tx_surgery";

int level_number(std::string_view level) {
  constexpr std::array<std::pair<char, int>, 4> regions{{{'C', 0}, {'T', 100}, {'L', 200}, {'S', 300}}};
  if (level.size() < 2) return -1;
  int number = 0;
  for (const char c : level.substr(1)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  for (const auto& [letter, start] : regions)
    if (letter == level.front()) return start + number;
  return -1;
}

bool range_has_level(std::string_view range, std::string_view level) {
  if (range == level) return true;
  const std::size_t dash = range.find('-');
  const int wanted = level_number(level);
  if (dash == std::string_view::npos || wanted < 0) return false;
  const int first = level_number(range.substr(0, dash));
  const int last = level_number(range.substr(dash + 1));
  return first >= 0 && last >= 0 && first <= wanted && wanted <= last;
}

// Calls `act` with each part of the text between the separators until it gives true.
template <class Act>
bool any_part(std::string_view text, char separator, Act act) {
  for (;;) {
    const std::size_t end = text.find(separator);
    if (act(text.substr(0, end))) return true;
    if (end == std::string_view::npos) return false;
    text.remove_prefix(end + 1);
  }
}

bool sides_meet(Side one, Side other) {
  const auto whole = [](Side side) { return side != Side::left && side != Side::right; };
  return one == other || whole(one) || whole(other);
}

class Selection {
 public:
  Selection(const Analysis& analysis, const RecordIndex& index)
      : x_analysis(analysis), x_index(index), x_words(index.record.words), x_cut(day_number(analysis.as_of)) {
    for (const std::string& code : analysis.treatments) x_codes.push_back(x_words.find(code));
    x_surgery = x_words.find(surgery_code);
    x_clinician = x_words.find(analysis.clinician);
    x_from = analysis.from ? day_number(*analysis.from) : std::numeric_limits<DayNumber>::min();
    x_to = analysis.to ? day_number(*analysis.to) : no_day;
    for (const FindingFilter& filter : analysis.findings) x_findings.push_back(x_words.find(filter.code));
  }

  std::vector<OutcomeCase> take() {
    for (std::size_t i = 0; i < x_index.record.patients.size(); ++i) add_patient(static_cast<std::int32_t>(i));
    std::sort(x_cases.begin(), x_cases.end(), [](const OutcomeCase& a, const OutcomeCase& b) {
      return std::tie(a.index_day, a.treatment_number) < std::tie(b.index_day, b.treatment_number);
    });
    return std::move(x_cases);
  }

 private:
  void add_patient(std::int32_t patient) {
    const auto treatments = x_index.treatments.of(patient);
    for (const RecordedTreatment* treatment : treatments)
      if (treatment->day <= x_cut && starts_course(*treatment, treatments) && passes(*treatment)) add(*treatment);
  }

  bool starts_course(const RecordedTreatment& treatment, std::span<const RecordedTreatment* const> all) const {
    switch (x_analysis.index) {
      case IndexRule::marked: return treatment.is_index;
      case IndexRule::every: return true;
      case IndexRule::first: break;
    }
    return std::none_of(all.begin(), all.end(), [&](const RecordedTreatment* other) {
      return other != &treatment && same_target(*other, treatment) &&
             std::tie(other->day, other->number) < std::tie(treatment.day, treatment.number);
    });
  }

  bool same_target(const RecordedTreatment& one, const RecordedTreatment& other) const {
    return one.code == other.code && one.target == other.target && !x_words.at(one.target).empty();
  }

  bool passes(const RecordedTreatment& treatment) const {
    if (treatment.day < x_from || treatment.day > x_to) return false;
    if (!x_codes.empty() && std::find(x_codes.begin(), x_codes.end(), treatment.code) == x_codes.end()) return false;
    if (x_analysis.side && treatment.side != *x_analysis.side) return false;
    if (!x_analysis.clinician.empty() && treatment.clinician != x_clinician) return false;
    const std::string& key = x_words.at(treatment.target);
    if (!x_analysis.target.empty() && !key_has_part(key, x_analysis.target)) return false;
    if (!x_analysis.level.empty() && !key_has_level(key, x_analysis.level)) return false;
    return patient_passes(treatment) && findings_pass(treatment) && diagnosis_passes(treatment);
  }

  bool patient_passes(const RecordedTreatment& treatment) const {
    const RecordedPatient& patient = x_index.record.patients[static_cast<std::size_t>(treatment.patient)];
    if (x_analysis.sex && patient.sex != *x_analysis.sex) return false;
    if (!x_analysis.youngest && !x_analysis.oldest) return true;
    const int age = age_on(patient, treatment.day);
    return (!x_analysis.youngest || age >= *x_analysis.youngest) && (!x_analysis.oldest || age <= *x_analysis.oldest);
  }

  static int age_on(const RecordedPatient& patient, DayNumber day) {
    return age_in_years(date_of(patient.birth), date_of(day));
  }

  bool findings_pass(const RecordedTreatment& treatment) const {
    for (std::size_t i = 0; i < x_findings.size(); ++i) {
      const FindingFilter& filter = x_analysis.findings[i];
      const RecordedFinding* finding = finding_on(x_index, treatment.patient, x_findings[i], filter.side, treatment.day,
                                                  x_analysis.settings.finding_days_before);
      if (!finding || !matches(*finding, filter)) return false;
    }
    return true;
  }

  bool matches(const RecordedFinding& finding, const FindingFilter& filter) const {
    const std::string& choice = x_words.at(finding.choice);
    if (filter.range.low || filter.range.high)
      if (!finding.has_number || !filter.range.contains(finding.number)) return false;
    if (filter.choice.empty()) return choice != absent && choice != not_assessed;
    return choice == filter.choice;
  }

  bool diagnosis_passes(const RecordedTreatment& treatment) const {
    if (x_analysis.diagnosis.empty()) return true;
    const auto diagnoses = x_index.diagnoses.of(treatment.patient);
    return std::any_of(diagnoses.begin(), diagnoses.end(), [&](const RecordedDiagnosis* diagnosis) {
      return diagnosis->day <= treatment.day && treatment.day <= diagnosis->until &&
             x_words.at(diagnosis->code).starts_with(x_analysis.diagnosis);
    });
  }

  void add(const RecordedTreatment& treatment) {
    const RecordedPatient& patient = x_index.record.patients[static_cast<std::size_t>(treatment.patient)];
    OutcomeCase added;
    added.patient = treatment.patient;
    added.treatment_number = treatment.number;
    added.treatment = treatment.code;
    added.target = treatment.target;
    added.clinician = treatment.clinician;
    added.side = treatment.side;
    added.index_day = treatment.day;
    added.age = age_on(patient, treatment.day);
    added.ends = ends_of(treatment, patient);
    x_cases.push_back(std::move(added));
  }

  CaseEnds ends_of(const RecordedTreatment& treatment, const RecordedPatient& patient) const {
    CaseEnds ends;
    ends.cut = x_cut - treatment.day;
    const auto note = [&](int& end, DayNumber day) {
      if (day != no_day && day <= x_cut && day >= treatment.day) end = std::min(end, day - treatment.day);
    };
    for (const RecordedTreatment* later : x_index.treatments.of(treatment.patient)) {
      if (later->day <= treatment.day) continue;
      if (same_target(*later, treatment)) note(ends.retreated, later->day);
      if (later->code == x_surgery && sides_meet(later->side, treatment.side)) note(ends.surgery, later->day);
    }
    note(ends.died, patient.died);
    for (const RecordedDay* left : x_index.withdrawals.of(treatment.patient))
      if (left->treatment == 0 || left->treatment == treatment.number) note(ends.withdrawn, left->day);
    return ends;
  }

  const Analysis& x_analysis;
  const RecordIndex& x_index;
  const Words& x_words;
  DayNumber x_cut;
  DayNumber x_from;
  DayNumber x_to;
  std::int32_t x_surgery = -1;
  std::int32_t x_clinician = -1;
  std::vector<std::int32_t> x_codes;
  std::vector<std::int32_t> x_findings;
  std::vector<OutcomeCase> x_cases;
};

}  // namespace

bool key_has_part(std::string_view same_target_key, std::string_view part) {
  return any_part(same_target_key, '/', [&](std::string_view one) { return one == part; });
}

bool key_has_level(std::string_view same_target_key, std::string_view level) {
  return any_part(same_target_key, '/', [&](std::string_view part) {
    return any_part(part, '+', [&](std::string_view range) { return range_has_level(range, level); });
  });
}

const RecordedFinding* finding_on(const RecordIndex& index, std::int32_t patient, std::int32_t code,
                                  std::optional<Side> side, DayNumber day, int days_before) {
  const RecordedFinding* latest = nullptr;
  for (const RecordedFinding* finding : index.findings.of(patient))
    if (finding->code == code && finding->day <= day && finding->day >= day - days_before &&
        (!side || finding->side == *side))
      latest = finding;
  return latest;
}

std::vector<OutcomeCase> select_cases(const Analysis& analysis, const RecordIndex& index) {
  return Selection(analysis, index).take();
}

}  // namespace psoas
