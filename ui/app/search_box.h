#pragma once

// The box at the top that finds a patient from anywhere, at each key.

#include "domain/store/store.h"
#include "ui/task/task.h"
#include "ui/widget/find_field.h"

namespace psoas::ui {

class SearchBox : public FindField {
 public:
  SearchBox(wxWindow* parent, Task& task, std::function<void(PatientId)> found);

  // Searches are made for this session; before there is a file the box is off.
  void serve(const Session& session);
  // For nobody: what was typed and found goes.
  void rest();

 private:
  void search(const std::string& typed);

  Task& x_task;
  Session x_session;
  Newest x_newest;
};

}  // namespace psoas::ui
