#include "ui/followup/follow_up_filters.h"

#include <wx/wrapsizer.h>

#include "domain/followup/follow_up_text.h"
#include "ui/widget/accessible.h"
#include "ui/widget/field.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/follow_up_words.h"

namespace psoas::ui {

namespace words = wording::follow_up;

namespace {

// A label without the sign of its access key, for readers.
std::string plain(std::string label) {
  std::erase(label, '&');
  return label;
}

std::vector<Option> protocol_options(const Catalogue& catalogue) {
  std::vector<Option> options{{"", words::all_protocols}};
  for (const FollowUpProtocol& protocol : catalogue.protocols()) options.push_back({protocol.code, protocol.label});
  return options;
}

}  // namespace

FollowUpFilters::FollowUpFilters(wxWindow* parent, const ScreenContext& context, std::function<void()> changed)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE),
      x_context(context),
      x_changed(std::move(changed)) {
  auto* views = new wxBoxSizer(wxHORIZONTAL);
  for (const FollowUpList list : follow_up_lists)
    x_views.push_back(add_view(*views, list, words::label_of(list), "list " + std::string(code_of(list))));
  x_views.push_back(add_view(*views, std::nullopt, words::completeness, "completeness"));
  x_clinician = new ChoiceField(this, "follow-up clinician", {{"", words::all_clinicians}});
  x_protocol = new ChoiceField(this, "follow-up protocol", protocol_options(*context.catalogue));
  x_since = new ChoiceField(this, "follow-up since",
                            {{"91", words::last_3_months}, {"365", words::last_12_months}, {"all", words::whole_time}});
  x_clinician->put("");
  x_protocol->put("");
  x_since->put("365");
  auto* narrow = new wxWrapSizer(wxHORIZONTAL, 0);
  const auto add = [&](const char* label, ChoiceField* field) {
    narrow->Add(LabelledField(this, label, field).beside(), wxSizerFlags().Border(wxRIGHT, spacing::field()));
    field->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { x_changed(); });
  };
  add(words::clinician, x_clinician);
  add(words::protocol, x_protocol);
  add(words::since, x_since);
  auto* column = new wxBoxSizer(wxVERTICAL);
  column->Add(views, wxSizerFlags().Border(wxBOTTOM, spacing::gap()));
  column->Add(narrow, wxSizerFlags().Expand());
  SetSizer(column);
  mark();
}

wxToggleButton* FollowUpFilters::add_view(wxSizer& row, std::optional<FollowUpList> list, const std::string& label,
                                          const std::string& name) {
  auto* button = new wxToggleButton(this, wxID_ANY, to_wx(label), wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, to_wx(name));
  name_for_readers(*button, plain(label));
  button->Bind(wxEVT_TOGGLEBUTTON, [this, list](wxCommandEvent&) {
    x_list = list;
    mark();
    x_changed();
  });
  row.Add(button, wxSizerFlags().Border(wxRIGHT, spacing::tight()));
  return button;
}

void FollowUpFilters::mark() {
  for (std::size_t i = 0; i < x_views.size(); ++i)
    x_views[i]->SetValue(i < std::size(follow_up_lists) ? x_list == follow_up_lists[i] : !x_list);
}

FollowUpFilter FollowUpFilters::filter() const {
  FollowUpFilter filter;
  filter.clinician = x_clinician->code();
  filter.protocol = x_protocol->code();
  const std::string since = x_since->code();
  if (since != "all" && !since.empty()) filter.since = add_days(x_context.clock.today(), -std::stoi(since));
  return filter;
}

void FollowUpFilters::show(const FollowUpCounts& counts) {
  for (std::size_t i = 0; i < std::size(follow_up_lists); ++i) {
    const std::string label = words::with_count(words::label_of(follow_up_lists[i]), counts.of(follow_up_lists[i]));
    x_views[i]->SetLabel(to_wx(label));
    name_for_readers(*x_views[i], plain(label));
  }
  Layout();
}

void FollowUpFilters::offer(const std::vector<std::string>& clinicians) {
  const std::string chosen = x_clinician->code();
  std::vector<Option> options{{"", words::all_clinicians}};
  for (const std::string& name : clinicians) options.push_back({name, name});
  if (options.size() == x_clinician->options().size()) return;
  x_clinician->offer(std::move(options));
  x_clinician->put(chosen);
  Layout();
}

}  // namespace psoas::ui
