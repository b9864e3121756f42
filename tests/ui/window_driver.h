#pragma once

// The real main window on a real file, driven by a test: widgets are found by name and sent the events a person
// would cause. Needs a display (./dev test brings one).

#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "domain/base/clock.h"
#include "ui/app/main_frame.h"
#include "ui/app/main_menu.h"

namespace psoas::ui {

// Answers questions as the test has laid down beforehand.
class AnsweredDialogs final : public Dialogs {
 public:
  std::optional<std::filesystem::path> next_file;
  SaveQuestion asked;  // for a report
  std::string told;
  std::filesystem::path opened_folder;

  std::optional<std::filesystem::path> file_to_open(wxWindow*, const std::string&) override { return next_file; }
  std::optional<std::filesystem::path> file_to_save(wxWindow*, const std::string&, const std::string&) override {
    return next_file;
  }
  std::optional<std::filesystem::path> report_to_save(wxWindow*, const SaveQuestion& question) override {
    asked = question;
    return next_file;
  }
  std::optional<std::filesystem::path> folder_to_choose(wxWindow*) override { return next_file; }
  void tell(wxWindow*, const std::string&, const std::string& text) override { told = text; }
  void open_folder(const std::filesystem::path& folder) override { opened_folder = folder; }
};

// A graphical wxApp without a main loop; made once.
void start_toolkit();

// Lets events be handled until `done`, for at most some seconds. False: it did not come to it.
bool let_events_happen_until(const std::function<bool()>& done);
void let_events_happen();

class WindowDriver {
 public:
  WindowDriver();
  ~WindowDriver();

  FixedClock clock{parse_moment("2026-10-05T09:00:00.000Z")};
  AnsweredDialogs dialogs;
  Session session{"osei", Role::physician, "session-1", "desk-1"};
  // Its passwords cost little work.
  std::unique_ptr<StoreDoor> door;
  std::filesystem::path folder;

  // A clinic file with what `fill` writes into it.
  std::filesystem::path clinic(const std::function<void(Writing&)>& fill = [](Writing&) {});

  void open_window(std::optional<std::filesystem::path> file = std::nullopt);
  void close_window();
  // As a person does it, with all that is done before it goes.
  void close_by_person();
  // It closed by itself.
  void forget_window() { x_frame = nullptr; }
  MainFrame& frame() { return *x_frame; }

  // Until nothing is under way.
  void settle();

  // By name, in the present screen first, then anywhere in the window. Fails the test when there is none.
  wxWindow& part(const std::string& name);
  template <class Kind>
  Kind& part(const std::string& name) {
    auto* found = dynamic_cast<Kind*>(&part(name));
    REQUIRE(found);
    return *found;
  }
  bool has(const std::string& name);

  // As if typed over what stood there.
  void type(const std::string& field, const std::string& text);
  void choose(const std::string& field, const std::string& code);
  void press(const std::string& button);
  void key(const std::string& field, int code, int modifiers = 0);
  void menu(MenuEntry entry);
  // The tab with this label.
  void show_tab(const std::string& tabs, const std::string& label);
  std::string text(const std::string& field);
  // The note under a field: its hint or its problem.
  std::string note_under(const std::string& field);
  // Rows of a table, cells joined by " | ".
  std::vector<std::string> rows(const std::string& table);

 private:
  wxWindow* find(const std::string& name);

  MainFrame* x_frame = nullptr;
};

// An invented patient that passes every check.
Patient invented_patient(const std::string& mrn, const std::string& family, const std::string& given,
                         const std::string& birth_date);

}  // namespace psoas::ui
