#include "domain/demo/examining.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace psoas {

namespace {

constexpr std::array<std::string_view, 5> tenderness{{"0", "1", "2", "3", "4"}};
constexpr std::array<std::string_view, 5> strength{{"5", "4+", "4", "4-", "3+"}};

double in_steps(double value, double step) { return std::round(value / step) * step; }

// One examination; the codes are written in the order of the form.
class Examination {
 public:
  Examination(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random)
      : x_visit(visit), x_today(today), x_scribe(scribe), x_random(random) {}

  void thomas_angle(Side side) {
    const double angle = is_painful(side) ? -8 + 24 * severity() : -7;
    number("exam_thomas_mod_angle_deg", side, std::clamp(x_random.bell(angle, 2.5), -18.0, 30.0));
    x_scribe.qualify(x_visit.findings.back(), "method", "goniometer");
  }

  void psoas_tenderness(Side side) {
    const int level = grade(is_painful(side) ? 4.6 * severity() : 0.2, 4);
    choice("exam_psoas_palpation", side, tenderness[static_cast<std::size_t>(level)]);
    if (level >= 2) x_scribe.qualify(x_visit.findings.back(), "familiar_pain", is_painful(side) ? present : absent);
  }

  void tendon_tenderness(Side side) {
    const int level = grade(is_painful(side) ? 3 * severity() : 0.1, 4);
    choice("exam_iliopsoas_tendon_tender", side, tenderness[static_cast<std::size_t>(level)]);
  }

  void hip_flexor_strength(Side side) {
    const int weakness = grade(is_painful(side) ? 4 * severity() - 0.8 : -0.3, 4);
    choice("exam_hip_flexor_mmt", side, strength[static_cast<std::size_t>(weakness)]);
  }

  void one_leg_stance(Side side) {
    const double usual = x_today.age < 60 ? 42 : x_today.age < 70 ? 32 : x_today.age < 80 ? 22 : 9;
    const double seconds = usual * (1 - (is_painful(side) ? 0.8 : 0.3) * severity());
    number("exam_single_leg_stance_s", side, std::clamp(x_random.bell(seconds, 3), 1.0, 45.0));
  }

  void sitting_tolerance() {
    const double minutes = in_steps(x_random.bell(95 - 85 * severity(), 9), 5);
    number("sym_sitting_tolerance_min", Side::none, std::clamp(minutes, 5.0, 120.0));
  }

  void morning_stiffness() {
    const double minutes = in_steps(x_random.bell(62 * severity() - 8, 6), 5);
    number("sym_morning_stiffness_min", Side::none, std::clamp(minutes, 0.0, 90.0));
  }

  void low_back_pain(Side side) { sign("sym_low_back_pain", side, 0.45 + 0.5 * severity()); }
  void worse_sitting() { sign("sym_worse_sitting", Side::none, 0.3 + 0.65 * severity()); }
  void facet_loading(Side side) { sign("exam_facet_loading", side, x_today.facet ? 0.3 + 0.7 * severity() : 0.12); }
  void stinchfield(Side side) { sign("exam_stinchfield", side, 0.15 + 0.6 * severity()); }

  void gait(Side side) {
    choice("gait_pattern", side, x_random.chance(0.8 * severity()) ? "shortened_stride" : "normal");
  }

  void lordosis() {
    choice("post_lumbar_lordosis", Side::none,
           std::array<std::string_view, 3>{"normal", "increased",
                                           "decreased"}[static_cast<std::size_t>(x_random.weighted({45, 42, 13}))]);
  }

  void trigger_point(Side side) {
    choice("exam_trigger_point", side, x_random.chance(0.7) ? "psoas" : "quadratus_lumborum");
    x_scribe.qualify(x_visit.findings.back(), "activity", x_random.chance(severity()) ? "active" : "latent");
  }

  bool sometimes(double probability) { return x_random.chance(probability); }

  // The painful side first; both when both hurt.
  Side first_side() const { return x_today.side == Side::left ? Side::left : Side::right; }
  Side other_side() const { return first_side() == Side::left ? Side::right : Side::left; }

 private:
  bool is_painful(Side side) const { return x_today.side == Side::bilateral || x_today.side == side; }
  double severity() const { return x_today.pain / 10; }
  int grade(double felt, int highest) {
    return static_cast<int>(std::clamp(std::round(x_random.bell(felt, 0.45)), 0.0, static_cast<double>(highest)));
  }

  void number(std::string_view code, Side side, double value) {
    x_visit.findings.push_back(x_scribe.finding(code, side, std::round(value)));
  }
  void choice(std::string_view code, Side side, std::string_view value) {
    x_visit.findings.push_back(x_scribe.finding(code, side, value));
  }
  void sign(std::string_view code, Side side, double probability) {
    choice(code, side, x_random.chance(probability) ? present : absent);
  }

  Visit& x_visit;
  const PainToday& x_today;
  const Scribe& x_scribe;
  Random& x_random;
};

}  // namespace

void examine_in_full(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random) {
  Examination exam(visit, today, scribe, random);
  visit.findings.reserve(16);
  const Side first = exam.first_side();
  exam.low_back_pain(first);
  if (exam.sometimes(0.8)) exam.worse_sitting();
  if (exam.sometimes(0.8)) exam.morning_stiffness();
  exam.sitting_tolerance();
  for (const Side side : {first, exam.other_side()}) {
    exam.thomas_angle(side);
    exam.psoas_tenderness(side);
    if (side == first || exam.sometimes(0.6)) exam.hip_flexor_strength(side);
  }
  if (exam.sometimes(0.35)) exam.tendon_tenderness(first);
  if (exam.sometimes(0.3)) exam.trigger_point(first);
  if (exam.sometimes(0.4)) exam.stinchfield(first);
  if (exam.sometimes(today.facet ? 0.9 : 0.3)) exam.facet_loading(first);
  if (exam.sometimes(0.7)) exam.one_leg_stance(first);
  if (exam.sometimes(0.4)) exam.lordosis();
  if (exam.sometimes(0.5)) exam.gait(first);
}

void examine_again(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random) {
  Examination exam(visit, today, scribe, random);
  visit.findings.reserve(10);
  const Side first = exam.first_side();
  const bool both = today.side == Side::bilateral || exam.sometimes(0.35);
  if (exam.sometimes(0.5)) exam.morning_stiffness();
  if (exam.sometimes(0.7)) exam.sitting_tolerance();
  if (exam.sometimes(0.2)) exam.worse_sitting();
  if (exam.sometimes(0.9)) exam.thomas_angle(first);
  if (both) exam.thomas_angle(exam.other_side());
  if (exam.sometimes(0.8)) exam.psoas_tenderness(first);
  if (both && exam.sometimes(0.7)) exam.psoas_tenderness(exam.other_side());
  if (exam.sometimes(0.75)) exam.hip_flexor_strength(first);
  if (both && exam.sometimes(0.7)) exam.hip_flexor_strength(exam.other_side());
  if (exam.sometimes(today.facet ? 0.4 : 0.05)) exam.facet_loading(first);
  if (exam.sometimes(0.35)) exam.one_leg_stance(first);
  if (exam.sometimes(0.15)) exam.gait(first);
}

void examine_at_therapy(Visit& visit, const PainToday& today, const Scribe& scribe, Random& random) {
  Examination exam(visit, today, scribe, random);
  if (exam.sometimes(0.6)) exam.thomas_angle(exam.first_side());
  if (exam.sometimes(0.4)) exam.hip_flexor_strength(exam.first_side());
  if (exam.sometimes(0.3)) exam.one_leg_stance(exam.first_side());
}

}  // namespace psoas
