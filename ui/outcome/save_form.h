#pragma once

// Gives the question on the page a name and keeps it: as a new one, or in place of the one that was opened.

#include <functional>
#include <optional>

#include "domain/store/saved_analyses.h"
#include "ui/outcome/small_form.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/screen.h"

namespace psoas::ui {

class SaveForm : public SmallForm {
 public:
  // `saved` hears what stands in the store now.
  SaveForm(wxWindow* parent, const ScreenContext& context, std::function<void(const SavedAnalysisLine&)> saved,
           std::function<void()> closed);

  // `opened` is the saved analysis the question came from; `suggested` a name for a new one.
  void open_for(const Analysis& analysis, const std::optional<SavedAnalysisLine>& opened, const std::string& suggested);

 private:
  wxWindow* build() override;
  void submit() override { store(x_opened.has_value()); }
  void store(bool change);

  ScreenContext x_context;
  std::function<void(const SavedAnalysisLine&)> x_saved;
  Analysis x_analysis;
  std::optional<SavedAnalysisLine> x_opened;
  std::string x_suggested;
  ShortField* x_name = nullptr;
  std::optional<LabelledField> x_name_field;
};

}  // namespace psoas::ui
