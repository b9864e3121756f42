#pragma once

#include "reports/xlsx/trend_workbook.h"

namespace psoas::reports {

// The trend of the worked example (domain/demo/golden_patient.h): DEMO-0001, a patient who does not exist.
TrendReport invented_trend();

}  // namespace psoas::reports
