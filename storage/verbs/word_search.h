#pragma once

// Finding subjects by the beginnings of words, in order: each subject has a line of folded words, kept in order, and
// each word but the line's first stands in a table of terms. Which tables is the owner's to say.

#include <cstdint>
#include <string>
#include <vector>

#include "storage/engine/connection.h"

namespace psoas::storage {

// The statements one kind of subject is found with. Those with $1, $2 get the beginning of a word and the first text
// after it.
struct WordTables {
  const char* count_leading;     // lines, counted up to $3
  const char* count_further;     // terms, counted up to $3
  const char* leading;           // subject, of lines
  const char* further;           // subject, of terms
  const char* leading_in_order;  // line and subject, of lines, by line
  const char* line_of;           // line of subject $1
  const char* all_in_order;      // line and subject, all, by line
};

// Subjects whose line has, for each of the (folded) words, one that begins with it; at most `most`, by line.
std::vector<std::int64_t> found_by_words(Connection& connection, const WordTables& tables,
                                         const std::vector<std::string>& words, std::size_t most);

}  // namespace psoas::storage
