#include "reports/methods/methods_text.h"

#include <algorithm>

#include "reports/methods/methods_file.h"

namespace psoas::reports {

namespace {

std::string_view without_blanks(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

// Marks of emphasis and code are for those who read the file itself.
std::string plain(std::string_view marked) {
  std::string text(without_blanks(marked));
  std::erase_if(text, [](char c) { return c == '*' || c == '`'; });
  return text;
}

// "| a | b |" → a, b.
std::vector<std::string> cells_of(std::string_view line) {
  std::vector<std::string> cells;
  line.remove_prefix(1);
  for (std::size_t bar = line.find('|'); bar != std::string_view::npos; bar = line.find('|')) {
    cells.push_back(plain(line.substr(0, bar)));
    line.remove_prefix(bar + 1);
  }
  return cells;
}

bool is_rule(std::string_view line) { return line.find_first_not_of("|-: ") == std::string_view::npos; }

// A row in one line of text: its first cell, then the others.
std::string in_one_line(const std::vector<std::string>& cells) {
  std::string text;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    if (!text.empty()) text += i == 1 ? ": " : "; ";
    text += cells[i];
  }
  return text;
}

class MethodsReader {
 public:
  std::vector<MethodsSection> read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size());
      line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(x_sections);
  }

 private:
  static constexpr std::string_view mark = "<!-- code: ";

  void line(std::string_view line) {
    if (line.starts_with('|')) return row(line);
    x_heads.clear();
    if (line.starts_with(mark)) {
      x_code = line.substr(mark.size(), line.find(" -->") - mark.size());
      return;
    }
    if (line.starts_with('#')) return heading(line);
    if (!line.starts_with("```")) add_to_chapter(plain(line));
  }

  void heading(std::string_view line) {
    std::string title = plain(line.substr(line.find_first_not_of('#')));
    const std::size_t number_end = title.find(". ");
    if (number_end < 3) title.erase(0, number_end + 2);  // "1. "
    x_chapter = x_sections.size();
    x_in_chapter = !x_code.empty();
    if (x_in_chapter) x_sections.push_back({x_code, std::move(title), {}, {}, {}});
    x_code.clear();
  }

  void row(std::string_view line) {
    if (is_rule(line)) return;
    const std::vector<std::string> cells = cells_of(line);
    if (x_heads.empty()) {
      x_heads = cells;
      return;
    }
    if (x_heads.front() == "Code") add_row(cells);
    else add_to_chapter(in_one_line(cells));
  }

  void add_row(const std::vector<std::string>& cells) {
    MethodsSection section;
    for (std::size_t i = 0; i < cells.size() && i < x_heads.size(); ++i) {
      const std::string& head = x_heads[i];
      if (i == 0) section.code = cells[i];
      else if (i == 1) section.title = cells[i];
      else if (head == "Formula") section.formula = cells[i];
      else if (head == "Source") section.source = cells[i];
      else if (head == "Meaning" || head == "Rule") section.text = cells[i] + section.text;
      else if (!cells[i].empty()) section.text += (section.text.empty() ? "" : "; ") + lower(head) + ": " + cells[i];
    }
    x_sections.push_back(std::move(section));
  }

  static std::string lower(std::string text) {
    if (!text.empty() && text.front() >= 'A' && text.front() <= 'Z') text.front() += 'a' - 'A';
    return text;
  }

  // Lines of a paragraph are joined, paragraphs stay apart.
  void add_to_chapter(const std::string& line) {
    if (!x_in_chapter) return;
    std::string& text = x_sections[x_chapter].text;
    if (line.empty()) {
      if (!text.empty() && text.back() != '\n') text += '\n';
      return;
    }
    if (!text.empty() && text.back() != '\n') text += ' ';
    text += line;
  }

  std::vector<MethodsSection> x_sections;
  std::vector<std::string> x_heads;  // of the table being read
  std::string x_code;                // of the heading to come
  std::size_t x_chapter = 0;
  bool x_in_chapter = false;
};

}  // namespace

std::vector<MethodsSection> read_methods(std::string_view text) { return MethodsReader().read(text); }

const std::vector<MethodsSection>& methods_sections() {
  static const std::vector<MethodsSection> sections = read_methods(methods_file::files.front().text);
  return sections;
}

const MethodsSection* methods_section(std::string_view code) {
  const auto& sections = methods_sections();
  const auto found =
      std::find_if(sections.begin(), sections.end(), [&](const MethodsSection& one) { return one.code == code; });
  return found == sections.end() ? nullptr : &*found;
}

}  // namespace psoas::reports
