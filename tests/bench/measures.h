#pragma once

// What is measured on the clinics; each adds its figures.

#include <filesystem>
#include <string>

#include "domain/store/door.h"
#include "tests/bench/figures.h"

namespace psoas::bench {

// Opening a clinic until its patients can be counted. `size` stands in the figures' names.
void measure_opening(StoreDoor& door, const std::filesystem::path& clinic, const std::string& size, Figures& figures);

// Patient search after each key of names, record numbers and birth dates being typed.
void measure_searching(StoreDoor& door, const std::filesystem::path& clinic, const std::string& size, Figures& figures);

// Saving a visit of twenty rows with its audit entry into copies of the clinic made in `folder`.
void measure_saving(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                    const std::string& size, Figures& figures);

// An analysis of all index treatments of the clinic, read and judged.
void measure_outcomes(StoreDoor& door, const std::filesystem::path& clinic, Figures& figures);

// The trend of a patient with 300 scores in a copy of the clinic: reading and drawing.
void measure_trend(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                   Figures& figures);

// A sealed backup of a copy of the clinic, beside SQLite's own copying and libsodium's stream over as many bytes.
void measure_backup(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                    const std::string& size, Figures& figures);

// One log-in with the work that a clinic's passwords cost.
void measure_log_in(StoreDoor& door, const std::filesystem::path& folder, Figures& figures);

// The whole audit trail walked, and every record compared with it.
void measure_sweep(StoreDoor& door, const std::filesystem::path& clinic, Figures& figures);

}  // namespace psoas::bench
