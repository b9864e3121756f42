#include "ui/visit/draft_keeper.h"

#include <utility>

namespace psoas::ui {

namespace {
constexpr int milliseconds_until_kept = 1000;
constexpr int milliseconds_until_tried_again = 5000;
}  // namespace

DraftKeeper::DraftKeeper(Screen& screen, const ScreenContext& context, VisitDraft& draft,
                         std::function<void(Moment)> kept)
    : x_screen(screen), x_context(context), x_draft(draft), x_kept(std::move(kept)) {
  x_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { keep(); });
}

void DraftKeeper::changed() {
  x_changed = true;
  if (!x_stopped && !x_timer.IsRunning()) x_timer.StartOnce(milliseconds_until_kept);
}

void DraftKeeper::stop() {
  x_stopped = true;
  x_timer.Stop();
}

void DraftKeeper::resume() {
  x_stopped = false;
  if (x_changed) changed();
}

void DraftKeeper::flush() {
  x_timer.Stop();
  keep();
}

void DraftKeeper::keep() {
  if (x_stopped || !x_changed || x_context.read_only) return;
  x_changed = false;
  x_context.task.run(
      &x_screen,
      [session = x_context.session, draft = x_draft](Store& store) {
        return store.write(session, [&](Writing& writing) { return writing.visits().keep_draft(draft); });
      },
      [this](DraftId id) {
        x_draft.id = id;
        x_failing = false;
        x_kept(x_context.clock.now());
      },
      [this](const StoreError&) {
        x_changed = true;
        if (!x_stopped) x_timer.StartOnce(milliseconds_until_tried_again);
        return std::exchange(x_failing, true);  // it is said once
      });
}

}  // namespace psoas::ui
