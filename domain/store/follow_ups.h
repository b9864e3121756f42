#pragma once

// Planned follow-ups, the attempts to reach patients, and what fulfilled them. What is planned follows from
// treatments, visits and protocols; the store plans anew in the transaction that changes them.

#include <string>
#include <string_view>
#include <vector>

#include "domain/base/side.h"
#include "domain/followup/plan.h"

namespace psoas {

// The lists that are worked through; a follow-up is in one of them, or planned, or cancelled.
enum class FollowUpList { due, overdue, lost, done };
inline constexpr FollowUpList follow_up_lists[] = {FollowUpList::due, FollowUpList::overdue, FollowUpList::lost,
                                                   FollowUpList::done};
constexpr std::string_view code_of(FollowUpList list) {
  switch (list) {
    case FollowUpList::due: return "due";
    case FollowUpList::overdue: return "overdue";
    case FollowUpList::lost: return "lost";
    case FollowUpList::done: break;
  }
  return "done";
}

// Narrows lists, counts and completeness.
struct FollowUpFilter {
  std::string clinician;  // "" all
  std::string protocol;   // code; "" all
  Date since{date::year{1900}, date::month{1},
             date::day{1}};  // windows that closed before are left out; those still open never are
};

struct FollowUpCounts {
  std::int64_t due = 0;
  std::int64_t overdue = 0;
  std::int64_t lost = 0;
  std::int64_t done = 0;

  std::int64_t of(FollowUpList list) const {
    switch (list) {
      case FollowUpList::due: return due;
      case FollowUpList::overdue: return overdue;
      case FollowUpList::lost: return lost;
      case FollowUpList::done: break;
    }
    return done;
  }
};

struct FollowUpLine {
  PatientId patient;
  std::string name;  // "Rivera, Ana"
  std::string mrn;
  std::string phone;
  FollowUp follow_up;
  std::string treatment;  // code
  Side side = Side::none;
  int attempts = 0;
  std::optional<ContactAttempt> last_attempt;
  std::string given_up_reason;
};

// Of the windows that are closed and were not cancelled, how many were observed.
struct FollowUpCompleteness {
  std::string of;  // clinician's name or protocol's code
  std::int64_t observed = 0;
  std::int64_t closed = 0;
};

// A visit at which no instrument was answered.
struct VisitWithoutScore {
  VisitId visit;
  PatientId patient;
  std::string name;
  std::string mrn;
  Date date{};
  std::string kind;
  std::string clinician;
};

class FollowUps {
 public:
  virtual ~FollowUps() = default;

  virtual FollowUpCounts counts(const FollowUpFilter& filter, Date today) = 0;
  // Due and overdue ones of the whole clinic.
  virtual std::int64_t waiting(Date today) = 0;

  // At most `most`: open ones by their due day, closed ones latest first.
  virtual std::vector<FollowUpLine> lines(FollowUpList list, const FollowUpFilter& filter, Date today, int most) = 0;

  virtual std::vector<FollowUpCompleteness> completeness_by_clinician(const FollowUpFilter& filter, Date today) = 0;
  virtual std::vector<FollowUpCompleteness> completeness_by_protocol(const FollowUpFilter& filter, Date today) = 0;
  // Those who answer for a follow-up, by name.
  virtual std::vector<std::string> clinicians_followed() = 0;

  // What plan() is made of, so that a screen can plan with a visit that is still being typed.
  virtual FollowUpHistory history(PatientId patient) = 0;
  virtual PlanningRules rules() = 0;

  // Every attempt about this patient, latest first.
  virtual std::vector<ContactAttempt> attempts(PatientId patient) = 0;

  // Latest first.
  virtual std::vector<VisitWithoutScore> visits_without_score(Date from, Date to, int most) = 0;
  virtual std::int64_t count_visits_without_score(Date from, Date to) = 0;
};

class FollowUpChanges : public FollowUps {
 public:
  // Throws StoreError missing when there is no such patient.
  virtual void log_attempt(const ContactAttempt& attempt) = 0;

  // Nobody waits for these any more. One given up already stays as it is. An answer that comes all the same counts.
  virtual void give_up(PatientId patient, const std::vector<FollowUpKey>& keys, std::string_view reason) = 0;
  // Throws missing when it was not given up.
  virtual void take_up_again(PatientId patient, const FollowUpKey& key, std::string_view reason) = 0;

  // Plans anew what the protocols of `protocols` change: open follow-ups get their windows, settled ones stay.
  virtual void adopt(const std::vector<FollowUpProtocol>& protocols) = 0;
};

}  // namespace psoas
