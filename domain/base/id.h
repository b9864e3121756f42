#pragma once

// Typed identity numbers: a visit's number cannot be handed where a patient's is wanted.

#include <compare>
#include <cstdint>
#include <functional>

namespace psoas {

template <class Subject>
struct Id {
  std::int64_t number = 0;  // 0: not stored yet

  bool stored() const { return number != 0; }
  auto operator<=>(const Id&) const = default;
};

using PatientId = Id<struct PatientSubject>;
using PatientMergeId = Id<struct PatientMergeSubject>;
using EpisodeId = Id<struct EpisodeSubject>;
using VisitId = Id<struct VisitSubject>;
using ScoreId = Id<struct ScoreSubject>;
using FindingId = Id<struct FindingSubject>;
using TreatmentId = Id<struct TreatmentSubject>;
using DraftId = Id<struct DraftSubject>;

}  // namespace psoas

template <class Subject>
struct std::hash<psoas::Id<Subject>> {
  std::size_t operator()(const psoas::Id<Subject>& id) const noexcept { return std::hash<std::int64_t>{}(id.number); }
};
