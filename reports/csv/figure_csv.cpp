#include "reports/csv/figure_csv.h"

#include "domain/base/output_file.h"
#include "domain/outcome/figure_table.h"
#include "reports/csv/csv_text.h"

namespace psoas::reports {

void write_figure_csv(const OutcomeResult& result, const std::filesystem::path& file) {
  OutputFile output(file);
  const FigureTable figures = window_figures(result);
  std::vector<std::string_view> columns;
  for (const FigureColumn& column : figures.columns) columns.push_back(column.code);
  CsvText text(columns);
  for (const std::vector<Figure>& row : figures.rows) {
    for (const Figure& figure : row) {
      if (const double* number = std::get_if<double>(&figure)) text.number(*number);
      else if (const std::string* words = std::get_if<std::string>(&figure)) text.text(*words);
      else text.empty();
    }
    text.end_row();
  }
  output.append(text.bytes());
  output.commit();
}

}  // namespace psoas::reports
