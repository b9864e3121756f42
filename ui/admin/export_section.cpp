#include "ui/admin/export_section.h"

#include <charconv>

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/store/exports.h"
#include "ui/widget/action_button.h"
#include "ui/widget/card.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/field.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::export_page;

constexpr int most_shown = 500;

struct Listed {
  std::vector<LoggedExport> exports;
  int smallest_group = usual_smallest_group;
};

struct Found {
  std::string study_id;
  std::optional<Patient> patient;
};

// 0 for anything but a whole number of the range.
int group_size(const std::string& typed) {
  int number = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool whole = error == std::errc() && end == typed.data() + typed.size();
  return whole && number >= 2 && number <= 1000 ? number : 0;
}

class ExportSection : public AdminSection {
 public:
  ExportSection(wxWindow* parent, const ScreenContext& context) : AdminSection(parent, context, "exports") {
    x_table = new Table(this, "export log",
                        {{words::when, 20},
                         {words::who, 10},
                         {words::plain(words::study), 20},
                         {words::plain(words::profile), 12},
                         {words::plain(words::purpose), 24},
                         {words::plain(words::recipient), 16},
                         {words::plain(words::agreement), 12},
                         {words::column_patients, 8, true},
                         {words::state, 11},
                         {words::sha256, 30}});
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(section_heading(this, words::exports_heading), wxSizerFlags().Border(wxALL, spacing::field()));
    frame->Add(muted_text(this, words::exports_text), wxSizerFlags().Border(wxLEFT, spacing::field()));
    frame->Add(x_table, wxSizerFlags(1).Expand().Border(wxALL, spacing::field()));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(identify_card(), wxSizerFlags(1).Expand().Border(wxRIGHT, spacing::field()));
    row->Add(smallest_card(), wxSizerFlags(1).Expand());
    frame->Add(row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, spacing::field()));
    SetSizer(frame);
  }

  std::string label() const override { return words::exports_section; }

  void load() override {
    const auto work = [session = x_context.session](Store& store) {
      return store.read(session, [](Reading& reading) {
        Exports& exports = exports_of(reading);
        return Listed{exports.exports(most_shown), exports.smallest_group()};
      });
    };
    x_context.task.run(this, work, [this](Listed listed) { show(std::move(listed)); });
  }

 private:
  template <class Act>
  wxButton* button(wxWindow* parent, const char* label, const char* name, Act act) {
    auto* made = action_button(parent, label, name, std::move(act));
    made->Enable(!x_context.read_only);
    return made;
  }

  Card* identify_card() {
    auto* card = new Card(this);
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::gap());
    x_study_id = new ShortField(card, "study id", 14);
    x_study_id_field.emplace(card, words::study_id, x_study_id);
    x_reason = new ShortField(card, "identify reason", 36);
    x_reason_field.emplace(card, words::reason, x_reason, words::identify_reason_hint);
    card->content().Add(section_heading(card, words::identify_heading), below);
    card->content().Add(x_study_id_field->over(), below);
    card->content().Add(x_reason_field->over(), below);
    card->content().Add(button(card, words::identify, "identify", [this] { identify(); }));
    return card;
  }

  Card* smallest_card() {
    auto* card = new Card(this);
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::gap());
    x_smallest = new NumberField(card, "smallest group", 5);
    x_smallest_field.emplace(card, words::smallest, x_smallest, words::smallest_hint);
    x_smallest_reason = new ShortField(card, "smallest group reason", 36);
    x_smallest_field->note().fit_into(x_smallest_reason->GetEffectiveMinSize().x);
    x_smallest_reason_field.emplace(card, words::reason, x_smallest_reason);
    card->content().Add(section_heading(card, words::smallest_heading), below);
    card->content().Add(x_smallest_field->over(), below);
    card->content().Add(x_smallest_reason_field->over(), below);
    card->content().Add(button(card, words::save_smallest, "save smallest group", [this] { save_smallest(); }));
    return card;
  }

  static std::string cell(const LoggedExport& logged, int column) {
    switch (column) {
      case 0: return minute_text(logged.begun_at);
      case 1: return logged.actor;
      case 2: return logged.request.study;
      case 3: return std::string(code_of(logged.request.profile));
      case 4: return logged.request.purpose;
      case 5: return logged.request.recipient;
      case 6: return logged.request.agreement;
      case 7: return std::to_string(logged.patients);
      case 8: return words::label_of(logged.state);
      default: return logged.sha256;
    }
  }

  void show(Listed listed) {
    x_smallest->put(std::to_string(listed.smallest_group));
    auto exports = std::make_shared<const std::vector<LoggedExport>>(std::move(listed.exports));
    x_table->show(static_cast<int>(exports->size()),
                  [exports](int row, int column) { return cell((*exports)[static_cast<std::size_t>(row)], column); });
  }

  // The reason, or nothing after its field says what is wrong with it.
  static std::optional<std::string> reason_in(const ShortField* field, const LabelledField& labelled) {
    const Checked<std::string> reason = check_text(field->typed(), {.most_bytes = 1000, .required = true}, "reason");
    labelled.settle();
    if (reason) return reason.value();
    labelled.refuse(wording::under_field(reason.problems().front()));
    labelled.control()->SetFocus();
    return std::nullopt;
  }

  void identify() {
    const std::optional<std::string> reason = reason_in(x_reason, *x_reason_field);
    if (!reason) return;
    const auto work = [session = x_context.session, id = std::string(trimmed(x_study_id->typed())),
                       reason = *reason](Store& store) {
      return store.write(session, [&](Writing& writing) {
        Found found{id, {}};
        if (const auto patient = exports_of(writing).identify(id, reason))
          found.patient = writing.patients().get(*patient);
        return found;
      });
    };
    x_context.task.run(this, work, [this](const Found& found) { show(found); });
  }

  void show(const Found& found) {
    if (!found.patient) {
      x_context.messages.clear();
      return x_study_id_field->refuse(words::nobody);
    }
    x_study_id_field->settle();
    x_context.messages.show(
        Tone::note, words::is_patient(found.study_id, found.patient->display_name(), found.patient->mrn),
        words::open_patient, [this, id = found.patient->id] { x_context.navigation.open_patient(id); });
  }

  void save_smallest() {
    const int patients = group_size(std::string(trimmed(x_smallest->typed())));
    if (patients == 0) {
      x_smallest_field->refuse(words::whole_number);
      return x_smallest->SetFocus();
    }
    x_smallest_field->settle();
    const std::optional<std::string> reason = reason_in(x_smallest_reason, *x_smallest_reason_field);
    if (!reason) return;
    const auto work = [session = x_context.session, patients, reason = *reason](Store& store) {
      store.write(session, [&](Writing& writing) { exports_of(writing).change_smallest_group(patients, reason); });
    };
    x_context.task.run(this, work, [this] {
      x_smallest_reason->put("");
      x_context.messages.show(Tone::done, words::smallest_saved);
    });
  }

  Table* x_table;
  ShortField* x_study_id = nullptr;
  ShortField* x_reason = nullptr;
  NumberField* x_smallest = nullptr;
  ShortField* x_smallest_reason = nullptr;
  std::optional<LabelledField> x_study_id_field, x_reason_field, x_smallest_field, x_smallest_reason_field;
};

}  // namespace

AdminSection* make_export_section(wxWindow* parent, const ScreenContext& context) {
  return new ExportSection(parent, context);
}

}  // namespace psoas::ui
