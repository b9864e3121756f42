#include "ui/app/alarm_strip.h"

#include <wx/sizer.h>

#include <utility>

#include "ui/widget/accessible.h"
#include "ui/widget/look.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"

namespace psoas::ui {

namespace {

const wxColour strip_colour(0xa5, 0x1d, 0x2d);

}  // namespace

AlarmStrip::AlarmStrip(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE, "alarm"),
      x_text(plain_text(this, {})) {
  // The same in light and dark: white on this red is read in both.
  SetBackgroundColour(strip_colour);
  x_text->SetForegroundColour(*wxWHITE);
  x_text->SetName("alarm text");
  auto* row = new wxBoxSizer(wxHORIZONTAL);
  row->Add(x_text, wxSizerFlags(1).Border(wxALL, spacing::gap()));
  SetSizer(row);
  Hide();
  Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
    // Only another width breaks the lines anew.
    if (std::exchange(x_room, event.GetSize().x) != event.GetSize().x) CallAfter([this] { fit(); });
    event.Skip();
  });
}

void AlarmStrip::show(const std::vector<std::string>& sentences) {
  std::string sentence;
  for (const std::string& each : sentences) sentence += (sentence.empty() ? "" : "\n") + each;
  if (sentence == x_sentence) return;
  x_sentence = sentence;
  Show(!sentence.empty());
  name_for_readers(*this, sentence);
  fit();
  GetParent()->Layout();
}

// Long sentences take as many lines as they need.
void AlarmStrip::fit() {
  if (x_sentence.empty()) return;
  wxString text = to_wx(x_sentence);
  text.Replace("\n", wxString::FromUTF8("\n⚠ "));
  put_text(*x_text, "⚠ " + from_wx(text));
  const int room = GetClientSize().x - 2 * spacing::gap();
  if (room > spacing::dip(100)) x_text->Wrap(room);
  const int height = GetSizer()->CalcMin().y;
  if (GetMinSize().y == height) return;
  SetMinSize({-1, height});
  GetParent()->Layout();
}

}  // namespace psoas::ui
