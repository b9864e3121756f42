#pragma once

// Brings a file's schema to this program's version: numbered scripts, each run once, all in one transaction with the
// version itself.

#include <filesystem>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "domain/base/clock.h"
#include "storage/sqlite/sqlite_connection.h"

namespace psoas::storage {

// Scripts in order; the first brings an empty file to version 1.
using SchemaSteps = std::span<const std::string_view>;

// The embedded scripts of schema/sqlite.
SchemaSteps schema_steps();

// The tables whose rows a step is meant to change, or which it takes away. It says so in a line of its own:
// "-- changes rows of: follow_up, draft". Those of all others are as they were after it, or it is not done.
std::set<std::string> tables_meant_to_change(std::string_view step);

// Runs the steps after `from`; the caller's transaction holds them. Also marks the file as ours.
void run_schema_steps(SqliteConnection& connection, int from, SchemaSteps steps);

// The first version with keys, accounts and a chained trail. What log_in and use_recovery_code ask of such a file
// before it is upgraded has to stay readable in it: account, key_slot, log_in_state, protection, audit, clinic.
inline constexpr int version_with_keys = 13;

// The first version whose drafts are closed, and whose studies and recovery code have digests.
inline constexpr int version_with_closed_drafts = 15;

// Runs the steps after `from` in one transaction, in which every row that was there is found again, and `last` at its
// end. Throws StoreError, also for a step that would lose or change rows, and leaves the file as it was; a copy
// is the caller's care.
void upgrade_in_place(SqliteConnection& connection, int from, SchemaSteps steps, const Clock& clock,
                      const std::function<void()>& last = {});

// Copies the file as it is to "NAME.version-N.backup" beside it and checks the copy; then runs the steps in one
// transaction, in which a file from before there were keys gets them. Throws StoreError and leaves the file as it was.
void upgrade(SqliteConnection& connection, const std::filesystem::path& file, int from, SchemaSteps steps,
             const Clock& clock);

}  // namespace psoas::storage
