#include "ui/admin/change_form.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include "domain/base/text.h"
#include "domain/catalogue/own_entries.h"
#include "ui/admin/entry_form.h"
#include "ui/admin/finding_set_form.h"
#include "ui/widget/action_button.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/wording/admin_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::admin;

// What all changes have: a heading, a reason, Save and Cancel. The middle is each one's own.
class FramedForm : public ChangeForm {
 public:
  FramedForm(wxWindow* parent, Request request, Hears hears)
      : ChangeForm(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "change form"),
        x_request(std::move(request)),
        x_hears(std::move(hears)),
        x_page(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)) {
    x_page->SetScrollRate(0, spacing::dip(12));
  }

  bool touched() const override { return x_touched; }

 protected:
  // Where the fields of the middle stand: it scrolls, the heading and what is below it stay in sight.
  wxWindow* page() { return x_page; }

  void frame(const std::string& heading, wxSizer* middle) {
    x_page->SetSizer(middle);
    x_reason = new ShortField(this, "change reason", 34);
    x_reason_field.emplace(this, words::reason, x_reason, words::reason_hint);
    auto* save_button = action_button(this, words::save, "save entry", [this] { save(); });
    mark_primary(*save_button);
    auto* cancel = action_button(this, words::cancel, "cancel entry", [this] { x_hears.cancel(); });
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(save_button, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    foot->Add(cancel);
    auto* title = section_heading(this, heading);
    title->MoveBeforeInTabOrder(x_page);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(title, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    column->Add(x_page, wxSizerFlags(1).Expand());
    column->Add(x_reason_field->over(), wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::field()));
    column->Add(foot);
    SetSizer(column);
  }

  const Request& request() const { return x_request; }
  void touch() { x_touched = true; }

  // `otherwise` when nothing was typed; nothing once what is wrong stands under the field.
  std::optional<std::string> reason(const std::string& otherwise) {
    const Checked<std::string> text = check_text(x_reason->typed(), {500, false, false}, "reason");
    if (!text) {
      x_reason_field->refuse(words::under_field(text.problems().front()));
      refused(x_reason);
      return std::nullopt;
    }
    x_reason_field->settle();
    return text.value().empty() ? otherwise : text.value();
  }

  void refused(wxWindow* field) {
    x_hears.problem(words::look_at_problems);
    if (field) field->SetFocus();
  }

  void give(Change change) { x_hears.change(std::move(change)); }

 private:
  Request x_request;
  Hears x_hears;
  wxScrolledWindow* x_page;
  bool x_touched = false;
  ShortField* x_reason = nullptr;
  std::optional<LabelledField> x_reason_field;
};

// Adds an entry, or composes a finding set anew: whichever form gives an EntryDraft.
template <class Form>
class DraftForm : public FramedForm {
 public:
  template <class... Arguments>
  DraftForm(wxWindow* parent, Request request_made, Hears hears, const std::string& heading, Arguments... arguments)
      : FramedForm(parent, std::move(request_made), std::move(hears)) {
    x_form = new Form(page(), arguments..., [this] { typed(); });
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->Add(x_form, wxSizerFlags().Expand());
    frame(heading, middle);
  }

  void focus_first() override { x_form->focus_first(); }

  void save() override {
    x_tried = true;
    const Checked<CatalogueContent> entry = checked();
    wxWindow* refused_field = x_form->show(entry ? Problems{} : entry.problems());
    if (!entry) return refused(refused_field);
    LaidOver laid = laid_over(request().own, entry.value());
    if (laid.added.empty() && laid.changed.empty()) laid.changed = laid.same;
    const EntryName& name = laid.added.empty() ? laid.changed.front() : laid.added.front();
    const auto why =
        reason(request().code.empty() ? words::reason_added(name.code) : words::reason_composed(name.code));
    if (why) give({std::move(laid.content), *why, name.code, words::saved(name.label)});
  }

 private:
  Checked<CatalogueContent> checked() const { return check(x_form->draft(), *request().catalogue); }

  void typed() {
    touch();
    if (!x_tried) return;
    const Checked<CatalogueContent> entry = checked();
    x_form->show(entry ? Problems{} : entry.problems());
  }

  Form* x_form = nullptr;
  bool x_tried = false;
};

class RenameForm : public FramedForm {
 public:
  RenameForm(wxWindow* parent, Request request_made, Hears hears, const EntryLine& line, const std::string& short_label)
      : FramedForm(parent, std::move(request_made), std::move(hears)) {
    x_label = new ShortField(page(), "label", 34);
    x_label->put(line.label);
    x_label_field.emplace(page(), words::label, x_label);
    x_short = new ShortField(page(), "short_label", 14);
    x_short->put(short_label);
    x_short_field.emplace(page(), words::short_label, x_short, words::short_hint);
    for (ShortField* field : {x_label, x_short}) field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { touch(); });
    auto* middle = new wxBoxSizer(wxVERTICAL);
    middle->Add(x_label_field->over(), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    middle->Add(x_short_field->over(), wxSizerFlags().Border(wxBOTTOM, spacing::field()));
    frame(words::heading_of_rename(line.label), middle);
  }

  void focus_first() override { x_label->SetFocus(); }

  void save() override {
    const auto label = accepted(*x_label_field, *x_label, true);
    const auto short_label = accepted(*x_short_field, *x_short, false);
    if (!label || !short_label) return refused(label ? x_short : x_label);
    if (const auto why = reason(words::reason_renamed(request().code)))
      give({with_label(request().own, *request().catalogue, request().kind, request().code, *label, *short_label), *why,
            request().code, words::renamed(*label)});
  }

 private:
  static std::optional<std::string> accepted(const LabelledField& field, const ShortField& control, bool required) {
    const Checked<std::string> text = check_text(control.typed(), {200, false, required}, "label");
    if (text) field.settle();
    else field.refuse(words::under_field(text.problems().front()));
    return text ? std::optional(text.value()) : std::nullopt;
  }

  ShortField* x_label;
  ShortField* x_short;
  std::optional<LabelledField> x_label_field;
  std::optional<LabelledField> x_short_field;
};

EntryLine line_with(const ChangeForm::Request& request) {
  for (const EntryLine& line : entry_lines(*request.catalogue, request.own, request.kind))
    if (line.code == request.code) return line;
  return {};
}

std::string short_label_of(const Catalogue& catalogue, EntryKind kind, const std::string& code) {
  if (kind == EntryKind::finding) return catalogue.finding(code)->short_label;
  if (kind == EntryKind::treatment) return catalogue.treatment(code)->short_label;
  if (kind == EntryKind::instrument) return catalogue.instrument(code)->short_label;
  return {};
}

}  // namespace

ChangeForm* make_change_form(wxWindow* parent, const ChangeForm::Request& request, ChangeForm::Hears hears) {
  if (request.kind == EntryKind::finding_set) {
    const FindingSet* set = request.code.empty() ? nullptr : request.catalogue->finding_set(request.code);
    const std::string heading = set ? words::heading_of_set(set->label) : words::heading_of_new(request.kind);
    return new DraftForm<FindingSetForm>(parent, request, std::move(hears), heading, request.catalogue, set,
                                         request.today);
  }
  if (request.code.empty())
    return new DraftForm<EntryForm>(parent, request, std::move(hears), words::heading_of_new(request.kind),
                                    request.kind);
  return new RenameForm(parent, request, std::move(hears), line_with(request),
                        short_label_of(*request.catalogue, request.kind, request.code));
}

}  // namespace psoas::ui
