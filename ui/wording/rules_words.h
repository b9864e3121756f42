#pragma once

// The words about the clinic's rules for outcomes and how it counts: section of the administration page and console.

#include <filesystem>
#include <string>
#include <vector>

#include "domain/outcome/outcome_settings.h"
#include "domain/store/clinic.h"

namespace psoas::wording::rules {

inline constexpr const char* section = "Outcome rules";
inline constexpr const char* heading = "How outcomes are judged";
inline constexpr const char* text =
    "These rules hold for every analysis and quarter of this clinic, and stand in each result. A quarter that was "
    "issued keeps the rules it was issued with.";
inline constexpr const char* baseline_days = "&Baseline: days before";
inline constexpr const char* windows_heading = "Follow-up windows, in days after the treatment";
inline constexpr const char* window_name = "Name";
inline constexpr const char* window_first = "From";
inline constexpr const char* window_target = "Target";
inline constexpr const char* window_last = "To";
inline constexpr const char* windows_hint = "Windows must not share a day. A row that is empty is left out.";
inline constexpr const char* thresholds_heading = "Response, percent better than at baseline";
inline constexpr const char* substantial = "&Substantial";
inline constexpr const char* moderate = "&Moderate";
inline constexpr const char* minimal = "M&inimal";
inline constexpr const char* block_profile = "Diagnostic b&lock before ablation";
inline constexpr const char* low_completeness = "Low &completeness below, percent";
inline constexpr const char* reason = "&Reason for the change";
inline constexpr const char* reason_hint = "Kept in the audit trail with the rules that held before.";
inline constexpr const char* from_file = "From &file…";
inline constexpr const char* to_file = "&To file…";
inline constexpr const char* standard = "Sta&ndard rules";
inline constexpr const char* save = "Save  Ctrl+S";
inline constexpr const char* files = "Rules files (*.toml)|*.toml|All files|*";
inline constexpr const char* file_name = "outcome rules.toml";
inline constexpr const char* saved = "The rules are saved; analyses and quarters go by them from now on.";
inline constexpr const char* read_from_file =
    "The rules of the file stand in the fields. They hold once they are saved.";
inline constexpr const char* standard_shown = "The standard rules stand in the fields. They hold once they are saved.";
inline constexpr const char* look_at_problems = "Nothing was saved: please see the fields marked ✗.";
inline constexpr const char* not_saved_yet = "The rules you typed are not saved yet.";
inline constexpr const char* changed_meanwhile =
    "Somebody else changed the rules meanwhile. Nothing was overwritten: the fields show the rules as they are now.";
inline constexpr const char* kept_beside =
    "Further rules (lasting relief, composite response, reliability, own block profiles) are set with a rules file.";

inline std::string written(const std::string& file) { return "The rules are written: " + file; }
// "Window 1: From".
inline std::string window_field(const std::string& window, const char* part) { return window + ": " + part; }
inline std::string window_number(std::size_t number) { return "Window " + std::to_string(number); }

// Reason the program gives when the person gives none.
std::string taken_from(const std::filesystem::path& file);
inline constexpr const char* reason_changed = "changed in the window";

// Console.
std::string in_force(const std::filesystem::path& file);
std::string unchanged();
// "accepted by reyes on 2026-03-02: the cabinet is locked"
std::string accepted_by(const AcceptedDisk& disk);
std::vector<std::string> lines(const ClinicSettings& settings);

// "July".
std::string month_name(int month);

// Under a field of the form.
std::string under_field(const Problem& problem);

}  // namespace psoas::wording::rules
