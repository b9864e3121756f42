#pragma once

// The saved analyses: opened to be asked again, renamed, taken out of the list.

#include <functional>
#include <optional>
#include <vector>

#include "domain/store/saved_analyses.h"
#include "ui/outcome/small_form.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/screen.h"
#include "ui/widget/table.h"

namespace psoas::ui {

class SavedList : public SmallForm {
 public:
  // `opened` hears the analysis to ask again; `changed` one that was renamed, or is gone (nothing).
  SavedList(wxWindow* parent, const ScreenContext& context, std::function<void(SavedAnalysis)> opened,
            std::function<void(SavedAnalysisId, std::optional<SavedAnalysisLine>)> changed,
            std::function<void()> closed);

  void open_list();

 private:
  wxWindow* build() override;
  void submit() override { rename(); }
  bool keeps_key(const wxKeyEvent& event) const override;
  void load();
  void show(std::vector<SavedAnalysisLine> lines);
  const SavedAnalysisLine* chosen() const;
  void enable_actions();
  void open_chosen();
  void rename();
  void remove();

  ScreenContext x_context;
  std::function<void(SavedAnalysis)> x_opened;
  std::function<void(SavedAnalysisId, std::optional<SavedAnalysisLine>)> x_changed;
  std::vector<SavedAnalysisLine> x_lines;
  Table* x_table = nullptr;
  wxStaticText* x_note = nullptr;
  ShortField* x_name = nullptr;
  std::optional<LabelledField> x_name_field;
  wxButton* x_do_open = nullptr;
  wxButton* x_do_rename = nullptr;
  wxButton* x_do_remove = nullptr;
};

}  // namespace psoas::ui
