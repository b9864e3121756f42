#pragma once

// Looks after the open file while nobody types: compares the record with its audit trail, a few patients at a time and
// once a day as a whole, lets the database check itself, and keeps the trail's end outside the file each hour. Nothing
// is repaired.

#include <wx/eventfilter.h>
#include <wx/timer.h>
#include <wx/window.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/base/clock.h"
#include "domain/store/protection.h"
#include "ui/task/task.h"

namespace psoas::ui {

// Intervals and limits.
struct CarePace {
  std::chrono::milliseconds between{500};                // two pieces of work
  std::chrono::milliseconds quiet{4000};                 // nobody touched keyboard or mouse for so long
  std::chrono::milliseconds longest_slice{50};           // the record is not kept from others for longer
  std::chrono::milliseconds round_every{4 * 3'600'000};  // begin again with the first patient
  std::chrono::milliseconds anchor_every{3'600'000};
  std::chrono::milliseconds whole_every{24 * 3'600'000};
  date::days check_every{7};
  std::uintmax_t large_file = 4'000'000;  // bytes; a smaller one was checked when it was opened
};

struct CareFindings {
  std::vector<TamperedSubject> tampered;
  std::string damage;  // what the database finds wrong; "" nothing

  bool operator==(const CareFindings&) const = default;
};

// When each check last ran for a file, on this computer.
struct CareTimes {
  std::optional<Moment> compared;  // the whole record with its trail
  std::optional<Moment> checked;   // pages, links and counts
};
CareTimes care_times(const std::filesystem::path& file);

class IdleCare : private wxEventFilter, private wxTimer {
 public:
  // `found` hears of what is found, and of what is well again.
  IdleCare(wxWindow* window, Task& task, const Clock& clock, std::function<void()> found);
  ~IdleCare() override;

  void use_pace(const CarePace& pace);

  // From now on, for a file that somebody is let in to; for none after rest(), which forgets what was found.
  void serve(const std::filesystem::path& file);
  void rest();

  const CareFindings& findings() const { return x_findings; }

  // The whole record of a file was compared by others.
  void was_compared(const std::filesystem::path& file, const std::vector<TamperedSubject>& tampered);

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Slice {
    std::chrono::milliseconds took{0};
    bool came_round = false;
    std::vector<TamperedSubject> tampered;
  };

  int FilterEvent(wxEvent& event) override;
  void Notify() override;
  bool is_quiet() const;
  bool is_over(const std::optional<Moment>& last, std::chrono::milliseconds after) const;
  template <class Work, class Then>
  void run(Work work, Then then);
  template <class Work, class Then>
  void run_beside(Work work, Then then);
  Task::OnFault not_now();
  void keep_anchor();
  void check_quickly();
  void check_all();
  void compare_all();
  void compare_some();
  void show();

  wxWindow* x_window;
  Task& x_task;
  const Clock& x_clock;
  std::function<void()> x_found;
  CarePace x_pace;
  std::optional<std::filesystem::path> x_file;
  int x_service = 0;  // answers to an earlier one are not heard
  bool x_under_way = false;
  bool x_checked_quickly = false;
  int x_patients = 4;  // to a slice
  Time x_touched{};
  Time x_anchor_kept{};
  std::optional<Time> x_came_round;
  std::vector<TamperedSubject> x_of_slices;
  std::vector<TamperedSubject> x_of_whole;
  std::string x_damage;
  CareFindings x_findings;
};

}  // namespace psoas::ui
