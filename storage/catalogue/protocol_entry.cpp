#include <algorithm>

#include "storage/catalogue/entries.h"

namespace psoas::storage {

namespace {

constexpr std::array<Word<ContactKind>, 2> contacts{{{"visit", ContactKind::visit}, {"phone", ContactKind::phone}}};

ProtocolStep read_step(TableReader& reader) {
  ProtocolStep step;
  step.code = reader.code();
  step.label = reader.required_text("label");
  if (!reader.has("day")) reader.fault("day", "missing", "day");
  step.day = reader.whole("day", 1);
  const int tolerance = reader.whole("tolerance", 0);
  step.before = reader.whole("before", tolerance);
  step.after = reader.whole("after", tolerance);
  step.instruments = reader.texts("instruments");
  step.contact = reader.word<ContactKind>("contact", contacts, ContactKind::visit);
  step.who = reader.text("who");
  if (step.day < 1 || step.day > latest_protocol_day)
    reader.fault("day", "bad_range", "day", "1 to " + std::to_string(latest_protocol_day));
  else if (step.before < 0 || step.after < 0 || step.before >= step.day || step.after > latest_protocol_day)
    reader.fault(reader.has("tolerance") ? "tolerance" : "before", "bad_range", "tolerance",
                 "the window opens on the day after the treatment at the earliest");
  if (step.instruments.empty() && !reader.has("instruments")) reader.fault("instruments", "missing", "instruments");
  reader.refuse_other_keys();
  return step;
}

void write_step(TomlText& to, const ProtocolStep& step) {
  to.part("protocol.step");
  to.text("code", step.code);
  to.text("label", step.label);
  to.whole("day", step.day);
  to.whole("before", step.before);
  to.whole("after", step.after);
  to.required_texts("instruments", step.instruments);
  to.text("contact", code_of(step.contact));
  to.text("who", step.who);
}

struct StepWithPlace {
  ProtocolStep step;
  const toml::table* table;
};

}  // namespace

FollowUpProtocol read_protocol(TableReader& reader) {
  FollowUpProtocol protocol;
  protocol.code = reader.code();
  protocol.label = reader.required_text("label");
  protocol.treatments = reader.texts("treatments");
  protocol.retired_on = reader.day("retired_on");
  protocol.order = reader.whole("order", protocol.order);
  if (protocol.treatments.empty()) reader.fault("treatments", "missing", "treatments");
  std::vector<StepWithPlace> steps;
  for (const toml::table* table : reader.tables("step")) {
    TableReader step(*table, protocol.code, reader.log());
    steps.push_back({read_step(step), table});
    for (std::size_t i = 0; i + 1 < steps.size(); ++i)
      if (steps[i].step.code == steps.back().step.code) step.fault("code", "duplicate_code", steps[i].step.code);
  }
  if (steps.empty()) reader.fault("step", "missing", "step");
  std::stable_sort(steps.begin(), steps.end(),
                   [](const StepWithPlace& a, const StepWithPlace& b) { return a.step.day < b.step.day; });
  for (std::size_t i = 0; i < steps.size(); ++i) {
    if (i > 0 && overlap(steps[i - 1].step, steps[i].step))
      TableReader(*steps[i].table, protocol.code, reader.log())
          .fault("day", "overlap", steps[i].step.code, steps[i - 1].step.code);
    protocol.steps.push_back(steps[i].step);
  }
  reader.refuse_other_keys();
  return protocol;
}

void write_entry(TomlText& to, const FollowUpProtocol& protocol) {
  to.entry("protocol");
  to.text("code", protocol.code);
  to.text("label", protocol.label);
  to.texts("treatments", protocol.treatments);
  to.day("retired_on", protocol.retired_on);
  to.whole("order", protocol.order);
  for (const ProtocolStep& step : protocol.steps) write_step(to, step);
}

}  // namespace psoas::storage
