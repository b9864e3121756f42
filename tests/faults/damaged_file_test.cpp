#include <catch2/catch.hpp>

#include <functional>

#include "tests/faults/campaign.h"
#include "tests/faults/campaign_numbers.h"
#include "tests/faults/child.h"
#include "tests/faults/fault_clinic.h"

using namespace psoas;
using namespace psoas::tests;
namespace fs = std::filesystem;

namespace {

// Everything a clinician would see of the visits, as one text; or why the file is refused.
std::string seen_in(Store& store, PatientId whose) {
  std::string seen;
  store.read(staff(), [&](Reading& reading) {
    const Patient patient = reading.patients().get(whose);
    seen += patient.display_name() + patient.mrn + to_string(patient.birth_date);
    for (const Visit& visit : reading.visits().of_patient(whose)) {
      seen += visit.uuid + to_string(visit.date) + visit.note + visit.clinician + visit.kind;
      for (const ScoreEntry& score : visit.scores)
        seen += score.instrument + std::to_string(score.total.value_or(-1)) + std::to_string(score.items.size());
      for (const FindingEntry& finding : visit.findings)
        seen += finding.code + std::to_string(finding.value.number.value_or(-1)) + std::string(code_of(finding.side));
      for (const Treatment& treatment : visit.treatments) {
        seen += treatment.code + to_string(treatment.date) + treatment.performer;
        for (const FieldValue& field : treatment.parameters)
          seen += field.field + field.value.code + std::to_string(field.value.number.value_or(-1));
      }
    }
  });
  return seen;
}

// One word for what became of a harmed file. "silently wrong" must never come up; "wrong, found by digests" is what
// would be that without them.
std::string outcome(const FaultClinic& clinic, const fs::path& file, const std::string& before) {
  auto door = clinic.door();
  try {
    const auto store = opened(door, file, Access::read_only);
    const bool same = seen_in(*store, clinic.patient()) == before;
    const bool digests_fit = found_outside(*store).empty();
    if (!same) return digests_fit ? "silently wrong" : "wrong, found by digests";
    if (!digests_fit) return "found by digests";
  } catch (const StoreError&) {
    return "refused";
  } catch (const std::logic_error&) {
    return "refused";  // the catalogue or a value made no sense
  }
  NoProgress progress;
  return door.check(file, progress).faults.empty() ? "as before" : "found by the check";
}

using Harm = std::function<std::string(std::string bytes, Chance& chance)>;

std::string flip_a_bit(std::string bytes, Chance& chance) {
  const std::size_t at = chance.below(bytes.size());
  bytes[at] = static_cast<char>(bytes[at] ^ (1 << chance.below(8)));
  return bytes;
}

std::string garble_a_sector(std::string bytes, Chance& chance) {
  const std::size_t at = chance.below(bytes.size() / 512) * 512;
  for (std::size_t i = at; i < at + 512; ++i) bytes[i] = static_cast<char>(chance.below(256));
  return bytes;
}

std::string cut_short(std::string bytes, Chance& chance) {
  bytes.resize(chance.below(bytes.size()));
  return bytes;
}

// In processes of their own, so that a crash would be counted and not end the test.
void harm_files(Campaign& campaign, const FaultClinic& clinic, int times, const Harm& harm) {
  constexpr int at_a_time = 25;
  const FaultFolder folder;
  const fs::path whole = folder / "whole.psoas";
  const fs::path file = folder / "clinic.psoas";
  clinic.put(whole);
  auto door = clinic.door();
  {
    const auto store = opened(door, whole);
    for (int i = 0; i < 30; ++i) save(*store, clinic.typed());
  }
  const std::string bytes = bytes_of(whole);
  const std::string before = seen_in(*opened(door, whole, Access::read_only), clinic.patient());
  for (int done = 0; done < times; done += at_a_time) {
    std::vector<std::string> harmed;
    for (int i = 0; i < at_a_time; ++i) harmed.push_back(harm(bytes, campaign.chance()));
    Child child([&](Telling& telling) {
      for (const std::string& one : harmed) {
        write_bytes(file, one);
        telling.line(outcome(clinic, file, before));
      }
    });
    int told = 0;
    while (const auto line = child.next_line(std::chrono::seconds{60})) {
      ++told;
      campaign.count(*line) += 1;
    }
    CAPTURE(done, told, campaign.seed());
    campaign.count("crashes") += child.ended_well() && told == at_a_time ? 0 : 1;
  }
  INFO("seed " << campaign.seed());
  CHECK(campaign.count("crashes") == 0);
  CHECK(campaign.count("silently wrong") == 0);
}

}  // namespace

TEST_CASE("A file with a flipped bit is refused or read, and never ends the program", "[faults][T6]") {
  Campaign campaign("T6", "flipped bits");
  harm_files(campaign, FaultClinic(), campaign_numbers().flipped_bits, flip_a_bit);
  // The control: with the digests off, these would have passed.
  if (is_full_campaign()) CHECK(campaign.count("wrong, found by digests") > 0);
}

TEST_CASE("A file with a garbled sector is refused or read, and never ends the program", "[faults][T6]") {
  Campaign campaign("T6", "garbled sectors");
  harm_files(campaign, FaultClinic(), campaign_numbers().garbled_sectors, garble_a_sector);
}

TEST_CASE("A file that was cut short is refused", "[faults][T6]") {
  Campaign campaign("T6", "cut files");
  harm_files(campaign, FaultClinic(), campaign_numbers().cut_files, cut_short);
}
