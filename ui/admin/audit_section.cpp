#include "ui/admin/audit_section.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include "domain/base/text.h"
#include "domain/store/entrance.h"
#include "reports/csv/audit_csv.h"
#include "ui/audit/audit_view.h"
#include "ui/widget/choice_field.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/audit_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::audit;

constexpr int line_characters = 66;

struct Offered {
  std::vector<std::string> users;
  std::vector<std::string> entities;
};

template <class Codes, class Word>
std::vector<Option> options(const char* all, const Codes& codes, Word word) {
  std::vector<Option> options{{"", all}};
  for (const auto& code : codes) options.push_back({std::string(code), word(code)});
  return options;
}

class AuditSection : public AdminSection {
 public:
  AuditSection(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors)
      : AdminSection(parent, context, "audit"), x_doors(doors) {
    auto* filters = new wxWrapSizer(wxHORIZONTAL, 0);
    add_filters(*filters);
    x_view = new AuditView(this, context, false);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(filters, wxSizerFlags().Expand().Border(wxALL, spacing::field()));
    frame->Add(x_care = muted_text(this, {}), wxSizerFlags().Border(wxLEFT | wxBOTTOM, spacing::field()));
    x_care->SetName("care");
    frame->Add(x_view, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, spacing::field()));
    SetSizer(frame);
  }

  std::string label() const override { return words::section; }

  void load() override {
    put_text(*x_care, x_doors.care ? x_doors.care() : std::string());
    x_care->Wrap(spacing::width_of(*x_care, line_characters));
    Layout();
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) {
        return Offered{audit_trail_of(reading).users(), audit_trail_of(reading).entities()};
      });
    };
    x_context.task.run_newest(this, x_newest, work, [this](const Offered& offered) { offer(offered); });
    read();
  }

  bool can(Command command) const override { return command == Command::save_as || command == Command::refresh; }
  bool perform(Command command) override {
    if (command == Command::save_as) save();
    else if (command == Command::refresh) load();
    return can(command);
  }

 private:
  void add_filters(wxSizer& row) {
    const auto add = [&](std::optional<LabelledField>& field, const char* label, wxWindow* control) {
      field.emplace(this, label, control);
      row.Add(field->over(), wxSizerFlags().Border(wxRIGHT | wxBOTTOM, spacing::field()));
    };
    add(x_mrn_field, words::label_mrn, x_mrn = new ShortField(this, "audit mrn", 14));
    add(x_user_field, words::label_user, x_user = new ChoiceField(this, "audit user", {{"", words::everyone}}));
    add(x_action_field, words::label_action,
        x_action = new ChoiceField(this, "audit action", options(words::anything, audit_actions, words::action_word)));
    add(x_entity_field, words::label_entity, x_entity = new ChoiceField(this, "audit entity", {{"", words::anything}}));
    add(x_from_field, words::label_from, x_from = new DateField(this, "audit from", x_context.clock));
    add(x_to_field, words::label_to, x_to = new DateField(this, "audit to", x_context.clock));
    auto* save_button = new wxButton(this, wxID_ANY, to_wx(words::save), wxDefaultPosition, wxDefaultSize, 0,
                                     wxDefaultValidator, "save audit trail");
    save_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { save(); });
    row.Add(save_button, wxSizerFlags().CentreVertical().Border(wxBOTTOM, spacing::field()));
    for (ChoiceField* choice : {x_user, x_action, x_entity}) {
      choice->put("");
      choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { read(); });
    }
    for (ShortField* field : {x_mrn, static_cast<ShortField*>(x_from), static_cast<ShortField*>(x_to)})
      field->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { read(); });
  }

  void offer(const Offered& offered) {
    const std::string user = x_user->code();
    const std::string entity = x_entity->code();
    x_user->offer(options(words::everyone, offered.users, [](const std::string& name) { return name; }));
    x_entity->offer(options(words::anything, offered.entities, words::entity_word));
    x_user->put(user);
    x_entity->put(entity);
    Layout();
  }

  // A day, if there is one; false after the field says what is wrong with it.
  static bool take_day(const DateField& control, const LabelledField& field, std::optional<Date>& day) {
    const std::string typed{trimmed(control.typed())};
    field.settle();
    if (typed.empty()) return true;
    const Checked<Date> parsed = parse_date(typed, "date");
    if (parsed) day = parsed.value();
    else field.refuse(wording::under_field(parsed.problems().front()));
    return parsed.ok();
  }

  // Nothing while a field is not right; it says so itself.
  std::optional<AuditRequest> request() const {
    AuditRequest request;
    request.mrn = trimmed(x_mrn->typed());
    request.filter.user = x_user->code();
    request.filter.action = x_action->code();
    request.filter.entity = x_entity->code();
    const bool from_is_right = take_day(*x_from, *x_from_field, request.filter.from);
    const bool to_is_right = take_day(*x_to, *x_to_field, request.filter.to);
    if (!from_is_right || !to_is_right) return std::nullopt;
    if (request.filter.from && request.filter.to && *request.filter.to < *request.filter.from) {
      x_to_field->refuse(words::ends_before);
      return std::nullopt;
    }
    return request;
  }

  void read() {
    const std::optional<AuditRequest> asked = request();
    Layout();
    if (!asked) return;
    x_view->load(*asked, [this](bool patient_known) {
      if (patient_known) x_mrn_field->settle();
      else x_mrn_field->refuse(words::nobody_has_it);
      x_patient_known = patient_known;
      Layout();
    });
  }

  // What is shown, all of it, by pages: the trail of a large clinic is never whole in memory.
  void save() {
    if (!request() || !x_patient_known) return;
    const auto file = x_doors.file_to_save(this, words::csv_files, words::file_name);
    if (!file) return;
    const auto work = [session = x_context.session, filter = x_view->filter(), file = *file](Store& store,
                                                                                             Progress& progress) {
      std::int64_t done = 0;
      const std::int64_t all =
          store.read(session, [&](Reading& reading) { return audit_trail_of(reading).count(filter); });
      return reports::write_audit_csv(
          [&](std::int64_t before) {
            auto lines = store.read(session, [&](Reading& reading) {
              return audit_trail_of(reading).entries(filter, before, reports::audit_entries_at_once);
            });
            done += static_cast<std::int64_t>(lines.size());
            progress.at("entries", done, all);
            progress.check();
            return lines;
          },
          file);
    };
    const auto note = [session = x_context.session](Store& store) {
      store.entrance().note(session, "export", std::nullopt, "audit trail, .csv");
    };
    x_context.task.run(this, note, [this, work, file = *file] {
      x_context.task.run_export(this, words::writing, work, [this, file](std::int64_t entries) {
        x_context.messages.show(Tone::done, words::saved_as(entries, file.string()));
      });
    });
  }

  wxStaticText* x_care;
  AdminDoors x_doors;
  Newest x_newest;
  bool x_patient_known = true;
  ShortField* x_mrn = nullptr;
  ChoiceField* x_user = nullptr;
  ChoiceField* x_action = nullptr;
  ChoiceField* x_entity = nullptr;
  DateField* x_from = nullptr;
  DateField* x_to = nullptr;
  std::optional<LabelledField> x_mrn_field;
  std::optional<LabelledField> x_user_field;
  std::optional<LabelledField> x_action_field;
  std::optional<LabelledField> x_entity_field;
  std::optional<LabelledField> x_from_field;
  std::optional<LabelledField> x_to_field;
  AuditView* x_view;
};

}  // namespace

AdminSection* make_audit_section(wxWindow* parent, const ScreenContext& context, const AdminDoors& doors) {
  return new AuditSection(parent, context, doors);
}

}  // namespace psoas::ui
