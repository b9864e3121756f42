#pragma once

// What stands about a patient from visit to visit and decides whether a treatment is safe: allergies, anticoagulants,
// implants, conditions, weight.

namespace psoas {

class Health {
 public:
  virtual ~Health() = default;
};

class HealthChanges : public Health {
 public:
};

}  // namespace psoas
