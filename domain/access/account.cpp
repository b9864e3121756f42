#include "domain/access/account.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "domain/base/text.h"

namespace psoas {

namespace {

constexpr std::size_t fewest_characters = 15;
constexpr std::size_t most_bytes = 256;
constexpr std::size_t fewest_different = 5;

std::string lower_letters(std::string_view text) {
  std::string letters;
  for (const char c : text)
    if (std::isspace(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_' && c != '.')
      letters += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return letters;
}

std::size_t characters_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

// "abcabcabc…": made of one short piece.
bool repeats(std::string_view text) {
  for (std::size_t period = 1; period <= text.size() / 3; ++period) {
    bool same = true;
    for (std::size_t i = period; same && i < text.size(); ++i) same = text[i] == text[i - period];
    if (same) return true;
  }
  return std::set<char>(text.begin(), text.end()).size() < fewest_different;
}

// Most of it runs along the alphabet, the digits or a keyboard's rows, or is a word that everybody tries.
bool is_guessable(std::string_view text) {
  static constexpr std::string_view runs[] = {"abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
                                              "zyxwvutsrqponmlkjihgfedcba", "98765432109876543210",
                                              "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
                                              "1qaz2wsx3edc4rfv5tgb6yhn",   "azertyuiopqsdfghjklmwxcvbn"};
  static constexpr std::string_view words[] = {"password",
                                               "passwort",
                                               "passphrase",
                                               "letmein",
                                               "welcome",
                                               "iloveyou",
                                               "administrator",
                                               "admin",
                                               "changeme",
                                               "secret",
                                               "clinic",
                                               "psoastrack",
                                               "psoas",
                                               "correcthorsebatterystaple",
                                               "thequickbrownfoxjumpsoverthelazydog"};
  std::size_t covered = 0;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t longest = 0;
    for (const std::string_view word : words)
      if (text.substr(i).starts_with(word)) longest = std::max(longest, word.size());
    for (const std::string_view run : runs)
      for (std::size_t length = 4; i + length <= text.size() && run.find(text.substr(i, length)) != run.npos; ++length)
        longest = std::max(longest, length);
    covered += longest;
    i += std::max<std::size_t>(longest, 1);
  }
  return text.size() - covered < fewest_different;
}

bool is_mostly(std::string_view text, const std::string& name) {
  if (name.size() < 4) return false;
  std::string rest(text);
  for (std::size_t at = rest.find(name); at != std::string::npos; at = rest.find(name)) rest.erase(at, name.size());
  return rest.size() < text.size() && rest.size() < 8;
}

Problem problem(ProblemCode code, std::string field) {
  Problem wrong;
  wrong.code = code;
  wrong.field = std::move(field);
  return wrong;
}

Problem weak(std::string why) {
  Problem wrong = problem(ProblemCode::contradiction, "password");
  wrong.other = std::move(why);
  return wrong;
}

Problem too_long(std::string field, std::size_t most) {
  Problem wrong = problem(ProblemCode::too_long, std::move(field));
  wrong.high = std::to_string(most);
  return wrong;
}

}  // namespace

Problems check(const Account& account) {
  Problems problems;
  const auto check_text = [&](const std::string& text, const char* field) {
    if (trimmed(text).empty()) problems.push_back(problem(ProblemCode::required, field));
    if (text.size() > 80) problems.push_back(too_long(field, 80));
  };
  check_text(account.name, "name");
  check_text(account.full_name, "full_name");
  if (account.roles.none()) problems.push_back(problem(ProblemCode::required, "roles"));
  return problems;
}

Problems check_password(std::string_view password, const std::vector<std::string>& names) {
  if (characters_of(password) < fewest_characters) {
    Problem too_short = problem(ProblemCode::out_of_range, "password");
    too_short.low = std::to_string(fewest_characters);
    too_short.unit = "characters";
    return {too_short};
  }
  if (password.size() > most_bytes) return {too_long("password", most_bytes)};
  const std::string letters = lower_letters(password);
  if (repeats(letters)) return {weak("repeats")};
  if (is_guessable(letters)) return {weak("guessable")};
  for (const std::string& name : names)
    if (is_mostly(letters, lower_letters(name))) return {weak("name")};
  return {};
}

int wait_after(int failures) {
  constexpr int longest = 15 * 60;
  if (failures < 3) return 0;
  return failures - 3 >= 10 ? longest : std::min(1 << (failures - 3), longest);
}

}  // namespace psoas
