#include "ui/followup/protocol_form.h"

#include <wx/wrapsizer.h>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/follow_up_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

template <class Definition>
std::vector<Option> options_of(const std::vector<Definition>& definitions) {
  std::vector<Option> options;
  for (const Definition& definition : definitions)
    if (!definition.retired_on) options.push_back({definition.code, definition.label});
  return options;
}

// "step/2" for "step/2/day"; the path itself when it has no parts.
std::string row_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(0, slash);
}

}  // namespace

ProtocolForm::ProtocolForm(wxWindow* parent, const Catalogue& catalogue, bool read_only, std::function<void()> typed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE, "protocol form"),
      x_catalogue(catalogue),
      x_read_only(read_only),
      x_typed(std::move(typed)) {
  SetSizer(new wxBoxSizer(wxVERTICAL));
  Bind(wxEVT_TEXT, [this](wxCommandEvent&) { x_typed(); });
  Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { x_typed(); });
}

void ProtocolForm::put(ProtocolDraft draft) {
  x_draft = std::move(draft);
  build();
}

void ProtocolForm::build() {
  x_rows.clear();
  x_controls.clear();
  x_notes.clear();
  DestroyChildren();
  GetSizer()->Clear();
  add_head(*GetSizer());
  x_steps = new wxBoxSizer(wxVERTICAL);
  GetSizer()->Add(x_steps, wxSizerFlags().Expand());
  for (const StepDraft& step : x_draft.steps) add_step(step);
  auto* add = new wxButton(this, wxID_ANY, to_wx(words::add_step), wxDefaultPosition, wxDefaultSize, 0,
                           wxDefaultValidator, "add step");
  add->Enable(!x_read_only);
  add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
    CallAfter([this] {
      x_draft = draft();
      StepDraft& step = x_draft.steps.emplace_back();
      step.instruments = {"nrs_avg7", "peg"};
      build();
      x_rows.back().label->SetFocus();
      x_typed();
    });
  });
  GetSizer()->Add(add, wxSizerFlags().Border(wxTOP, spacing::gap()));
  auto* steps_note = new FieldNote(this);
  x_notes["steps"] = steps_note;
  x_controls["steps"] = add;
  GetSizer()->Add(steps_note);
  lay_out_again(*this);
}

template <class Control>
Control* ProtocolForm::placed(Control* control, const std::string& path, const std::string& name) {
  name_for_readers(*control, name);
  control->Enable(!x_read_only);
  x_controls[path] = control;
  return control;
}

void ProtocolForm::add_head(wxSizer& column) {
  const auto add = [&](const char* caption, wxWindow* control, const std::string& path) {
    LabelledField field(this, caption, control);
    x_notes[path] = &field.note();
    column.Add(field.over(), wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
  };
  x_label = placed(new ShortField(this, "protocol label", 50), "label", words::protocol_name);
  x_label->put(x_draft.label);
  x_treatments =
      placed(new CodesButton(this, "protocol treatments", options_of(x_catalogue.treatments()), [this] { x_typed(); }),
             "treatments", words::followed_treatments);
  x_treatments->put(x_draft.treatments);
  add(words::protocol_name, x_label, "label");
  add(words::followed_treatments, x_treatments, "treatments");
  column.Add(section_heading(this, words::steps), wxSizerFlags().Border(wxTOP | wxBOTTOM, spacing::gap()));
}

void ProtocolForm::add_step(const StepDraft& step) { add_step_row(static_cast<int>(x_rows.size()), step); }

void ProtocolForm::add_step_row(int number, const StepDraft& step) {
  const std::string path = "step/" + std::to_string(number);
  const std::string name = "step " + std::to_string(number) + " ";
  auto* fields = new wxWrapSizer(wxHORIZONTAL, 0);
  const auto add = [&](auto* control, const char* caption, const char* part) {
    auto* label = muted_text(this, caption);
    label->MoveBeforeInTabOrder(control);
    placed(control, path + "/" + part, std::string(caption) + ", " + words::step + " " + std::to_string(number + 1));
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(label, wxSizerFlags().CentreVertical().Border(wxRIGHT, spacing::tight()));
    pair->Add(control, wxSizerFlags().CentreVertical());
    fields->Add(pair, wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::gap()));
    return control;
  };
  StepRow row{};
  row.code = step.code;
  row.label = add(new ShortField(this, name + "label", 20), words::step_name, "label");
  row.day = add(new NumberField(this, name + "day", 4), words::step_day, "day");
  row.before = add(new NumberField(this, name + "before", 3), words::step_before, "before");
  row.after = add(new NumberField(this, name + "after", 3), words::step_after, "after");
  row.contact = add(new ChoiceField(this, name + "contact", {{"visit", words::by_visit}, {"phone", words::by_phone}}),
                    words::step_contact, "contact");
  row.who = add(new ShortField(this, name + "who", 12), words::step_who, "who");
  row.instruments =
      add(new CodesButton(this, name + "instruments", options_of(x_catalogue.instruments()), [this] { x_typed(); }),
          words::step_instruments, "instruments");
  row.label->put(step.label);
  row.day->put(step.day);
  row.before->put(step.before);
  row.after->put(step.after);
  row.contact->put(code_of(step.contact));
  row.who->put(step.who);
  row.instruments->put(step.instruments);
  auto* remove = new wxButton(this, wxID_ANY, to_wx(words::remove_step), wxDefaultPosition, wxDefaultSize,
                              wxBU_EXACTFIT, wxDefaultValidator, to_wx(name + "remove"));
  name_for_readers(*remove, std::string(words::remove_step) + " " + words::step + " " + std::to_string(number + 1));
  remove->Enable(!x_read_only);
  remove->Bind(wxEVT_BUTTON, [this, number](wxCommandEvent&) {
    CallAfter([this, number] { remove_step(static_cast<std::size_t>(number)); });
  });
  fields->Add(remove, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  auto* note = new FieldNote(this);
  x_notes[path] = note;
  x_steps->Add(fields, wxSizerFlags().Expand());
  x_steps->Add(note);
  x_rows.push_back(row);
}

void ProtocolForm::remove_step(std::size_t place) {
  x_draft = draft();
  x_draft.steps.erase(x_draft.steps.begin() + static_cast<std::ptrdiff_t>(place));
  build();
  x_typed();
}

ProtocolDraft ProtocolForm::draft() const {
  ProtocolDraft draft = x_draft;
  if (!x_label) return draft;
  draft.label = x_label->typed();
  draft.treatments = x_treatments->codes();
  draft.steps.clear();
  for (const StepRow& row : x_rows)
    draft.steps.push_back({row.code, row.label->typed(), row.day->typed(), row.before->typed(), row.after->typed(),
                           row.instruments->codes(),
                           row.contact->code() == "phone" ? ContactKind::phone : ContactKind::visit, row.who->typed()});
  return draft;
}

void ProtocolForm::show(const Problems& problems) {
  for (const auto& [path, control] : x_controls) {
    mark_refused(*control, false);
    const auto note = x_notes.find(x_notes.contains(path) ? path : row_of(path));
    if (note != x_notes.end()) note->second->settle(*control);
  }
  wxWindow* first = nullptr;
  for (const Problem& problem : problems) {
    const auto control = x_controls.find(problem.field);
    if (control == x_controls.end()) continue;
    const auto note = x_notes.find(x_notes.contains(problem.field) ? problem.field : row_of(problem.field));
    if (note == x_notes.end() || note->second->shows_problem()) {
      mark_refused(*control->second, true);
      continue;
    }
    note->second->refuse(*control->second, problem.other == windows_overlap ? std::string(words::windows_overlap)
                                                                            : wording::under_field(problem));
    if (!first) first = control->second;
  }
  if (first) first->SetFocus();
  lay_out_again(*this);
}

void ProtocolForm::focus_first() {
  if (x_label) x_label->SetFocus();
}

}  // namespace psoas::ui
