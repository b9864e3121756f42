#include "ui/admin/accounts_section.h"

#include <wx/scrolwin.h>
#include <wx/sizer.h>

#include <optional>
#include <utility>

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/store/entrance.h"
#include "ui/admin/account_form.h"
#include "ui/entrance/attempt.h"
#include "ui/widget/accessible.h"
#include "ui/widget/action_button.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/table.h"
#include "ui/widget/text.h"
#include "ui/wording/account_words.h"
#include "ui/wording/entrance_sentences.h"

namespace psoas::ui {
namespace {

namespace words = wording::accounts;

using Doing = AccountForm::Doing;

struct Known {
  bool has_accounts = false;
  std::vector<Account> accounts;
  std::vector<EmergencyAccess> emergencies;
};

Known known_by(Store& store, const Session& session) {
  Entrance& entrance = store.entrance();
  if (!entrance.has_accounts()) return {};
  return {true, entrance.accounts(session), entrance.emergencies(session, false)};
}

class AccountsSection : public AdminSection {
 public:
  AccountsSection(wxWindow* parent, const ScreenContext& context)
      : AdminSection(parent, context, "accounts section"),
        x_page(new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)) {
    x_page->SetScrollRate(0, spacing::dip(12));
    x_heading = section_heading(x_page, words::heading);
    x_none = plain_text(x_page, words::none);
    x_accounts = new Table(x_page, "accounts",
                           {{words::column_name, 14},
                            {words::column_full_name, 22},
                            {words::column_roles, 24},
                            {words::column_last, 18},
                            {words::column_failures, 8, true},
                            {words::column_state, 24}});
    name_for_readers(*x_accounts, words::heading);
    x_accounts->SetMinSize({-1, 8 * spacing::height_of_entry(*x_accounts)});
    x_accounts->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
      offer();
      event.Skip();
    });
    x_accounts->on_open([this](int) { begin(Doing::changing); });
    x_add = action_button(x_page, words::add, "add account", [this] { begin(Doing::adding); });
    x_change = action_button(x_page, words::change, "change account", [this] { begin(Doing::changing); });
    x_password = action_button(x_page, words::set_password, "set password", [this] { begin(Doing::setting_password); });
    x_disable = action_button(x_page, words::disable, "disable account", [this] { begin(Doing::disabling); });
    x_emergencies = new Table(
        x_page, "emergency accesses",
        {{words::column_begun, 18}, {words::column_account, 14}, {words::column_mrn, 14}, {words::column_reason, 50}});
    name_for_readers(*x_emergencies, words::emergencies_heading);
    x_emergencies->SetMinSize({-1, 5 * spacing::height_of_entry(*x_emergencies)});
    x_emergencies->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent& event) {
      offer();
      event.Skip();
    });
    x_reviewed = action_button(x_page, words::reviewed, "emergency reviewed", [this] { review(); });
    lay_out();
    offer();
  }

  std::string label() const override { return words::section; }

  void load() override {
    x_context.task.run(
        this, [session = x_context.session](Store& store) { return known_by(store, session); },
        [this](Known known) { show(std::move(known)); });
  }

  bool may_leave(std::function<void()> go_on) override {
    if (!x_form) return true;
    x_context.messages.show(Tone::warning, words::not_saved_yet, words::leave_unsaved, [this, go_on] {
      end_form();
      go_on();
    });
    return false;
  }

 private:
  void lay_out() {
    const auto below = wxSizerFlags().Border(wxBOTTOM, spacing::field());
    x_column = new wxBoxSizer(wxVERTICAL);
    x_column->Add(x_heading, below);
    x_none->Wrap(spacing::width_of(*x_none, 80));
    x_none->Hide();
    x_column->Add(x_none, below);
    x_column->Add(x_accounts, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    for (wxButton* each : {x_add, x_change, x_password, x_disable})
      row->Add(each, wxSizerFlags().Border(wxRIGHT, spacing::gap()));
    x_column->Add(row, below);
    x_form_place = new wxBoxSizer(wxVERTICAL);
    x_column->Add(x_form_place, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::field()));
    x_column->Add(section_heading(x_page, words::emergencies_heading), below);
    x_column->Add(x_emergencies, wxSizerFlags().Expand().Border(wxBOTTOM, spacing::gap()));
    x_column->Add(x_reviewed);
    auto* inner = new wxBoxSizer(wxVERTICAL);
    inner->Add(x_column, wxSizerFlags(1).Expand().Border(wxALL, spacing::field()));
    x_page->SetSizer(inner);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(x_page, wxSizerFlags(1).Expand());
    SetSizer(frame);
  }

  std::string local(Moment moment) const { return minute_text(moment, x_context.clock.offset_minutes()); }

  void show(Known known) {
    x_known = std::move(known);
    x_none->Show(!x_known.has_accounts);
    x_accounts->show(
        static_cast<int>(x_known.accounts.size()),
        [this](int row, int column) {
          const Account& account = x_known.accounts.at(static_cast<std::size_t>(row));
          switch (column) {
            case 0: return account.name;
            case 1: return account.full_name;
            case 2: return wording::role_words(account.roles);
            case 3: return account.last_log_in ? local(*account.last_log_in) : std::string();
            case 4: return words::failures(account);
            default: return words::state(account);
          }
        },
        [this](int row) {
          return x_known.accounts.at(static_cast<std::size_t>(row)).disabled ? Emphasis::muted : Emphasis::plain;
        });
    x_emergencies->show(static_cast<int>(x_known.emergencies.size()), [this](int row, int column) {
      const EmergencyAccess& access = x_known.emergencies.at(static_cast<std::size_t>(row));
      switch (column) {
        case 0: return local(access.begun_at);
        case 1: return access.account;
        case 2: return access.mrn;
        default: return access.reason;
      }
    });
    offer();
    fit();
  }

  const Account* chosen() const {
    const int row = x_accounts->chosen();
    if (row < 0 || row >= static_cast<int>(x_known.accounts.size())) return nullptr;
    return &x_known.accounts[static_cast<std::size_t>(row)];
  }

  // Buttons that can do something now.
  void offer() {
    const bool can_write = !x_context.read_only && x_known.has_accounts && !x_form;
    x_add->Enable(can_write);
    for (wxButton* each : {x_change, x_password, x_disable}) each->Enable(can_write && chosen());
    x_disable->SetLabel(to_wx(chosen() && chosen()->disabled ? words::enable : words::disable));
    x_reviewed->Enable(!x_context.read_only && x_emergencies->chosen() >= 0);
  }

  void begin(Doing doing) {
    const Account* account = doing == Doing::adding ? nullptr : chosen();
    if (x_form || x_context.read_only || (doing != Doing::adding && !account)) return;
    x_form = new AccountForm(x_page, doing, account ? *account : Account{},
                             {[this](const Account& typed, const std::string& password, const std::string& reason) {
                                save(typed, password, reason);
                              },
                              [this] { CallAfter([this] { end_form(); }); }});
    x_form_place->Add(x_form, wxSizerFlags().Expand());
    x_form->MoveAfterInTabOrder(x_disable);
    offer();
    fit();
    scroll_to_top_of_page(*x_form);
    x_form->focus_first();
  }

  void end_form() {
    if (!x_form) return;
    x_form_place->Detach(x_form);
    x_form->Destroy();
    x_form = nullptr;
    offer();
    fit();
    x_accounts->SetFocus();
  }

  void fit() {
    x_page->FitInside();
    x_page->Layout();
  }

  void save(const Account& account, const std::string& password, const std::string& reason) {
    if (std::exchange(x_saving, true)) return;
    const auto work = [session = x_context.session, doing = x_form->doing(), account, password,
                       reason](Entrance& entrance) {
      switch (doing) {
        case Doing::adding: entrance.add_account(session, account, password); break;
        case Doing::setting_password: entrance.set_password(session, account.id, password); break;
        case Doing::changing:
        case Doing::disabling: entrance.change_account(session, account, reason); break;
      }
      return doing;
    };
    attempt(
        x_context.task, this, work,
        [this](Doing done) {
          x_saving = false;
          end_form();
          load();
          x_context.messages.show(Tone::done, done == Doing::setting_password ? words::password_is_set : words::saved);
        },
        [this](const LogInError& error) {
          x_saving = false;
          if (!x_form) return;
          if (x_form->doing() == Doing::changing || x_form->doing() == Doing::disabling)
            x_context.messages.show(Tone::warning, wording::sentence(error));
          else x_form->refuse_password(wording::sentence(error));
          fit();
        },
        [this](const StoreError& error) { return fault(error); });
  }

  bool fault(const StoreError& error) {
    x_saving = false;
    if (error.fault() == StoreFault::stale) {
      end_form();
      load();
      x_context.messages.show(Tone::warning, words::changed_meanwhile);
      return true;
    }
    if (error.fault() != StoreFault::duplicate) return false;
    if (error.detail() == "administrator") x_context.messages.show(Tone::warning, words::last_administrator);
    else if (x_form) x_form->refuse_name(words::name_is_taken);
    fit();
    return true;
  }

  void review() {
    const int row = x_emergencies->chosen();
    if (row < 0) return;
    const std::int64_t id = x_known.emergencies.at(static_cast<std::size_t>(row)).id;
    x_context.task.run(
        this,
        [session = x_context.session, id](Store& store) {
          store.entrance().review_emergency(session, id);
          return known_by(store, session);
        },
        [this](Known known) {
          show(std::move(known));
          x_context.messages.show(Tone::done, words::review_done);
        });
  }

  wxScrolledWindow* x_page;
  wxBoxSizer* x_column = nullptr;
  wxBoxSizer* x_form_place = nullptr;
  wxStaticText* x_heading;
  wxStaticText* x_none;
  Table* x_accounts;
  wxButton* x_add;
  wxButton* x_change;
  wxButton* x_password;
  wxButton* x_disable;
  Table* x_emergencies;
  wxButton* x_reviewed;
  AccountForm* x_form = nullptr;
  bool x_saving = false;
  Known x_known;
};

}  // namespace

AdminSection* make_accounts_section(wxWindow* parent, const ScreenContext& context) {
  return new AccountsSection(parent, context);
}

}  // namespace psoas::ui
