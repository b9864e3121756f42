#include "storage/verbs/word_search.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <optional>

#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

// So many subjects are looked up one by one and sorted. Of more, the first in order are met soon enough by
// walking in that order.
constexpr std::int64_t few = 2000;

// A word with more matches than this is common: the matches of two common words are met by walking, those of two
// others by comparing both lists.
constexpr std::int64_t many = 5000;

struct Found {
  std::string line;
  std::int64_t subject = 0;

  auto operator<=>(const Found&) const = default;
};

// The first text that sorts after everything that begins with `prefix`.
std::string after(const std::string& prefix) { return prefix + "\xF4\x8F\xBF\xBF"; }

// Whether each word typed begins a word of the line.
bool matches(std::string_view line, const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    for (std::size_t at = line.find(word); at != std::string_view::npos; at = line.find(word, at + 1))
      if (at == 0 || line[at - 1] == ' ') return true;
    return false;
  });
}

struct Word {
  std::string text;
  std::int64_t matches = 0;  // counted up to many + 1, so that asking costs little
};

Word counted(Connection& connection, const WordTables& tables, const std::string& word) {
  const auto leading = one_integer(connection, tables.count_leading, word, after(word), many + 1);
  const auto further = one_integer(connection, tables.count_further, word, after(word), many + 1);
  return {word, leading.value_or(0) + further.value_or(0)};
}

// Subjects with a word that begins with this one, by number.
std::vector<std::int64_t> subjects_with(Connection& connection, const WordTables& tables, const std::string& word) {
  std::vector<std::int64_t> subjects;
  Query leading(connection, tables.leading, word, after(word));
  while (leading.next()) subjects.push_back(leading.integer(0));
  Query further(connection, tables.further, word, after(word));
  while (further.next()) subjects.push_back(further.integer(0));
  std::sort(subjects.begin(), subjects.end());
  subjects.erase(std::unique(subjects.begin(), subjects.end()), subjects.end());
  return subjects;
}

// Subjects among whom all matches are, when they are few; `rarest_first` are the words typed.
std::optional<std::vector<std::int64_t>> few_candidates(Connection& connection, const WordTables& tables,
                                                        const std::vector<Word>& rarest_first) {
  const bool two_lists = rarest_first.size() > 1 && rarest_first[1].matches <= many;
  if (rarest_first[0].matches > (two_lists ? many : few)) return std::nullopt;
  std::vector<std::int64_t> candidates = subjects_with(connection, tables, rarest_first[0].text);
  if (two_lists) {
    const std::vector<std::int64_t> others = subjects_with(connection, tables, rarest_first[1].text);
    std::vector<std::int64_t> both;
    std::set_intersection(candidates.begin(), candidates.end(), others.begin(), others.end(), std::back_inserter(both));
    candidates = std::move(both);
  }
  if (candidates.size() > few) return std::nullopt;
  return candidates;
}

// Lines that begin with the word, in order.
void gather_leading(Connection& connection, const WordTables& tables, const std::string& word,
                    const std::vector<std::string>& words, std::size_t most, std::vector<Found>& found) {
  Query query(connection, tables.leading_in_order, word, after(word));
  for (std::size_t taken = 0; taken < most && query.next();)
    if (matches(query.view(0), words)) {
      found.push_back({query.text(0), query.integer(1)});
      ++taken;
    }
}

void look_up(Connection& connection, const WordTables& tables, const std::vector<std::int64_t>& candidates,
             const std::vector<std::string>& words, std::vector<Found>& found) {
  for (const std::int64_t subject : candidates) {
    Query query(connection, tables.line_of, subject);
    if (query.next() && matches(query.view(0), words)) found.push_back({query.text(0), subject});
  }
}

void walk_in_order(Connection& connection, const WordTables& tables, const std::vector<std::string>& words,
                   std::size_t most, std::vector<Found>& found) {
  Query query(connection, tables.all_in_order);
  for (std::size_t taken = 0; taken < most && query.next();)
    if (matches(query.view(0), words)) {
      found.push_back({query.text(0), query.integer(1)});
      ++taken;
    }
}

std::vector<std::int64_t> in_order(std::vector<Found> found, std::size_t most) {
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > most) found.resize(most);
  std::vector<std::int64_t> subjects;
  for (const Found& one : found) subjects.push_back(one.subject);
  return subjects;
}

}  // namespace

std::vector<std::int64_t> found_by_words(Connection& connection, const WordTables& tables,
                                         const std::vector<std::string>& words, std::size_t most) {
  if (words.empty() || most == 0) return {};
  std::vector<Word> rarest_first;
  for (const std::string& word : words) rarest_first.push_back(counted(connection, tables, word));
  std::sort(rarest_first.begin(), rarest_first.end(),
            [](const Word& one, const Word& other) { return one.matches < other.matches; });
  if (rarest_first[0].matches == 0) return {};
  std::vector<Found> found;
  if (const auto candidates = few_candidates(connection, tables, rarest_first)) {
    look_up(connection, tables, *candidates, words, found);
  } else {
    // The lines that begin with one word stand together, however late in the order; the walk finds the rest.
    if (words.size() == 1) gather_leading(connection, tables, words[0], words, most, found);
    walk_in_order(connection, tables, words, most, found);
  }
  return in_order(std::move(found), most);
}

}  // namespace psoas::storage
