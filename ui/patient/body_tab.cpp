#include "ui/patient/body_tab.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <algorithm>

#include "domain/body/pain_sites.h"
#include "ui/widget/body_canvas.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/body_words.h"

namespace psoas::ui {

namespace words = wording::body;

namespace {

struct DatedChart {
  VisitId visit;
  Date date{};
  std::vector<PainSite> sites;
};

class BodyTab : public PatientTab {
 public:
  BodyTab(wxWindow* parent, const ScreenContext& context, PatientId patient)
      : PatientTab(parent, context, patient, "body chart tab") {
    auto* column = new wxBoxSizer(wxVERTICAL);
    x_empty = muted_text(this, words::none_yet);
    column->Add(x_empty, wxSizerFlags().Border(wxALL, spacing::margin()));
    x_later = new ChoiceField(this, "chart of visit", {});
    x_earlier = new ChoiceField(this, "chart compared with", {});
    x_later_field.emplace(this, words::this_visit, x_later);
    x_earlier_field.emplace(this, words::compared_with, x_earlier);
    for (ChoiceField* field : {x_later, x_earlier})
      field->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        show_chosen();
        event.Skip();
      });
    auto* charts = new wxBoxSizer(wxHORIZONTAL);
    x_later_chart = add_chart(*charts, "body chart of visit", *x_later_field, x_later);
    x_earlier_chart = add_chart(*charts, "body chart compared with", *x_earlier_field, x_earlier);
    column->Add(charts, wxSizerFlags(1).Expand());
    x_signs = muted_text(this, words::signs);
    column->Add(x_signs, wxSizerFlags().Border(wxLEFT | wxTOP, spacing::gap()));
    x_words = plain_text(this, "");
    x_words->SetName("body chart changes");
    column->Add(x_words, wxSizerFlags().Expand().Border(wxALL, spacing::gap()));
    SetSizer(column);
    show({});
  }

  std::string label() const override { return words::tab; }

  void load() override {
    x_context.task.run_newest(
        this, x_newest,
        [session = x_context.session, patient = x_patient](Store& store) {
          const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
          return store.read(session, [&](Reading& reading) {
            std::vector<DatedChart> charts;
            for (const Visit& visit : reading.visits().of_patient(patient)) {
              std::vector<PainSite> sites = pain_sites(visit.findings, *catalogue);
              if (!sites.empty()) charts.push_back({visit.id, visit.date, std::move(sites)});
            }
            return charts;
          });
        },
        [this](std::vector<DatedChart> charts) { show(std::move(charts)); });
  }

 private:
  BodyCanvas* add_chart(wxSizer& charts, const char* name, LabelledField& field, ChoiceField* choice) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(field.beside(), wxSizerFlags().Border(wxALL, spacing::gap()));
    auto* chart = new BodyCanvas(this, name, [this, choice](const BodyArea& area) {
      const DatedChart* shown = chart_of(choice->code());
      return words::region_for_readers(area, shown ? site_at(shown->sites, area) : nullptr, *x_context.catalogue);
    });
    column->Add(chart, wxSizerFlags(1).Expand());
    charts.Add(column, wxSizerFlags(1).Expand());
    return chart;
  }

  const DatedChart* chart_of(const std::string& code) const {
    for (const DatedChart& chart : x_charts)
      if (std::to_string(chart.visit.number) == code) return &chart;
    return nullptr;
  }

  // The latest chart beside the one before it, unless others were chosen.
  void show(std::vector<DatedChart> charts) {
    x_charts = std::move(charts);
    std::vector<Option> dates;
    for (const DatedChart& chart : x_charts)
      dates.push_back({std::to_string(chart.visit.number), to_string(chart.date)});
    std::vector<Option> others = dates;
    others.insert(others.begin(), {"", words::with_none});
    x_later->offer(std::move(dates));
    x_earlier->offer(std::move(others));
    if (!chart_of(x_later->code()) && !x_charts.empty()) x_later->put(std::to_string(x_charts.front().visit.number));
    if (!x_chosen && x_charts.size() > 1) x_earlier->put(std::to_string(x_charts[1].visit.number));
    else if (x_earlier->code().empty()) x_earlier->put("");
    x_chosen = x_chosen || !x_charts.empty();
    const bool any = !x_charts.empty();
    x_empty->Show(!any);
    for (wxWindow* part : std::initializer_list<wxWindow*>{x_later, x_earlier, x_later_field->label(),
                                                           x_earlier_field->label(), x_later_chart, x_words})
      part->Show(any);
    show_chosen();
  }

  void show_chosen() {
    const DatedChart* later = chart_of(x_later->code());
    const DatedChart* earlier = chart_of(x_earlier->code());
    x_earlier_chart->Show(earlier);
    x_signs->Show(later && earlier);
    if (later && earlier) {
      const std::vector<SiteChange> changes = compare(earlier->sites, later->sites);
      x_later_chart->show(reports::marks_of(changes, false));
      x_earlier_chart->show(reports::marks_of(changes, true));
      put_text(*x_words, in_words(changes, *later, *earlier));
    } else if (later) {
      x_later_chart->show(reports::marks_of(later->sites));
      put_text(*x_words, words::summary(later->sites, *x_context.catalogue));
    }
    Layout();
  }

  // A line for each kind of change: "Gained: groin, right 6; …".
  std::string in_words(const std::vector<SiteChange>& changes, const DatedChart& later,
                       const DatedChart& earlier) const {
    std::string text = to_string(later.date) + ": " + words::regions(body_regions_count(later.sites)) + "; " +
                       to_string(earlier.date) + ": " + words::regions(body_regions_count(earlier.sites));
    bool any = false;
    for (const SiteTurn turn : {SiteTurn::gained, SiteTurn::lost, SiteTurn::worse, SiteTurn::better, SiteTurn::same}) {
      std::string line;
      for (const SiteChange& change : changes)
        if (change.turn == turn) line += (line.empty() ? "" : "; ") + words::change(change, *x_context.catalogue);
      if (line.empty()) continue;
      any = any || turn != SiteTurn::same;
      text += "\n" + std::string(words::turn(turn)) + ": " + line;
    }
    return any ? text : text + "\n" + words::no_change;
  }

  Newest x_newest;
  std::vector<DatedChart> x_charts;
  bool x_chosen = false;  // the second visit was proposed once, and stays as it is
  wxStaticText* x_empty = nullptr;
  ChoiceField* x_later = nullptr;
  ChoiceField* x_earlier = nullptr;
  std::optional<LabelledField> x_later_field;
  std::optional<LabelledField> x_earlier_field;
  BodyCanvas* x_later_chart = nullptr;
  BodyCanvas* x_earlier_chart = nullptr;
  wxStaticText* x_signs = nullptr;
  wxStaticText* x_words = nullptr;
};

}  // namespace

PatientTab* make_body_tab(wxWindow* parent, const ScreenContext& context, PatientId patient) {
  return new BodyTab(parent, context, patient);
}

}  // namespace psoas::ui
