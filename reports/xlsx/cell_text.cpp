#include "reports/xlsx/cell_text.h"

#include <algorithm>

#include "domain/base/text.h"

namespace psoas::reports {

namespace {

bool is_hexadecimal(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// "_x005F_" and the like, which Excel reads as one character.
bool escape_at(std::string_view text, std::size_t at) {
  return text.size() - at >= 7 && text[at] == '_' && text[at + 1] == 'x' && text[at + 6] == '_' &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hexadecimal);
}

// UTF-16 units that the character led by this byte adds; 0 for bytes inside a character.
std::size_t units_of(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if ((byte & 0xC0) == 0x80) return 0;
  return byte >= 0xF0 ? 2 : 1;
}

}  // namespace

bool is_plain_cell_text(std::string_view text) {
  if (text.size() > most_cell_units) return false;
  // One pass without branches, so that the compiler may take many bytes at a time.
  unsigned special = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    special |=
        static_cast<unsigned>(byte >= 0x80) | static_cast<unsigned>(byte == 0) | static_cast<unsigned>(byte == '\r');
  }
  return special == 0 && text.find("_x") == std::string_view::npos;
}

CellTextFault prepare_cell_text(std::string_view text, std::string& prepared) {
  if (first_invalid_utf8(text) != std::string_view::npos) return CellTextFault::not_utf8;
  if (text.find('\0') != std::string_view::npos) return CellTextFault::nul_character;
  std::size_t units = 0;
  prepared.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    units += units_of(text[i]);
    const std::string_view rest = text.substr(i);
    if (text[i] == '\r') {
      prepared += "_x000D_";
    } else if (rest.starts_with("\xEF\xBF\xBE") || rest.starts_with("\xEF\xBF\xBF")) {
      prepared += rest[2] == '\xBE' ? "_xFFFE_" : "_xFFFF_";
      i += 2;
    } else {
      if (escape_at(text, i)) prepared += "_x005F";
      prepared += text[i];
    }
  }
  return units > most_cell_units ? CellTextFault::too_long : CellTextFault::none;
}

std::vector<std::string_view> cell_pieces(std::string_view text, std::size_t most_units) {
  std::vector<std::string_view> pieces;
  std::size_t start = 0;
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t more = units_of(text[i]);
    if (units + more > most_units) {
      pieces.push_back(text.substr(start, i - start));
      start = i;
      units = 0;
    }
    units += more;
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

}  // namespace psoas::reports
