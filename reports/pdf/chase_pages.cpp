#include "reports/pdf/chase_pages.h"

#include "domain/base/minute_text.h"
#include "domain/base/text.h"
#include "domain/base/version.h"
#include "domain/followup/follow_up_text.h"
#include "domain/store/printed_anchor.h"
#include "reports/pdf/clinic_lines.h"
#include "reports/pdf/page_flow.h"
#include "reports/pdf/page_frame.h"
#include "reports/pdf/pdf_file.h"

namespace psoas::reports {

namespace {

constexpr double head_height = 42;

// Name, number and phone below each other, so that the follow-up has room.
std::string who(const FollowUpLine& line) {
  std::string text = with_visible_marks(line.name) + "\n" + line.mrn;
  if (!line.phone.empty()) text += "\n" + with_visible_marks(line.phone);
  return text;
}

PageTable lines_table(const ChaseReport& report, const Catalogue& catalogue) {
  PageTable table;
  table.columns = {{"Patient", 104}, {"Follow-up", 0}, {"Stands", 96},
                   {"Next", 62},     {"Attempts", 60}, {"Clinician", 54}};
  const Date as_of = report.list.as_of;
  for (const FollowUpLine& line : report.list.lines) {
    const FollowUp& follow_up = line.follow_up;
    const ContactAttempt* last = line.last_attempt ? &*line.last_attempt : nullptr;
    table.rows.push_back({who(line), what_is_due(catalogue, follow_up, line.treatment, line.side),
                          standing(follow_up, line.given_up_reason, as_of),
                          chase_row(line, catalogue, as_of, report.offset_minutes).next,
                          attempts_made(line.attempts, last, report.offset_minutes), follow_up.clinician});
  }
  if (table.rows.empty()) table.note = "None.";
  const std::int64_t all = report.list.counts.of(report.list.list);
  const auto shown = static_cast<std::int64_t>(report.list.lines.size());
  if (shown < all) table.note = "The first " + std::to_string(shown) + " of " + std::to_string(all) + ".";
  return table;
}

PageTable completeness_table(const std::string& title, const std::vector<FollowUpCompleteness>& rows,
                             const std::function<std::string(const std::string&)>& label) {
  PageTable table;
  table.title = title;
  table.columns = {{"", 0}, {"Observed", 60, true}, {"Closed", 60, true}, {"Complete", 60, true}};
  for (const FollowUpCompleteness& row : rows)
    table.rows.push_back({label(row.of), std::to_string(row.observed), std::to_string(row.closed),
                          completeness(row.observed, row.closed)});
  return table;
}

PageHead head_of(const ChaseReport& report, const Catalogue& catalogue, double width) {
  PageHead head;
  head.height = head_height;
  const TextStyle small{body_size, false};
  head.texts.push_back(
      {title_of(report.list.list), {14, true}, Ink::text, {width * 0.64, true, false}, margin, margin});
  head.texts.push_back({"As of " + to_string(report.list.as_of) + " · " + in_words(report.list.counts),
                        small,
                        Ink::text,
                        {width * 0.7, true, false},
                        margin,
                        margin + 20});
  head.texts.push_back({in_words(report.list.filter, catalogue),
                        small,
                        Ink::faint_text,
                        {width * 0.7, true, false},
                        margin,
                        margin + 32});
  double top = margin + 3;
  for (const std::string& line : clinic_lines(report.clinic)) {
    head.texts.push_back({line, {body_size, true}, Ink::text, {width, true, true}, margin, top});
    top += 17;
  }
  return head;
}

PageFoot foot_of(const ChaseReport& report) {
  return {"Printed " + minute_text(report.printed_at, report.offset_minutes) + " · PsoasTrack " + program_version +
              footer_mark(report.anchor),
          ""};
}

}  // namespace

std::vector<Page> compose(const ChaseReport& report, const Catalogue& catalogue, Typesetter& typesetter) {
  const Paper paper = paper_named(report.clinic.paper);
  NoProgress progress;
  PageFlow flow(body_from(margin + head_height + 16, paper), typesetter, progress);
  flow.add(lines_table(report, catalogue));
  if (!report.list.by_clinician.empty()) {
    flow.skip(16);
    flow.add(completeness_table("Completeness by clinician", report.list.by_clinician,
                                [](const std::string& name) { return name; }));
    flow.skip(12);
    flow.add(completeness_table("Completeness by protocol", report.list.by_protocol,
                                [&](const std::string& code) { return protocol_label(catalogue, code); }));
  }
  std::vector<Page> pages = flow.take();
  add_frame(pages, head_of(report, catalogue, width_within(paper)), foot_of(report), paper);
  return pages;
}

void write_chase_pdf(const ChaseReport& report, const Catalogue& catalogue, const std::filesystem::path& file,
                     Typesetter& typesetter) {
  const Paper paper = paper_named(report.clinic.paper);
  NoProgress progress;
  write_pages(compose(report, catalogue, typesetter), paper, {title_of(report.list.list), report.printed_at}, file,
              typesetter, progress);
}

}  // namespace psoas::reports
