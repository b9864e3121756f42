#include "storage/catalogue/entries.h"

namespace psoas::storage {

namespace {

ProtocolStep read_step(const toml::table& table, TableReader& owner) {
  TableReader reader(table, owner.entry(), owner.log());
  ProtocolStep step;
  step.code = reader.code();
  step.label = reader.required_text("label");
  step.day = reader.whole("day", step.day);
  step.before = reader.whole("before", step.before);
  step.after = reader.whole("after", step.after);
  step.instruments = reader.texts("instruments");
  step.contact = reader.text("contact");
  step.who = reader.text("who");
  if (!reader.has("day")) reader.fault("day", "missing", "day");
  if (step.before < 0 || step.after < 0) reader.fault("before", "bad_range", step.code);
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
  to.texts("instruments", step.instruments);
  to.text("contact", step.contact);
  to.text("who", step.who);
}

}  // namespace

FollowUpProtocol read_protocol(TableReader& reader) {
  FollowUpProtocol protocol;
  protocol.code = reader.code();
  protocol.label = reader.required_text("label");
  protocol.treatments = reader.texts("treatments");
  for (const toml::table* table : reader.tables("step")) {
    protocol.steps.push_back(read_step(*table, reader));
    for (std::size_t i = 0; i + 1 < protocol.steps.size(); ++i)
      if (protocol.steps[i].code == protocol.steps.back().code)
        reader.log().add(TableReader::line_of(*table), reader.entry(), "duplicate_code", protocol.steps[i].code);
  }
  protocol.retired_on = reader.day("retired_on");
  protocol.order = reader.whole("order", protocol.order);
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
