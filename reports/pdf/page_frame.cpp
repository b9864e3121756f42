#include "reports/pdf/page_frame.h"

namespace psoas::reports {

namespace {

constexpr double foot_size = 7.5;

void add_head(Page& page, const PageHead& head, const Paper& paper) {
  page.texts.insert(page.texts.end(), head.texts.begin(), head.texts.end());
  page.rules.push_back({margin, paper.width - margin, margin + head.height + 4, 1, Ink::axis});
}

void add_foot(Page& page, const PageFoot& foot, const Paper& paper, const std::string& count) {
  const double top = paper.height - margin - footer_height + 16;
  const double width = width_within(paper);
  const TextStyle style{foot_size, false};
  page.rules.push_back({margin, paper.width - margin, top - 4, 0.5, Ink::axis});
  page.texts.push_back({foot.made, style, Ink::faint_text, {width - 90, true, false}, margin, top});
  page.texts.push_back({count, {foot_size, true}, Ink::text, {width, true, true}, margin, top});
  if (!foot.remark.empty())
    page.texts.push_back({foot.remark, style, Ink::faint_text, {width, true, false}, margin, top + 11});
}

}  // namespace

double width_within(const Paper& paper) { return paper.width - 2 * margin; }

Box body_from(double top, const Paper& paper) {
  return {margin, top, width_within(paper), paper.height - margin - footer_height - top};
}

void add_frame(std::vector<Page>& pages, const PageHead& head, const PageFoot& foot, const Paper& paper) {
  for (std::size_t i = 0; i < pages.size(); ++i) {
    add_head(pages[i], head, paper);
    add_foot(pages[i], foot, paper, "Page " + std::to_string(i + 1) + " of " + std::to_string(pages.size()));
  }
}

}  // namespace psoas::reports
