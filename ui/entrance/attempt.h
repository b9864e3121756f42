#pragma once

// What asks the entrance and may be refused: the refusal comes back as a value, to stand beside the fields it is about.

#include <utility>
#include <variant>

#include "domain/store/entrance.h"
#include "ui/task/task.h"

namespace psoas::ui {

template <class Result>
using Attempt = std::variant<Result, LogInError>;

// work(Entrance&) on the store's thread gives a result, or throws LogInError.
template <class Work, class Then>
void attempt(Task& task, wxWindow* screen, Work work, Then then, std::function<void(const LogInError&)> refused,
             Task::OnFault on_fault = {}) {
  using Result = std::invoke_result_t<Work&, Entrance&>;
  const auto tried = [work = std::move(work)](Store& store) mutable -> Attempt<Result> {
    try {
      return work(store.entrance());
    } catch (const LogInError& error) {
      return error;
    }
  };
  task.run(
      screen, tried,
      [then = std::move(then), refused = std::move(refused)](Attempt<Result> answer) mutable {
        if (const auto* error = std::get_if<LogInError>(&answer)) refused(*error);
        else then(std::move(std::get<Result>(answer)));
      },
      std::move(on_fault));
}

}  // namespace psoas::ui
