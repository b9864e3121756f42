#include "tests/faults/written_texts.h"

#include <stdexcept>

#include "tests/support/files.h"
#include "tests/support/output_of.h"

namespace psoas::tests {

namespace {

void add_utf8(std::string& text, unsigned code) {
  if (code < 0x80) {
    text += static_cast<char>(code);
  } else if (code < 0x800) {
    text += static_cast<char>(0xC0 | code >> 6);
    text += static_cast<char>(0x80 | (code & 0x3F));
  } else {
    text += static_cast<char>(0xE0 | code >> 12);
    text += static_cast<char>(0x80 | (code >> 6 & 0x3F));
    text += static_cast<char>(0x80 | (code & 0x3F));
  }
}

std::string without_entities(const std::string& xml) {
  std::string text;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const std::size_t end = xml[i] == '&' ? xml.find(';', i) : std::string::npos;
    if (end == std::string::npos) {
      text += xml[i];
      continue;
    }
    const std::string name = xml.substr(i + 1, end - i - 1);
    if (name == "amp") text += '&';
    else if (name == "lt") text += '<';
    else if (name == "gt") text += '>';
    else if (name == "quot") text += '"';
    else if (name == "apos") text += '\'';
    else if (name.starts_with("#x")) add_utf8(text, static_cast<unsigned>(std::stoul(name.substr(2), nullptr, 16)));
    else if (name.starts_with("#")) add_utf8(text, static_cast<unsigned>(std::stoul(name.substr(1))));
    else throw std::runtime_error("an entity that XML does not know: " + name);
    i = end;
  }
  return text;
}

// Excel's own _xHHHH_.
std::string without_escapes(const std::string& cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool escape = cell.compare(i, 2, "_x") == 0 && i + 6 < cell.size() && cell[i + 6] == '_' &&
                        cell.find_first_not_of("0123456789ABCDEFabcdef", i + 2) == i + 6;
    if (!escape) {
      text += cell[i];
      continue;
    }
    add_utf8(text, static_cast<unsigned>(std::stoul(cell.substr(i + 2, 4), nullptr, 16)));
    i += 6;
  }
  return text;
}

}  // namespace

std::vector<std::vector<std::string>> cells_of_csv(const std::filesystem::path& file) {
  const std::string bytes = bytes_of(file);
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  for (std::size_t i = 0; i < bytes.size();) {
    std::string cell;
    if (bytes[i] == '"') {
      for (++i;; ++i) {
        if (i >= bytes.size()) throw std::runtime_error("a quote that does not end");
        if (bytes[i] == '"' && i + 1 < bytes.size() && bytes[i + 1] == '"') ++i;
        else if (bytes[i] == '"') break;
        cell += bytes[i];
      }
      ++i;
    } else {
      for (; i < bytes.size() && bytes[i] != ',' && bytes[i] != '\r'; ++i) {
        if (bytes[i] == '"' || bytes[i] == '\n') throw std::runtime_error("a bare quote or line end");
        cell += bytes[i];
      }
    }
    row.push_back(std::move(cell));
    if (i < bytes.size() && bytes[i] == ',') {
      ++i;
      if (i == bytes.size()) row.emplace_back();
    } else if (bytes.compare(i, 2, "\r\n") == 0) {
      i += 2;
      rows.push_back(std::move(row));
      row.clear();
    } else {
      throw std::runtime_error("text behind a quoted cell");
    }
  }
  return rows;
}

WorkbookTexts texts_of_workbook(const std::filesystem::path& file) {
  const std::string quoted = "'" + file.string() + "'";
  if (output_of("unzip -tq " + quoted).find("No errors") == std::string::npos)
    throw std::runtime_error("not a sound package: " + file.string());
  const std::string xml =
      output_of("unzip -p " + quoted + " 'xl/worksheets/*.xml' xl/sharedStrings.xml 2>/dev/null || true");
  WorkbookTexts found;
  for (std::size_t at = xml.find("<f>"); at != std::string::npos; at = xml.find("<f>", at + 1)) ++found.formulas;
  for (std::size_t at = xml.find("<t"); at != std::string::npos; at = xml.find("<t", at + 1)) {
    if (xml[at + 2] != '>' && xml[at + 2] != ' ') continue;
    const std::size_t begin = xml.find('>', at) + 1;
    found.texts.insert(without_escapes(without_entities(xml.substr(begin, xml.find("</t>", begin) - begin))));
  }
  return found;
}

}  // namespace psoas::tests
