#pragma once

// SQLite without the store: the same harm done to other settings of the journal shows what these settings are worth,
// and that the campaigns find a loss where there is one.

#include <filesystem>
#include <string>
#include <vector>

#include "tests/faults/fault_clinic.h"

struct sqlite3;

namespace psoas::tests {

struct BareJournal {
  std::string mode;         // of PRAGMA journal_mode
  std::string synchronous;  // of PRAGMA synchronous
  bool exclusive = false;   // holds the file alone; needed for WAL over a disk layer without shared memory
};

// An empty file with the table of things to save, replacing what is there.
void make_bare_file(const std::filesystem::path& file, const BareJournal& journal);

// A connection that saves one thing of several rows in each transaction.
class BareWriter {
 public:
  // `disk` is the name of a disk layer, "" the usual one.
  BareWriter(const std::filesystem::path& file, const BareJournal& journal, const std::string& disk);
  BareWriter(const BareWriter&) = delete;
  BareWriter& operator=(const BareWriter&) = delete;
  ~BareWriter();

  // Throws StoreError when SQLite gives an error; the transaction is rolled back.
  void save(int id);
  // True when SQLite says that it is stored.
  bool try_save(int id);
  bool holds(int id);
  const std::filesystem::path& file() const { return x_file; }

 private:
  std::filesystem::path x_file;
  sqlite3* x_handle = nullptr;
};

Verdict judge_bare(const std::filesystem::path& file, const std::vector<int>& acknowledged);

}  // namespace psoas::tests
