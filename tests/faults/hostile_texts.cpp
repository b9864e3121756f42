#include "tests/faults/hostile_texts.h"

namespace psoas::tests {

const std::vector<std::string>& texts_for_exports() {
  static const std::vector<std::string> texts{"=1+1",
                                              "=HYPERLINK(\"http://example.org\",\"x\")",
                                              "=cmd|' /C calc'!A0",
                                              "+1+1",
                                              "-1+1",
                                              "-2 points",
                                              "@SUM(A1:A9)",
                                              "＝1+1",
                                              "＋1",
                                              "－1+2",
                                              "＠x",
                                              " =1+1",
                                              "  @x",
                                              "'=1+1",
                                              "\"=1+1\"",
                                              "=\"a\",b",
                                              "a,b;c\td",
                                              "say \"so\"",
                                              "\"",
                                              "\"\"\"",
                                              "'",
                                              ";=1",
                                              ",=1",
                                              "|=1",
                                              "000123",
                                              "1E5",
                                              "2026-01-01",
                                              "TRUE",
                                              "#REF!",
                                              "<b>&amp;</b>",
                                              "]]>",
                                              "&#x41;",
                                              "_x0041_",
                                              "_x005F_",
                                              "http://example.org/?a=1&b=2",
                                              "Zo\xC3\xAB \xF0\x9F\x99\x82",
                                              "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
                                              "\xE2\x80\xAEtxt.exe",
                                              "\xEF\xBB\xBF=1",
                                              "{=SUM(A1)}"};
  return texts;
}

const std::vector<std::string>& texts_for_sql() {
  static const std::vector<std::string> all = [] {
    const std::vector<std::string> ends{"'", "\"", "')", "`", "];", "\\'"};
    const std::vector<std::string> goes_on{"; DROP TABLE visit;--",
                                           " OR '1'='1",
                                           " UNION SELECT name FROM sqlite_schema--",
                                           "; UPDATE patient SET mrn='x'--",
                                           "; ATTACH DATABASE '/tmp/x' AS y--",
                                           "; PRAGMA writable_schema=1--",
                                           "; DELETE FROM audit--",
                                           " || (SELECT load_extension('x')) || '",
                                           "/**/; VACUUM;--",
                                           " $1 ?1 :name @name %s {}"};
    std::vector<std::string> texts;
    for (const std::string& end : ends)
      for (const std::string& more : goes_on) texts.push_back("Robert" + end + more);
    return texts;
  }();
  return all;
}

const std::vector<std::string>& texts_to_refuse() {
  static const std::vector<std::string> texts{std::string("a\0b", 3),
                                              "a\x1B[31mb",
                                              "a\x07"
                                              "b",
                                              "a\x7F"
                                              "b",
                                              "\xC3(",
                                              "\xE2\x82",
                                              "\xF0\x28\x8C\xBC",
                                              "\xED\xA0\x80",
                                              "\xC0\xAF",
                                              "\xFE\xFF",
                                              "a\xC2\x85"
                                              "b"};
  return texts;
}

}  // namespace psoas::tests
