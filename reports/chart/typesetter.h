#pragma once

// Text for charts and printed pages: how much room it takes, and setting it on a Cairo surface. Lengths are
// in the surface's units (pixels on screen, points on paper). Works without a display.

#include <compare>
#include <string>
#include <string_view>
#include <unordered_map>

using cairo_t = struct _cairo;
using PangoContext = struct _PangoContext;
using PangoLayout = struct _PangoLayout;

namespace psoas::reports {

struct TextStyle {
  double size = 12;  // height of the font
  bool bold = false;

  bool operator==(const TextStyle&) const = default;
};

struct Extent {
  double width = 0;
  double height = 0;
};

// The room that one line of text takes.
class TextMeasure {
 public:
  virtual ~TextMeasure() = default;
  virtual Extent measure(std::string_view text, const TextStyle& style) = 0;
};

// How a text is set when it may not run on: broken into lines, or cut with an ellipsis.
struct Setting {
  double width = 0;      // 0: as wide as it gets
  bool one_line = true;  // cut with "…" at `width`; otherwise broken into lines
  bool align_right = false;
};

// Pango behind a small door. Metrics are unhinted, so that one layout fits screen, print and file alike.
// Keeps the texts it has shaped; use it from one thread and keep it as long as the window or the document it
// serves.
class Typesetter final : public TextMeasure {
 public:
  explicit Typesetter(std::string family = "sans-serif");
  Typesetter(const Typesetter&) = delete;
  Typesetter& operator=(const Typesetter&) = delete;
  ~Typesetter() override;

  Extent measure(std::string_view text, const TextStyle& style) override;
  Extent measure(std::string_view text, const TextStyle& style, const Setting& setting);

  // Shows the text in the current source colour with its upper left corner at (left, top).
  void show(cairo_t* cairo, std::string_view text, const TextStyle& style, double left, double top);
  void show(cairo_t* cairo, std::string_view text, const TextStyle& style, const Setting& setting, double left,
            double top);

 private:
  PangoLayout* shaped(std::string_view text, const TextStyle& style, const Setting& setting);
  void forget();

  std::string x_family;
  PangoContext* x_context;
  std::unordered_map<std::string, PangoLayout*> x_shaped;
};

}  // namespace psoas::reports
