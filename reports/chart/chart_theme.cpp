#include "reports/chart/chart_theme.h"

namespace psoas::reports {

namespace {

constexpr Colour rgb(unsigned colour, double opacity = 1) {
  return {((colour >> 16) & 255) / 255.0, ((colour >> 8) & 255) / 255.0, (colour & 255) / 255.0, opacity};
}

void set_groups(ChartTheme& theme, const std::array<unsigned, 8>& colours) {
  for (std::size_t i = 0; i < colours.size(); ++i)
    theme.colours[static_cast<std::size_t>(Ink::group_1) + i] = rgb(colours[i]);
}

}  // namespace

ChartTheme light_theme() {
  ChartTheme theme;
  theme[Ink::paper] = rgb(0xFFFFFF);
  theme[Ink::text] = rgb(0x1E1E1E);
  theme[Ink::faint_text] = rgb(0x5E5C64);
  theme[Ink::grid] = rgb(0xE4E3E2);
  theme[Ink::axis] = rgb(0x8A8886);
  theme[Ink::measure] = rgb(0x0072B2);
  theme[Ink::measure_text] = rgb(0x00639B);
  theme[Ink::band] = rgb(0x0072B2, 0.13);
  theme[Ink::second] = rgb(0xB34700);
  theme[Ink::baseline] = rgb(0x77767B);
  theme[Ink::threshold] = rgb(0x5E5C64);
  theme[Ink::moderate_zone] = rgb(0xE69F00, 0.08);
  theme[Ink::substantial_zone] = rgb(0x009E73, 0.09);
  theme[Ink::mark] = rgb(0x3D3846);
  theme[Ink::course] = rgb(0x7A6F9B);
  theme[Ink::medication] = rgb(0x4F7F74);
  theme[Ink::guide] = rgb(0x56B4E9);
  theme[Ink::tip_paper] = rgb(0xFFFEF6);
  theme[Ink::tip_border] = rgb(0xB5B2AB);
  set_groups(theme, {0x0072B2, 0xC24E00, 0x008562, 0xAD4F86, 0x3D3846, 0xA87000, 0x3287BF, 0x7A7200});
  return theme;
}

ChartTheme dark_theme() {
  ChartTheme theme;
  theme[Ink::paper] = rgb(0x242424);
  theme[Ink::text] = rgb(0xF2F2F2);
  theme[Ink::faint_text] = rgb(0xB8B6B3);
  theme[Ink::grid] = rgb(0x3A3A3A);
  theme[Ink::axis] = rgb(0x8E8C8A);
  theme[Ink::measure] = rgb(0x56B4E9);
  theme[Ink::measure_text] = rgb(0x7CC6F2);
  theme[Ink::band] = rgb(0x56B4E9, 0.17);
  theme[Ink::second] = rgb(0xF0883E);
  theme[Ink::baseline] = rgb(0xA9A7A4);
  theme[Ink::threshold] = rgb(0xB8B6B3);
  theme[Ink::moderate_zone] = rgb(0xE69F00, 0.10);
  theme[Ink::substantial_zone] = rgb(0x009E73, 0.15);
  theme[Ink::mark] = rgb(0xDEDCD9);
  theme[Ink::course] = rgb(0xA79CC9);
  theme[Ink::medication] = rgb(0x7DB5A8);
  theme[Ink::guide] = rgb(0x56B4E9);
  theme[Ink::tip_paper] = rgb(0x36342E);
  theme[Ink::tip_border] = rgb(0x77746C);
  set_groups(theme, {0x56B4E9, 0xF0883E, 0x2BC79A, 0xE59CC8, 0xF2F2F2, 0xF0B83A, 0x97A9FF, 0xF0E442});
  return theme;
}

ChartTheme print_theme() {
  ChartTheme theme = light_theme();
  theme.fill_paper = false;
  theme[Ink::text] = rgb(0x000000);
  theme[Ink::faint_text] = rgb(0x4A4A4A);
  theme[Ink::grid] = rgb(0xDDDDDD);
  theme[Ink::axis] = rgb(0x6E6E6E);
  theme[Ink::measure] = rgb(0x00507D);
  theme[Ink::measure_text] = rgb(0x00507D);
  theme[Ink::band] = rgb(0x0072B2, 0.16);
  theme[Ink::second] = rgb(0x9A3D00);
  theme[Ink::baseline] = rgb(0x606060);
  theme[Ink::moderate_zone] = rgb(0xE69F00, 0.07);
  theme[Ink::substantial_zone] = rgb(0x009E73, 0.10);
  theme[Ink::mark] = rgb(0x1E1E1E);
  theme[Ink::course] = rgb(0x6F6593);
  theme[Ink::medication] = rgb(0x3F6B61);
  set_groups(theme, {0x00507D, 0xB84A00, 0x00664B, 0xA3477C, 0x1E1E1E, 0x996600, 0x2A79AD, 0x696200});
  return theme;
}

}  // namespace psoas::reports
