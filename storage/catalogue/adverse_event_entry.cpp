#include "storage/catalogue/entries.h"

namespace psoas::storage {

AdverseEventDefinition read_adverse_event(TableReader& reader) {
  AdverseEventDefinition event;
  event.code = reader.code();
  event.label = reader.required_text("label");
  event.help = reader.text("help");
  event.keywords = reader.text("keywords");
  event.retired_on = reader.day("retired_on");
  event.order = reader.whole("order", event.order);
  reader.refuse_other_keys();
  return event;
}

void write_entry(TomlText& to, const AdverseEventDefinition& event) {
  to.entry("adverse_event");
  to.text("code", event.code);
  to.text("label", event.label);
  to.text("help", event.help);
  to.text("keywords", event.keywords);
  to.day("retired_on", event.retired_on);
  to.whole("order", event.order);
}

}  // namespace psoas::storage
