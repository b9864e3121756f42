#include <array>
#include <charconv>

#include "domain/base/side.h"
#include "domain/base/side_word.h"
#include "domain/base/text.h"
#include "domain/catalogue/spelled_out.h"
#include "ui/wording/phrases.h"
#include "ui/wording/sentences.h"

namespace psoas::wording {

namespace {

struct Name {
  std::string_view path;
  std::string_view name;
};

constexpr std::array plain_names{
    Name{"mrn", "Record number"},
    Name{"family_name", "Family name"},
    Name{"given_name", "Given name"},
    Name{"birth_date", "Birth date"},
    Name{"sex", "Sex"},
    Name{"phone", "Telephone"},
    Name{"email", "E-mail"},
    Name{"address", "Address"},
    Name{"city", "City"},
    Name{"state", "State"},
    Name{"postal_code", "Postal code"},
    Name{"died_on", "Date of death"},
    Name{"date", "Visit date"},
    Name{"kind", "Kind of visit"},
    Name{"clinician", "Clinician"},
    Name{"episode", "Episode"},
    Name{"note", "Note"},
    Name{"reason", "Reason"},
    Name{"quarter", "Quarter"},
    Name{"fiscal_year_start", "First month of the fiscal year"},
    Name{"least_count", "Least count shown"},
    Name{"mech_psoas_traction", "Psoas traction on lumbar vertebrae"},
    Name{"mech_disc_compression", "Disc compression load"},
    Name{"mech_facet_loading", "Facet joint loading"},
    Name{"from", "--from"},
    Name{"to", "--to"},
    Name{"as_of", "--as-of"},
};

constexpr std::array treatment_names{
    Name{"code", "kind"},
    Name{"entry", "stored entry"},
    Name{"side", "side"},
    Name{"date", "date"},
    Name{"end_date", "end date"},
    Name{"status", "status"},
    Name{"performer", "performed by"},
    Name{"indication", "indication"},
    Name{"index", "starts an outcome episode"},
    Name{"note", "note"},
};

template <std::size_t count>
std::string_view name_in(const std::array<Name, count>& names, std::string_view path) {
  for (const Name& candidate : names)
    if (candidate.path == path) return candidate.name;
  return {};
}

// Rows and treatments are numbered from 0 in paths and from 1 for people.
std::string counted(std::string_view number) {
  int row = 0;
  std::from_chars(number.data(), number.data() + number.size(), row);
  return std::to_string(row + 1);
}

std::string score_name(std::string_view instrument, std::string_view item, const Catalogue& catalogue) {
  const InstrumentDefinition* definition = catalogue.instrument(instrument);
  std::string name = definition ? definition->label : spelled_out(instrument);
  if (item == "status") return name + ", answered or not";
  if (item == "phase") return name + ", before or after the procedure";
  if (item == "total") return name + ", total from the form";
  if (item == "mode") return name + ", how it was filled in";
  if (!definition || definition->items.size() < 2) return name;
  for (const ItemDefinition& candidate : definition->items)
    if (candidate.code == item) return name + ", " + candidate.label;
  return name + ", " + spelled_out(item);
}

std::string finding_name(const std::vector<std::string>& parts, const Catalogue& catalogue) {
  const FindingDefinition* definition = catalogue.finding(parts[1]);
  std::string name = definition ? definition->label : spelled_out(parts[1]);
  if (parts.size() > 2)
    if (const Side side = side_of(parts[2]).value_or(Side::none); side != Side::none)
      name.append(", ").append(side_word(side));
  if (parts.size() > 3 && parts[3] != "0") name += ", row " + counted(parts[3]);
  if (parts.size() < 5 || parts[4] == "value") return name;
  const FieldDefinition* field = definition ? definition->field(parts[4]) : nullptr;
  return name + ", " + (field ? field->label : spelled_out(parts[4]));
}

// A path does not say which treatment it belongs to, so a parameter's label is that of the first treatment that has it.
std::string parameter_label(std::string_view group, std::string_view code, const Catalogue& catalogue) {
  for (const TreatmentDefinition& treatment : catalogue.treatments())
    if (const FieldDefinition* field = treatment.field(group == "-" ? "" : group, code)) return field->label;
  return spelled_out(code);
}

std::string treatment_name(const std::vector<std::string>& parts, const Catalogue& catalogue) {
  std::string name = "Treatment " + counted(parts[1]);
  if (parts.size() == 2) return name;
  if (parts.size() == 3) {
    const std::string_view part = name_in(treatment_names, parts[2]);
    return name + ", " + (part.empty() ? spelled_out(parts[2]) : std::string(part));
  }
  if (parts[2] != "-") name += ", " + spelled_out(parts[2]) + " " + counted(parts[3]);
  if (parts.size() > 4) name += ", " + parameter_label(parts[2], parts[4], catalogue);
  return name;
}

}  // namespace

std::string field_name(std::string_view path, const Catalogue& catalogue) {
  const std::string_view plain = name_in(plain_names, path);
  if (!plain.empty()) return std::string(plain);
  const std::vector<std::string> parts = split(path, '/');
  if (parts.size() >= 2 && parts[0] == "score")
    return score_name(parts[1], parts.size() > 2 ? parts[2] : "", catalogue);
  if (parts.size() >= 2 && parts[0] == "finding") return finding_name(parts, catalogue);
  if (parts.size() == 3 && parts[0] == "diagnosis") return "Diagnosis " + counted(parts[1]) + ", " + parts[2];
  if (parts.size() >= 2 && parts[0] == "treatment") return treatment_name(parts, catalogue);
  return capitalised(spelled_out(path));
}

}  // namespace psoas::wording
