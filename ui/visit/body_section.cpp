#include "ui/visit/body_section.h"

#include "domain/body/pain_sites.h"
#include "ui/widget/action_button.h"
#include "ui/widget/body_canvas.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/body_words.h"

namespace psoas::ui {

namespace words = wording::body;

namespace {

constexpr int chart_width = 400;
constexpr int chart_height = 380;

}  // namespace

BodySection::BodySection(wxWindow* parent, VisitForm& form, VisitFields& fields, std::function<void()> typed)
    : VisitSection(parent, "body chart section"), x_form(form), x_typed(std::move(typed)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  add_line();
  add_chart();
  auto* note = new FieldNote(this);
  fields.note("finding/" + std::string(pain_sites_code), note);
  GetSizer()->Add(note);
  x_chart->Show(false);
  x_keys->Show(false);
  show();
  if (!sites().empty()) open(true);
}

std::string BodySection::heading() const { return words::heading; }

wxWindow* BodySection::start() const {
  if (is_open()) return x_chart;
  return x_fold;
}

void BodySection::open_those_with(const Problems& problems) {
  for (const Problem& problem : problems)
    if (problem.field.starts_with("finding/" + std::string(pain_sites_code))) open(true);
}

void BodySection::add_line() {
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  const auto button = [&](const std::string& label, const char* name, auto act) {
    auto* made = action_button(this, label, name, std::move(act));
    row->Add(made, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::gap()));
    return made;
  };
  x_fold = button(words::open_chart, "fold body chart", [this] {
    open(!is_open());
    start()->SetFocus();
    if (is_open()) CallAfter([this] { scroll_to_top_of_page(*this); });
  });
  const auto last = x_form.last().rows.find(std::string(pain_sites_code));
  const bool has_last = last != x_form.last().rows.end();
  x_take_over = button(has_last ? words::as_on(to_string(last->second.date)) : std::string(), "take over body chart",
                       [this] { take_over(); });
  x_take_over->Show(has_last);
  x_clear = button(words::clear, "clear body chart", [this] { clear(); });
  x_summary = plain_text(this, "");
  row->Add(x_summary, wxSizerFlags(1).CentreVertical());
  GetSizer()->Add(row, wxSizerFlags().Expand());
}

void BodySection::add_chart() {
  x_chart = new BodyCanvas(this, "body chart", [this](const BodyArea& area) {
    const std::vector<PainSite> marked = sites();
    return words::region_for_readers(area, site_at(marked, area), x_form.catalogue());
  });
  x_chart->SetMinSize({spacing::dip(chart_width), spacing::dip(chart_height)});
  x_chart->on_toggle = [this](const BodyArea& area) { toggle(area); };
  x_chart->on_rate = [this](const BodyArea& area, int nrs) { rate(area, nrs); };
  x_chart->on_remove = [this](const BodyArea& area) { remove(area); };
  x_chart->on_key = [this](int key) {
    if (key != 'L' || !x_take_over->IsShown()) return false;
    take_over();
    return true;
  };
  GetSizer()->Add(x_chart, wxSizerFlags().Border(wxTOP, spacing::gap()));
  x_keys = muted_text(this, words::keys);
  GetSizer()->Add(x_keys, wxSizerFlags().Border(wxTOP, spacing::tight()));
}

bool BodySection::is_open() const { return x_chart->IsShown(); }

void BodySection::open(bool wanted) {
  if (is_open() == wanted) return;
  x_chart->Show(wanted);
  x_keys->Show(wanted);
  x_fold->SetLabel(to_wx(wanted ? words::fold_chart : words::open_chart));
  lay_out_again(*x_chart);
}

std::vector<PainSite> BodySection::sites() const { return pain_sites(x_form.draft(), x_form.catalogue()); }

std::vector<PainSite> BodySection::last_sites() const {
  const auto last = x_form.last().rows.find(std::string(pain_sites_code));
  if (last == x_form.last().rows.end()) return {};
  return pain_sites(last->second.rows, x_form.catalogue());
}

void BodySection::toggle(const BodyArea& area) {
  const std::vector<PainSite> marked = sites();
  if (site_at(marked, area)) remove_site(x_form.draft(), area);
  else put_site(x_form.draft(), {area, std::nullopt});
  changed_by_person();
}

void BodySection::rate(const BodyArea& area, int nrs) {
  put_site(x_form.draft(), {area, nrs});
  changed_by_person();
}

void BodySection::remove(const BodyArea& area) {
  remove_site(x_form.draft(), area);
  changed_by_person();
}

// The last chart takes the place of what is marked here.
void BodySection::take_over() {
  remove_all_sites(x_form.draft());
  for (const PainSite& site : last_sites()) put_site(x_form.draft(), site);
  open(true);
  changed_by_person();
}

void BodySection::clear() {
  remove_all_sites(x_form.draft());
  changed_by_person();
}

void BodySection::changed_by_person() {
  show();
  x_typed();
}

void BodySection::show() {
  const std::vector<PainSite> marked = sites();
  put_text(*x_summary, words::summary(marked, x_form.catalogue()));
  x_clear->Show(!marked.empty());
  x_chart->show(reports::marks_of(marked));
  Layout();
}

}  // namespace psoas::ui
