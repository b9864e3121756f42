#include "ui/wording/quarter_words.h"

namespace psoas::wording::quarter {

namespace {

std::string day_of(Moment moment) { return to_string(moment).substr(0, 10); }

}  // namespace

std::string not_begun(Quarter quarter) {
  return with_months(quarter) + " has not begun. Choose a quarter up to the running one.";
}

std::string not_over(Quarter quarter) {
  return with_months(quarter) + " is not over before the end of " + to_string(quarter.last_day()) +
         ". Issue it afterwards; its workbook can be written now without --issue.";
}

std::string no_output() {
  return "Nothing was made: no workbook was named. Give it as -o OUT.xlsx. See: psoasctl quarter --help";
}

std::string none_issued() { return "No quarter was issued yet."; }

std::string issued_already(const IssuedQuarter& issued) {
  return with_months(issued.quarter) + " was issued on " + day_of(issued.issued_at) + " by " + issued.issued_by +
         ". Nothing was changed. To issue a further edition, give its reason.";
}

std::string line(const IssuedQuarter& issued) {
  std::string text = with_months(issued.quarter) + " · issued " + day_of(issued.issued_at) + " by " + issued.issued_by +
                     " · as of " + to_string(issued.as_of) + " · edition " + std::to_string(issued.edition);
  if (!issued.reason.empty()) text += ": " + issued.reason;
  return text;
}

std::string since_issue(const IssueComparison& comparison) {
  const std::string when = day_of(comparison.issued.issued_at);
  if (comparison.moved.empty()) return "No figure has changed since the issue of " + when + ".";
  return std::to_string(comparison.moved.size()) + " figures have changed since the issue of " + when +
         ": see the sheet “Changed since issue”.";
}

std::string only_deidentified(const std::string& option) {
  return option +
         " is about rows for outside the clinic. Name their profile with --deidentify safe-harbor, shifted or "
         "limited, or leave it out.";
}

std::string not_both(const std::string& option) {
  return "--deidentify writes rows of patients for outside the clinic, which does not go with " + option +
         ". Leave out one of the two.";
}

std::string rows_of(Quarter quarter, Profile profile) {
  const ExportFilter filter = filter_beside(quarter, profile);
  switch (profile) {
    case Profile::limited: return "rows of the patients of the quarter.";
    case Profile::shifted:
      return "rows of all patients, since a quarter beside moved dates would tell by how much they were moved.";
    case Profile::safe_harbor: break;
  }
  return "rows of the patients from " + to_string(*filter.from) + " to " + to_string(*filter.to) +
         ", since Safe Harbor tells of a day no more than its year.";
}

std::string issuing(Quarter quarter) { return "Issuing " + with_months(quarter); }

std::string issued_and_written(Quarter quarter, const std::string& file) {
  return with_months(quarter) + " is issued; its figures are kept, its workbook is written: " + file;
}

}  // namespace psoas::wording::quarter
