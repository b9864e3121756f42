#pragma once

// The list of diagnosis codes with their dates of validity, and how it is searched and replaced.

namespace psoas {

class Diagnoses {
 public:
  virtual ~Diagnoses() = default;
};

class DiagnosisChanges : public Diagnoses {
 public:
};

}  // namespace psoas
