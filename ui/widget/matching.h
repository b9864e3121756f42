#pragma once

// Finding an entry of a catalogue by typing: which entries fit, best first. Pure; the field that uses it is
// find_field.h.

#include <string>
#include <string_view>
#include <vector>

namespace psoas::ui {

struct Candidate {
  std::string code;
  std::string label;
  std::string detail;    // shown behind the label, muted
  std::string keywords;  // also found by these, not shown
};

// Candidates where each typed word begins a word of label, code or keywords, without regard to case. First those
// whose label begins with what was typed, then those with every word in the label, then the rest; otherwise in the
// order given. Nothing typed: all.
std::vector<Candidate> matching(const std::vector<Candidate>& candidates, std::string_view typed);

}  // namespace psoas::ui
