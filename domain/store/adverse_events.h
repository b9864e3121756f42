#pragma once

// Adverse events and the treatments they are linked to.

namespace psoas {

class AdverseEvents {
 public:
  virtual ~AdverseEvents() = default;
};

class AdverseEventChanges : public AdverseEvents {
 public:
};

}  // namespace psoas
