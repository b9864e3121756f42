#include "ui/entrance/code_page.h"

#include <wx/stattext.h>

#include "reports/pdf/page.h"
#include "ui/entrance/entrance_page.h"
#include "ui/widget/entry_field.h"
#include "ui/widget/page_printing.h"
#include "ui/widget/spacing.h"
#include "ui/widget/text.h"
#include "ui/wording/entrance_words.h"

namespace psoas::ui {
namespace {

namespace words = wording::entrance;

// Four groups to a line, so that eyes find their place again.
std::string in_two_lines(const RecoverySecret& secret) {
  std::string text;
  for (int number = 1; number <= recovery_groups; ++number) {
    if (number > 1) text += number == recovery_groups / 2 + 1 ? "\n" : "  ";
    text += recovery_group(secret, number);
  }
  return text;
}

reports::Page paper_of(const CodeRequest& request, const std::string& day) {
  constexpr double left = 72;
  constexpr double width = 450;  // of A4 and Letter between equal margins
  double top = 90;
  reports::Page page;
  const auto line = [&](const std::string& text, double size, bool bold) {
    reports::PageText place;
    place.text = text;
    place.style.size = size;
    place.style.bold = bold;
    place.setting = {width, true, false};
    place.left = left;
    place.top = top;
    page.texts.push_back(place);
    top += size * 1.9;
  };
  line(words::code_paper_heading, 18, true);
  line(request.clinic, 11, false);
  line(words::code_paper_file(request.file, day), 11, false);
  top += 16;
  for (int number = 1; number <= recovery_groups; ++number)
    line(std::to_string(number) + ".   " + recovery_group(request.code, number), 20, true);
  top += 16;
  for (const char* text : words::code_paper_text) line(text, 11, false);
  return page;
}

class CodePage : public EntrancePage {
 public:
  CodePage(wxWindow* parent, const ScreenContext& context, const CodeRequest& request, std::function<void()> done)
      : EntrancePage(parent, context, "new recovery code", words::code_heading),
        x_request(request),
        x_done(std::move(done)) {
    add_text(words::code_text);
    if (request.keyed) add_text(words::code_text_of_keyed_file);
    const std::string code = in_two_lines(request.code);
    auto* shown = new wxStaticText(card(), wxID_ANY, to_wx(code), wxDefaultPosition, wxDefaultSize, 0, "code");
    shown->SetFont(wxFont(wxFontInfo(shown->GetFont().GetPointSize() * 1.6).Family(wxFONTFAMILY_TELETYPE).Bold()));
    shown->SetMinSize(shown->GetTextExtent(to_wx(code.substr(0, code.find('\n') + 1))) +
                      wxSize(spacing::margin(), shown->GetCharHeight() + spacing::gap()));
    add(shown);
    add(make_button(words::print_code, "print code", [this] { print(); }));
    for (std::size_t place = 0; place < asked; ++place) {
      x_typed[place] = new ShortField(card(), "group " + std::to_string(place + 1), 8);
      x_fields[place].emplace(card(), words::group_typed_back(x_groups[place]), x_typed[place]);
      add(x_fields[place]->over());
    }
    add_foot({make_button(words::code_is_kept, "code is kept", [this] { go_on(); })});
  }

  void arrive() override { x_typed[0]->SetFocus(); }

 private:
  static constexpr std::size_t asked = 2;

  void print() {
    const std::string day = to_string(x_context.clock.today());
    if (!print_pages(this, words::code_print_title, x_context.clinic.paper, {paper_of(x_request, day)}))
      refuse(words::not_printed);
  }

  void go_on() {
    for (std::size_t place = 0; place < asked; ++place) {
      if (is_recovery_group(x_request.code, x_groups[place], from_wx(x_typed[place]->GetValue()))) {
        x_fields[place]->settle();
        continue;
      }
      x_fields[place]->refuse(words::group_is_another);
      fit();
      return x_typed[place]->SetFocus();
    }
    x_done();
  }

  CodeRequest x_request;
  std::function<void()> x_done;
  std::array<int, asked> x_groups = groups_to_type_back();
  std::array<ShortField*, asked> x_typed{};
  std::array<std::optional<LabelledField>, asked> x_fields;
};

}  // namespace

Screen* make_code_page(wxWindow* parent, const ScreenContext& context, const CodeRequest& request,
                       std::function<void()> done) {
  return new CodePage(parent, context, request, std::move(done));
}

}  // namespace psoas::ui
