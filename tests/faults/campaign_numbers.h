#pragma once

// How much each campaign does: little with every test run, all of it when the environment says PSOAS_FAULTS=full.

#include <cstdlib>
#include <string_view>

namespace psoas::tests {

struct CampaignNumbers {
  int kills_while_saving;      // for each journal
  int step_of_calls;           // every n-th call of the disk is made to fail
  int power_seeds;             // recordings, each with another seed
  int power_states;            // states of the disk for each recording
  int power_states_of_clinic;  // the same through the whole store
  int failed_syncs;            // places at which the disk fails to write through, for each way of going on
  int states_of_failed_sync;   // states of the disk for each of them
  int rounds_of_full_disk;
  int flipped_bits;
  int garbled_sectors;
  int cut_files;
  int step_of_allocations;  // memory fails at every n-th allocation
  int kills_of_upgrade;     // for each old version
  int races;
  int kills_while_typing;
};

inline constexpr CampaignNumbers short_campaign{40, 5, 2, 400, 60, 24, 5, 1, 150, 60, 20, 41, 2, 10, 10};
inline constexpr CampaignNumbers full_campaign{1000,  1,     5,   20'000, 20'000, 60,  40, 3,
                                               5'000, 2'000, 500, 1,      200,    200, 200};

inline bool is_full_campaign() {
  const char* said = std::getenv("PSOAS_FAULTS");
  return said != nullptr && std::string_view(said) == "full";
}

inline const CampaignNumbers& campaign_numbers() { return is_full_campaign() ? full_campaign : short_campaign; }

}  // namespace psoas::tests
