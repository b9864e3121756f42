#pragma once

// What is said about a clinic's own catalogue: faults of a catalogue file, and what was added to it or changed in it.

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue_error.h"
#include "domain/catalogue/own_entries.h"

namespace psoas::wording {

// "own.toml:12: x_foo: “label” is missing. Add it." Where the fault is, what it is, what to do.
std::string sentence(const CatalogueFault& fault);

// "finding", "finding set", "follow-up protocol".
std::string_view name_of(EntryKind kind);
std::string_view plural_of(EntryKind kind);

// A line for each entry that is new or was changed, and how many stayed as they were.
std::vector<std::string> lines(const LaidOver& laid);
std::string catalogue_refused(const std::filesystem::path& file, std::size_t faults);
std::string catalogue_checked();
std::string catalogue_stored();
std::string catalogue_unchanged();
std::string no_such_entry(std::string_view code);
std::string retired(std::string_view code, Date on);

std::string cannot_be_retired(EntryKind kind);

// The reason an import of a catalogue file is audited with, when none is given.
std::string taken_from(const std::filesystem::path& file);

// One entry in a list without columns: "finding       x_reach  Reach (own)".
std::string list_line(const EntryLine& line);

// "own", "own, retired on 2026-03-01", "worded by the clinic"; "" nothing to say.
std::string remarks(const EntryLine& line);

}  // namespace psoas::wording
