#pragma once

// Enters and corrects an episode of a patient.

#include "ui/widget/screen.h"

namespace psoas::ui {

Screen* make_episode_editor(wxWindow* parent, const ScreenContext& context, const EpisodeRequest& request);

}  // namespace psoas::ui
