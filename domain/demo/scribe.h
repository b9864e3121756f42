#pragma once

// Writes down entries by code for the demo clinic, as the catalogue wants them: choices with their numeric twin,
// scores with their total, treatments with the key of their target. What to write is the story's business.

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "domain/catalogue/catalogue.h"
#include "domain/visit/visit.h"

namespace psoas {

class Scribe {
 public:
  // The catalogue must outlive the scribe. Every code the scribe is asked for must be in it, else
  // std::invalid_argument names the one that is not.
  explicit Scribe(const Catalogue& catalogue) : x_catalogue(catalogue) {}

  ScoreEntry score(std::string_view instrument, std::vector<std::optional<double>> items) const;
  // The total of a form on paper whose items are not known.
  ScoreEntry paper_form(std::string_view instrument, double total) const;
  ScoreEntry unanswered(std::string_view instrument, ScoreStatus status) const;

  FindingEntry finding(std::string_view code, Side side, double number) const;
  FindingEntry finding(std::string_view code, Side side, std::string_view choice) const;
  void qualify(FindingEntry& finding, std::string_view field, std::string_view choice) const;

  Treatment treatment(std::string_view code, Side side, Date date) const;
  void put(Treatment& treatment, std::string_view field, double number) const;
  void put(Treatment& treatment, std::string_view field, std::string_view choice_or_text) const;
  void put(Treatment& treatment, std::string_view group, int row, std::string_view field, double number) const;
  void put(Treatment& treatment, std::string_view group, int row, std::string_view field,
           std::string_view choice_or_text) const;
  void seal(Treatment& treatment) const;  // when its parameters are complete

  const FindingDefinition& definition_of_finding(std::string_view code) const;
  const TreatmentDefinition& definition_of_treatment(std::string_view code) const;

 private:
  const InstrumentDefinition& definition_of_instrument(std::string_view code) const;

  const Catalogue& x_catalogue;
};

}  // namespace psoas
