#pragma once

// The looks a cell can have. One short list, so that every sheet of every workbook speaks the same way; a workbook
// makes each format once and cells name it.

#include <cstdint>

namespace psoas::reports {

enum class Style : std::uint8_t {
  // rows of tables
  text,
  wrapped,     // text over several lines
  identifier,  // a number that names something, at the left
  mark,        // a short sign in the middle: a side, a yes
  number,      // as it is
  one_decimal,
  two_decimals,
  percent,
  date,  // yyyy-mm-dd
  table_head,
  table_head_mark,    // head of a column of marks
  table_head_number,  // head of a column of numbers
  // a page for reading
  title,
  subtitle,
  notice,  // what must not be overlooked, such as invented patients
  section,
  head,        // over columns of figures
  head_group,  // over several columns
  label,
  label_strong,
  label_within,  // one of those counted in the row above
  day_label,     // a number shown as "day 30"
  figure,
  figure_decimal,
  figure_percent,
  change,
  change_decimal,
  change_points,  // of percentages
  note,
};

inline constexpr int style_count = static_cast<int>(Style::note) + 1;

}  // namespace psoas::reports
