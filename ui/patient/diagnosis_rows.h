#pragma once

// The diagnoses of an episode as rows of fields: condition and code are found by typing, a code that names its side
// or belongs to one condition fills those in. What is done with the rows is the editor's.

#include <wx/panel.h>
#include <wx/sizer.h>

#include <functional>
#include <memory>
#include <vector>

#include "domain/diagnosis/diagnosis_code.h"
#include "domain/episode/episode_draft.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/find_field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class DiagnosisRows : public wxPanel {
 public:
  DiagnosisRows(wxWindow* parent, const ScreenContext& context, std::function<void()> typed);

  std::vector<DiagnosisDraft> drafts() const;
  // `known` are the codes of these rows.
  void put(const std::vector<DiagnosisDraft>& drafts, const DiagnosisCodes& known);

  // Every code met so far: those of the rows and those found by typing.
  const DiagnosisCodes& known() const { return x_known; }

  // Problems under their rows; rows without one are settled. Gives the first field with a refusal, else nullptr.
  wxWindow* show(const Problems& problems, bool all);

 private:
  struct Row {
    std::string condition;  // code taken; "" while something else stands in the field
    FindField* condition_field = nullptr;
    FindField* code_field = nullptr;
    ChoiceField* side = nullptr;
    ChoiceField* certainty = nullptr;
    ChoiceField* rank = nullptr;
    DateField* since = nullptr;
    DateField* until = nullptr;
    FieldNote* note = nullptr;
    Newest newest;
    bool touched = false;
  };

  void build(const std::vector<DiagnosisDraft>& drafts);
  void add_row(std::size_t number, const DiagnosisDraft& draft);
  void fill(Row& row, const DiagnosisDraft& draft);
  void find_codes(Row& row, const std::string& typed);
  void offer_codes(Row& row, const std::vector<DiagnosisCode>& codes);
  void code_taken(Row& row, const std::string& code);
  void changed(Row& row);
  DiagnosisDraft draft_of_row(const Row& row) const;
  static wxWindow* field_of(const Row& row, std::string_view member);

  ScreenContext x_context;
  std::function<void()> x_typed;
  DiagnosisCodes x_known;
  wxBoxSizer* x_column = nullptr;
  std::vector<std::unique_ptr<Row>> x_rows;
};

}  // namespace psoas::ui
