#include "ui/app/idle_care.h"

#include <wx/event.h>

#include <algorithm>
#include <utility>

#include "ui/app/kept_moment.h"

namespace psoas::ui {
namespace {

using std::chrono::steady_clock;

constexpr int fewest_patients = 1;
constexpr int most_patients = 256;

constexpr const char* compared = "Care/Compared";
constexpr const char* checked = "Care/Checked";

}  // namespace

CareTimes care_times(const std::filesystem::path& file) {
  return {kept_moment(compared, file), kept_moment(checked, file)};
}

IdleCare::IdleCare(wxWindow* window, Task& task, const Clock& clock, std::function<void()> found)
    : x_window(window), x_task(task), x_clock(clock), x_found(std::move(found)) {
  wxEvtHandler::AddFilter(this);
}

IdleCare::~IdleCare() { wxEvtHandler::RemoveFilter(this); }

void IdleCare::use_pace(const CarePace& pace) {
  x_pace = pace;
  if (IsRunning()) Start(static_cast<int>(x_pace.between.count()));
}

void IdleCare::serve(const std::filesystem::path& file) {
  rest();
  x_file = file;
  x_touched = x_anchor_kept = steady_clock::now();
  Start(static_cast<int>(x_pace.between.count()));
}

void IdleCare::rest() {
  Stop();
  ++x_service;
  x_file.reset();
  x_under_way = x_checked_quickly = false;
  x_came_round.reset();
  x_of_slices.clear();
  x_of_whole.clear();
  x_damage.clear();
  show();
}

int IdleCare::FilterEvent(wxEvent& event) {
  const wxEventType type = event.GetEventType();
  if (type == wxEVT_KEY_DOWN || type == wxEVT_CHAR_HOOK || type == wxEVT_CHAR || type == wxEVT_LEFT_DOWN ||
      type == wxEVT_RIGHT_DOWN || type == wxEVT_MIDDLE_DOWN || type == wxEVT_MOUSEWHEEL)
    x_touched = steady_clock::now();
  return Event_Skip;
}

// Nobody types, and nobody waits for the record either.
bool IdleCare::is_quiet() const { return steady_clock::now() - x_touched >= x_pace.quiet && !x_task.busy(); }

bool IdleCare::is_over(const std::optional<Moment>& last, std::chrono::milliseconds after) const {
  const Moment now = x_clock.now();
  return !last || *last > now || now - *last >= after;
}

// The most telling first.
void IdleCare::Notify() {
  if (!x_file || x_under_way) return;
  const auto now = steady_clock::now();
  if (now - x_anchor_kept >= x_pace.anchor_every) return keep_anchor();
  if (!is_quiet()) return;
  const CareTimes times = care_times(*x_file);
  std::error_code ignored;
  if (!x_checked_quickly && std::filesystem::file_size(*x_file, ignored) > x_pace.large_file) return check_quickly();
  if (is_over(times.compared, x_pace.whole_every)) return compare_all();
  if (is_over(times.checked, x_pace.check_every)) return check_all();
  if (!x_came_round || now - *x_came_round >= x_pace.round_every) compare_some();
}

// What cannot be done now (the window was locked meanwhile, the disk is away) is tried again later; who works with
// the file is told by what they do themselves.
Task::OnFault IdleCare::not_now() {
  return [this, service = x_service](const StoreError&) {
    if (service == x_service) x_under_way = false;
    return true;
  };
}

template <class Work, class Then>
void IdleCare::run(Work work, Then then) {
  x_under_way = true;
  x_task.run(
      x_window, std::move(work),
      [this, service = x_service, then = std::move(then)](const auto& result) {
        if (service != x_service) return;
        x_under_way = false;
        then(result);
      },
      not_now());
}

// Over a store of its own that only reads.
template <class Work, class Then>
void IdleCare::run_beside(Work work, Then then) {
  x_under_way = true;
  x_task.run_export(
      x_window, {}, std::move(work),
      [this, service = x_service, then = std::move(then)](const auto& result) {
        if (service != x_service) return;
        x_under_way = false;
        then(result);
      },
      not_now());
}

void IdleCare::keep_anchor() {
  x_anchor_kept = steady_clock::now();
  run(
      [](Store& store) {
        store.protection().keep_anchor();
        return true;
      },
      [](bool) {});
}

void IdleCare::check_quickly() {
  run_beside([](Store& store, Progress&) { return store.protection().damage(CheckDepth::quick); },
             [this](const std::string& damage) {
               x_checked_quickly = true;
               x_damage = damage;
               show();
             });
}

void IdleCare::check_all() {
  run_beside([](Store& store, Progress&) { return store.protection().damage(CheckDepth::by_table); },
             [this](const std::string& damage) {
               keep_moment(checked, *x_file, x_clock.now());
               x_damage = damage;
               show();
             });
}

// What is found while nobody is in is looked for again as soon as somebody is.
void IdleCare::was_compared(const std::filesystem::path& file, const std::vector<TamperedSubject>& tampered) {
  keep_moment(compared, file, tampered.empty() ? x_clock.now() : Moment{});
  if (x_file != file) return;
  x_of_whole = tampered;
  show();
}

void IdleCare::compare_all() {
  run_beside([](Store& store, Progress& progress) { return store.protection().sweep(progress).tampered; },
             [this](const std::vector<TamperedSubject>& tampered) {
               keep_moment(compared, *x_file, x_clock.now());
               x_of_whole = tampered;
               show();
             });
}

// As many patients as fit into a slice by what the last one took.
void IdleCare::compare_some() {
  const auto work = [patients = x_patients](Store& store) {
    const auto begun = steady_clock::now();
    Slice slice;
    slice.came_round = store.protection().sweep_some(patients);
    slice.tampered = store.protection().tampered();
    slice.took = std::chrono::duration_cast<std::chrono::milliseconds>(steady_clock::now() - begun);
    return slice;
  };
  run(work, [this](const Slice& slice) {
    if (slice.took > x_pace.longest_slice / 2) x_patients = std::max(fewest_patients, x_patients / 2);
    else if (slice.took < x_pace.longest_slice / 4) x_patients = std::min(most_patients, x_patients * 2);
    if (slice.came_round) x_came_round = steady_clock::now();
    x_of_slices = slice.tampered;
    show();
  });
}

void IdleCare::show() {
  CareFindings findings;
  findings.tampered = x_of_slices;
  for (const TamperedSubject& each : x_of_whole)
    if (std::find(findings.tampered.begin(), findings.tampered.end(), each) == findings.tampered.end())
      findings.tampered.push_back(each);
  findings.damage = x_damage;
  if (findings == x_findings) return;
  x_findings = std::move(findings);
  x_found();
}

}  // namespace psoas::ui
