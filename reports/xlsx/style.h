#pragma once

// The looks a cell can have. One short list, so that every sheet of every workbook speaks the same way; a workbook
// makes each format once and cells name it.

#include <cstdint>

namespace psoas::reports {

enum class Style : std::uint8_t {
  // rows of tables
  text,
  wrapped,      // text over several lines
  number,       // as it is
  one_decimal,
  two_decimals,
  percent,
  date,         // yyyy-mm-dd
  table_head,
  table_head_number,  // head of a column of numbers
  // a page for reading
  title,
  subtitle,
  notice,       // what must not be overlooked, such as invented patients
  section,
  head,         // over columns of figures
  head_group,   // over several columns
  label,
  label_strong,
  day_label,    // a number shown as "day 30"
  figure,
  figure_decimal,
  figure_percent,
  figure_none,  // a dash where there is nothing to show
  change,
  change_decimal,
  change_points,  // of percentages
  note,
};

inline constexpr int style_count = static_cast<int>(Style::note) + 1;

}  // namespace psoas::reports
