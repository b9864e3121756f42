#pragma once

// Red flags raised for patients: open until acknowledged with user, time and action; resolved, never deleted.

namespace psoas {

class RedFlags {
 public:
  virtual ~RedFlags() = default;
};

class RedFlagChanges : public RedFlags {
 public:
};

}  // namespace psoas
