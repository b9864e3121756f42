#pragma once

// Whether a change is more than the measure's own error. Jacobson and Truax 1991: J Consult Clin Psychol 59:12.

namespace psoas {

// What is known of a measure from a reliability study.
struct Reliability {
  double standard_deviation = 0;  // of the untreated group, in points, above 0
  double coefficient = 0;         // retest reliability r, from 0 to below 1
};

// Standard error of measurement: SD·√(1 − r), in points.
double standard_error_of_measurement(const Reliability& reliability);

// The smallest change beyond error with 95 % confidence: 1.96·√2·SEM, in points.
double minimal_detectable_change(const Reliability& reliability);

// Change in units of its standard error: change/(√2·SEM). Below −1.96 or above 1.96 it is reliable.
double reliable_change_index(double change, const Reliability& reliability);
bool is_reliable_change(double change, const Reliability& reliability);

}  // namespace psoas
