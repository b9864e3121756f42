#include "ui/wording/catalogue_sentences.h"

#include <algorithm>

#include "ui/wording/phrases.h"

namespace psoas::wording {

namespace {

// What is wrong, and what to do about it.
std::string fault_and_remedy(const CatalogueFault& fault) {
  const std::string& reason = fault.reason;
  const std::string detail = in_quotes(fault.detail);
  const std::string& allowed = fault.allowed;
  if (reason == "syntax") return "this is not TOML: " + fault.detail + ". Correct the line.";
  if (reason == "unknown_key") return detail + " does not belong here. Remove it, or correct its spelling.";
  if (reason == "missing") return detail + " is missing. Add it.";
  if (reason == "wrong_type") return detail + " must be: " + allowed + ". Correct its value.";
  if (reason == "bad_code")
    return detail + " cannot be a code. Use a–z, 0–9 and _, beginning with a letter; in a choice also A–Z, + and -.";
  if (reason == "duplicate_code")
    return "the code " + detail + " is used a second time" + (allowed.empty() ? "" : " (first in " + allowed + ")") +
           ". Remove one of the two, or give one another code.";
  if (reason == "duplicate_label") return "two choices read " + detail + ". Give one of them another label.";
  if (reason == "unknown_kind") return detail + " is not known. Use one of: " + allowed + ".";
  if (reason == "bad_range")
    return "the limits of " + detail + " do not fit" +
           (allowed.empty() ? ". Put the lower end first." : " (" + allowed + "). Correct one of the two ranges.");
  if (reason == "overlap")
    return "the window of " + detail + " shares a day with that of " + in_quotes(allowed) +
           ". Move one of the two, or give it less tolerance.";
  if (reason == "bad_step") return "the step of " + detail + " is not above 0. Correct it, or leave it out.";
  if (reason == "bad_date") return detail + " is no day of the calendar. Write it as 2026-03-01.";
  if (reason == "bad_default")
    return "the default " + detail + " is no value this field takes. Correct it, or leave it out.";
  if (reason == "choices_missing") return detail + " has no choices. Add them, or use another kind of value.";
  if (reason == "choices_not_allowed")
    return detail + " has choices, but its kind takes none. Use the kind choice, or remove the choices.";
  if (reason == "sided_field")
    return detail +
           " names a side, or is shared by sides where there are none. Let laterality say which sides there "
           "are, and take the side out of the field.";
  if (reason == "unknown_group")
    return "the group of " + detail + " is not declared. Add the group, or correct its code.";
  if (reason == "unknown_field") return detail + " names a field that is not there. Correct it, or add the field.";
  if (reason == "unknown_choice") return detail + " names a choice that is not there. Correct it, or add the choice.";
  if (reason == "unknown_reference")
    return "nothing in the catalogue has the code " + detail + ". Correct the code, or add that entry first.";
  if (reason == "bad_items")
    return "items and scoring rule do not fit together (" + fault.detail + "). Correct the rule or the items.";
  if (reason == "overlap")
    return "the window of " + detail + " shares a day with that of " + in_quotes(fault.allowed) +
           ". Choose days and tolerances so that they lie apart.";
  if (reason == "kind_changed")
    return detail +
           " cannot change, because stored values rest on it. Put back what was there, or retire this entry "
           "and add a new one under another code.";
  if (reason == "removed")
    return detail +
           " cannot be left out, because stored values rest on it. Put it back; what is no longer wanted is "
           "retired.";
  if (reason == "prefix_missing")
    return "a clinic's own codes begin with x_. Rename " + detail + " to " + in_quotes("x_" + fault.detail) + ".";
  if (reason == "bad_character")
    return "the text of " + detail + " holds a character that cannot be seen (" + allowed + "). Remove it.";
  if (reason == "too_long")
    return "the text of " + detail + " is too long, at most " + printed_size(allowed) + ". Shorten it.";
  if (reason == "too_large")
    return "this is too large for a catalogue: " + printed_size(fault.detail) + ", at most " + printed_size(allowed) +
           ". Choose the right file.";
  if (reason == "not_utf8")
    return "this is no UTF-8 text" + (fault.detail.empty() ? "" : " (" + fault.detail + ")") +
           ". Save it as UTF-8 and take it again.";
  return reason + ": " + fault.detail + ". Correct it.";
}

std::string entry_line(const char* what, const EntryName& entry) {
  return std::string(what) + std::string(name_of(entry.kind)) + " " + entry.code + ", " + entry.label;
}

}  // namespace

std::string sentence(const CatalogueFault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += ":" + std::to_string(fault.line);
  if (!place.empty()) place += ": ";
  if (!fault.entry.empty()) place += fault.entry + ": ";
  return place + (place.empty() ? capitalised(fault_and_remedy(fault)) : fault_and_remedy(fault));
}

std::string_view name_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::finding: return "finding";
    case EntryKind::treatment: return "treatment";
    case EntryKind::instrument: return "instrument";
    case EntryKind::finding_set: return "finding set";
    case EntryKind::adverse_event: return "adverse event";
    case EntryKind::protocol: return "follow-up protocol";
    case EntryKind::warning_rule: return "warning rule";
    case EntryKind::condition: return "condition";
    case EntryKind::red_flag_rule: break;
  }
  return "red flag rule";
}

std::string_view plural_of(EntryKind kind) {
  switch (kind) {
    case EntryKind::finding: return "Findings";
    case EntryKind::treatment: return "Treatments";
    case EntryKind::instrument: return "Instruments";
    case EntryKind::finding_set: return "Finding sets";
    case EntryKind::adverse_event: return "Adverse events";
    case EntryKind::protocol: return "Follow-up protocols";
    case EntryKind::warning_rule: return "Warning rules";
    case EntryKind::condition: return "Conditions";
    case EntryKind::red_flag_rule: break;
  }
  return "Red flag rules";
}

std::vector<std::string> lines(const LaidOver& laid) {
  std::vector<std::string> lines;
  for (const EntryName& entry : laid.added) lines.push_back(entry_line("added    ", entry));
  for (const EntryName& entry : laid.changed) lines.push_back(entry_line("changed  ", entry));
  for (const EntryName& entry : laid.same) lines.push_back(entry_line("the same ", entry));
  return lines;
}

std::string catalogue_refused(const std::filesystem::path& file, std::size_t faults) {
  return path_in_quotes(file) + " has " + std::to_string(faults) + (faults == 1 ? " fault" : " faults") +
         ". Nothing was changed. Correct what is listed and take the file again.";
}

std::string catalogue_checked() { return "Dry run: the file can be taken as it is. Nothing was changed."; }

std::string catalogue_stored() { return "The clinic's catalogue was changed."; }

std::string catalogue_unchanged() { return "Nothing differs from what the clinic has. Nothing was changed."; }

std::string no_such_entry(std::string_view code) {
  return in_quotes(code) + " is no code of the catalogue. Nothing was changed. Check its spelling; list shows all.";
}

std::string retired(std::string_view code, Date on) {
  return std::string(code) + " is retired: not offered from " + to_string(on) + " on. Old records still show it.";
}

std::string cannot_be_retired(EntryKind kind) {
  return "A " + std::string(name_of(kind)) + " cannot be retired. Nothing was changed.";
}

std::string taken_from(const std::filesystem::path& file) { return "taken from " + file.filename().string(); }

std::string list_line(const EntryLine& line) {
  const auto padded = [](std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
  };
  const std::string said = remarks(line);
  return padded(std::string(code_of(line.kind)), 14) + padded(line.code, 32) + line.label +
         (said.empty() ? "" : " (" + said + ")");
}

std::string remarks(const EntryLine& line) {
  std::string text = line.own ? (line.new_code ? "own" : "worded by the clinic") : "";
  if (line.retired_on) text += (text.empty() ? "" : ", ") + ("retired on " + to_string(*line.retired_on));
  return text;
}

}  // namespace psoas::wording
