#pragma once

namespace psoas {

// How much of a file the database looks through when it is asked what is wrong with itself.
enum class CheckDepth {
  quick,  // pages and links; not whether the indexes fit their tables
  whole,  // everything
  // Everything that belongs to a table, one table after the other, so that others can save in between.
  by_table
};

}  // namespace psoas
