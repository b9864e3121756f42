#include <cairo.h>

#include "domain/base/uuid.h"
#include "domain/demo/scribe.h"
#include "domain/outcome/patient_trend.h"
#include "reports/chart/trend_chart.h"
#include "tests/bench/bare_sqlite.h"
#include "tests/bench/clinics.h"
#include "tests/bench/measures.h"

namespace psoas::bench {

namespace {

constexpr int scores_of_patient = 300;
constexpr int times = 60;

// A patient seen every twelve days for ten years.
PatientId write_frequent_patient(Store& store) {
  const Scribe scribe(*store.catalogue());
  return store.write(measuring_session(), [&](Writing& writing) {
    Patient patient;
    patient.uuid = new_uuid();
    patient.mrn = "BENCH-300";
    patient.family_name = "Often";
    patient.given_name = "Seen";
    patient.birth_date = date::year{1960} / 1 / 1;
    const PatientId id = writing.patients().add(patient);
    for (int i = 0; i < scores_of_patient; ++i) {
      Visit visit;
      visit.uuid = new_uuid();
      visit.patient = id;
      visit.date = add_days(date::year{2016} / 10 / 3, i * 12);
      visit.clinician = "Osei";
      const double pain = 3 + (i * 7) % 5;
      visit.scores.push_back(scribe.score("nrs_avg7", {pain}));
      visit.scores.push_back(scribe.score("nrs_worst7", {pain + 2}));
      visit.scores.push_back(scribe.score("nrs_least7", {pain - 2}));
      if (i == 50 || i == 150) {
        Treatment therapy = scribe.treatment("tx_pt", Side::none, visit.date);
        scribe.put(therapy, "sessions_prescribed", 8);
        scribe.seal(therapy);
        visit.treatments.push_back(std::move(therapy));
      }
      writing.visits().add(visit);
    }
    return id;
  });
}

double bare_query(const std::filesystem::path& clinic, PatientId patient) {
  BareDatabase database(clinic);
  BareStatement scores(database,
                       "SELECT v.date, s.total, s.phase, v.entered_at, v.id FROM visit v JOIN score s ON s.visit = v.id"
                       " WHERE v.patient = ?1 AND v.live = 1 AND s.instrument = 'nrs_avg7' ORDER BY v.date");
  std::vector<double> samples;
  for (int i = 0; i < times; ++i)
    samples.push_back(best_of_three([&] {
      sqlite3_bind_int64(scores.handle(), 1, patient.number);
      while (scores.step()) sqlite3_column_double(scores.handle(), 1);
      scores.again();
    }));
  return quantile(samples, 0.5);
}

// As many dots and segments, with no axes, words or layout.
double bare_drawing(const reports::TrendChartLayout& layout, cairo_t* cairo) {
  std::vector<double> samples;
  for (int i = 0; i < times; ++i)
    samples.push_back(best_of_three([&] {
      cairo_set_source_rgb(cairo, 1, 1, 1);
      cairo_paint(cairo);
      cairo_set_source_rgb(cairo, 0, 0.45, 0.7);
      for (const reports::ChartPoint& point : layout.points) cairo_line_to(cairo, point.at.x, point.at.y);
      cairo_stroke(cairo);
      for (const reports::ChartPoint& point : layout.points) {
        cairo_arc(cairo, point.at.x, point.at.y, 4.5, 0, 6.2831853);
        cairo_fill(cairo);
      }
    }));
  return quantile(samples, 0.5);
}

void measure_drawing(const PatientTrend& trend, Figures& figures) {
  const reports::ChartOptions options;
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(options.width), static_cast<int>(options.height));
  cairo_t* cairo = cairo_create(surface);
  reports::Typesetter typesetter;
  const reports::ChartTheme theme = reports::light_theme();
  reports::TrendChartLayout layout;
  std::vector<double> samples;
  for (int i = 0; i < times; ++i)
    samples.push_back(best_of_three([&] {
      layout = reports::lay_out(trend, options, typesetter);
      reports::draw(layout, cairo, theme, typesetter);
    }));
  figures.add({"trend of 300 scores, lay out and draw", quantile(samples, 0.5), bare_drawing(layout, cairo), 4.0, {}});
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
}

}  // namespace

void measure_trend(StoreDoor& door, const std::filesystem::path& clinic, const std::filesystem::path& folder,
                   Figures& figures) {
  const std::filesystem::path copy = copy_of(clinic, folder, "trend.psoas");
  std::vector<double> query;
  std::vector<double> page;
  PatientId patient;
  PatientTrend trend;
  {
    const std::unique_ptr<Store> store = door.open(copy, Access::read_write);
    patient = write_frequent_patient(*store);
    for (int i = 0; i < times; ++i) {
      query.push_back(best_of_three([&] {
        store->read(measuring_session(),
                    [&](Reading& reading) { return reading.series().scores(patient, "nrs_avg7"); });
      }));
      page.push_back(best_of_three([&] {
        trend = store->read(measuring_session(), [&](Reading& reading) {
          return read_patient_trend(reading, *store->catalogue(), patient, {});
        });
      }));
    }
  }
  figures.add({"trend of 300 scores, query", quantile(query, 0.5), bare_query(copy, patient), 2.0, {}});
  figures.add({"trend of 300 scores, whole patient page", quantile(page, 0.5), {}, {}, {}});
  measure_drawing(trend, figures);
  std::filesystem::remove(copy);
}

}  // namespace psoas::bench
