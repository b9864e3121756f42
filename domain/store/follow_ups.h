#pragma once

// Planned follow-ups, the attempts to reach patients, and what fulfilled them.

namespace psoas {

class FollowUps {
 public:
  virtual ~FollowUps() = default;
};

class FollowUpChanges : public FollowUps {
 public:
};

}  // namespace psoas
