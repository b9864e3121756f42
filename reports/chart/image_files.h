#pragma once

// The chart as a picture in a file. The file bears its name only when it is whole.

#include <filesystem>

#include "reports/chart/chart_drawing.h"

namespace psoas::reports {

// Scalable, in the light theme unless another is asked for. Throws FileError.
void write_svg(const ChartShapes& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme = light_theme());

// `scale` pixels to a unit of the layout, 2 for sharp screens. Throws FileError.
void write_png(const ChartShapes& layout, const std::filesystem::path& file, Typesetter& typesetter,
               const ChartTheme& theme = light_theme(), double scale = 2);

}  // namespace psoas::reports
