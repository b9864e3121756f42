#pragma once

// The body chart of a visit form: one line while folded, the chart when it is opened or has content. The last chart
// can be taken over.

#include <wx/button.h>
#include <wx/sizer.h>

#include <functional>

#include "domain/body/pain_sites.h"
#include "ui/visit/visit_fields.h"
#include "ui/visit/visit_form.h"
#include "ui/visit/visit_section.h"

namespace psoas::ui {

class BodyCanvas;

class BodySection : public VisitSection {
 public:
  // `typed` hears of each change by a person.
  BodySection(wxWindow* parent, VisitForm& form, VisitFields& fields, std::function<void()> typed);

  std::string heading() const override;
  wxWindow* start() const override;
  void open_those_with(const Problems& problems) override;

 private:
  void add_line();
  void add_chart();
  void open(bool wanted);
  bool is_open() const;
  void toggle(const BodyArea& area);
  void rate(const BodyArea& area, int nrs);
  void remove(const BodyArea& area);
  void take_over();
  void clear();
  void changed_by_person();
  void show();
  std::vector<PainSite> sites() const;
  std::vector<PainSite> last_sites() const;

  VisitForm& x_form;
  std::function<void()> x_typed;
  wxButton* x_fold = nullptr;
  wxButton* x_take_over = nullptr;
  wxButton* x_clear = nullptr;
  wxStaticText* x_summary = nullptr;
  BodyCanvas* x_chart = nullptr;
  wxStaticText* x_keys = nullptr;
};

}  // namespace psoas::ui
