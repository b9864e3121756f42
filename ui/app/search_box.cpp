#include "ui/app/search_box.h"

#include "ui/wording/window_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::window;

constexpr int most_found = 20;

Candidate candidate_of(const PatientLine& line) {
  return {std::to_string(line.id.number),
          line.display_name(),
          line.mrn + " · " + std::string(code_of(line.sex)) + " · b. " + to_string(line.birth_date),
          {}};
}

}  // namespace

SearchBox::SearchBox(wxWindow* parent, Task& task, std::function<void(PatientId)> found)
    : FindField(parent, "search", words::search_hint), x_task(task) {
  say_when_none(words::nobody_found);
  find_with([this](const std::string& typed) { search(typed); });
  on_taken([found = std::move(found)](const Candidate& candidate) { found(PatientId{std::stoll(candidate.code)}); });
  Disable();
}

void SearchBox::serve(const Session& session) {
  x_session = session;
  Enable();
}

void SearchBox::rest() {
  put_away();
  put_label({});
  Disable();
}

void SearchBox::search(const std::string& typed) {
  const auto find = [typed, session = x_session](Store& store) {
    return store.read(session, [&](Reading& reading) { return reading.patients().find(typed, most_found); });
  };
  x_task.run_newest(this, x_newest, find, [this](const std::vector<PatientLine>& lines) {
    std::vector<Candidate> candidates;
    for (const PatientLine& line : lines) candidates.push_back(candidate_of(line));
    offer(std::move(candidates));
  });
}

}  // namespace psoas::ui
