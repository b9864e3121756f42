#include "domain/store/protection.h"

namespace psoas {

std::string_view code_of(TrailFault fault) {
  switch (fault) {
    case TrailFault::none: return "none";
    case TrailFault::changed: return "changed";
    case TrailFault::missing: return "missing";
    case TrailFault::added: return "added";
    case TrailFault::earlier: return "earlier";
    case TrailFault::cut: return "cut";
    case TrailFault::other_trail: return "other_trail";
  }
  return "";
}

std::string_view code_of(RecordFault fault) {
  switch (fault) {
    case RecordFault::changed: return "changed";
    case RecordFault::removed: return "removed";
    case RecordFault::added: return "added";
  }
  return "";
}

}  // namespace psoas
