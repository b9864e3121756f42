#include "ui/widget/matching.h"

#include <wx/tokenzr.h>

#include <algorithm>

#include "ui/widget/text.h"

namespace psoas::ui {
namespace {

constexpr const char* separators = " \t_-/(),.;:";

bool begins_a_word(const wxString& text, const wxString& wanted) {
  for (size_t at = text.find(wanted); at != wxString::npos; at = text.find(wanted, at + 1))
    if (at == 0 || wxString(separators).find(text[at - 1]) != wxString::npos) return true;
  return false;
}

bool has_all(const wxString& text, const wxArrayString& words) {
  return std::all_of(words.begin(), words.end(), [&](const wxString& word) { return begins_a_word(text, word); });
}

// 0 best; 3 does not fit.
int rank(const Candidate& candidate, const wxString& typed, const wxArrayString& words) {
  const wxString label = to_wx(candidate.label).Lower();
  if (label.StartsWith(typed)) return 0;
  if (has_all(label, words)) return 1;
  const wxString all = label + " " + to_wx(candidate.code + " " + candidate.keywords).Lower();
  return has_all(all, words) ? 2 : 3;
}

}  // namespace

std::vector<Candidate> matching(const std::vector<Candidate>& candidates, std::string_view typed) {
  const wxString wanted = to_wx(typed).Lower().Strip(wxString::both);
  if (wanted.empty()) return candidates;
  const wxArrayString words = wxStringTokenize(wanted, separators);
  std::vector<Candidate> found;
  for (int wanted_rank = 0; wanted_rank < 3; ++wanted_rank)
    for (const Candidate& candidate : candidates)
      if (rank(candidate, wanted, words) == wanted_rank) found.push_back(candidate);
  return found;
}

}  // namespace psoas::ui
