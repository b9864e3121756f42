#include "domain/access/recovery_code.h"

#include <algorithm>
#include <cctype>
#include <optional>
#include <random>

#include "domain/base/text.h"

namespace psoas {

namespace {

// Crockford's base 32: no I, L, O and U.
constexpr std::string_view digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int data_letters = 4;
constexpr int group_letters = data_letters + 1;

std::optional<int> value_of(char typed) {
  char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(typed)));
  if (letter == 'O') letter = '0';
  if (letter == 'I' || letter == 'L') letter = '1';
  const std::size_t at = digits.find(letter);
  if (at == std::string_view::npos) return std::nullopt;
  return static_cast<int>(at);
}

// Weighted by place (all weights odd, so each change of one letter shows; neighbours have different ones, so most
// exchanges do) and by group, so that groups put in a wrong order show too.
int check_value(const std::array<int, data_letters>& values, int group) {
  static constexpr std::array<int, data_letters> weights{3, 7, 13, 29};
  int sum = 11 * group;
  for (int i = 0; i < data_letters; ++i) sum += weights[i] * values[i];
  return sum % 32;
}

std::array<int, data_letters> values_of(const RecoverySecret& secret, int group) {
  std::array<int, data_letters> values{};
  for (int letter = 0; letter < data_letters; ++letter) {
    const int first_bit = (group * data_letters + letter) * 5;
    for (int bit = first_bit; bit < first_bit + 5; ++bit)
      values[letter] = values[letter] << 1 | (secret[bit / 8] >> (7 - bit % 8) & 1);
  }
  return values;
}

void put(RecoverySecret& secret, int group, const std::array<int, data_letters>& values) {
  for (int letter = 0; letter < data_letters; ++letter) {
    const int first_bit = (group * data_letters + letter) * 5;
    for (int i = 0; i < 5; ++i)
      if ((values[letter] >> (4 - i) & 1) != 0)
        secret[(first_bit + i) / 8] |= static_cast<std::uint8_t>(0x80 >> (first_bit + i) % 8);
  }
}

}  // namespace

std::string recovery_group(const RecoverySecret& secret, int number) {
  const auto values = values_of(secret, number - 1);
  std::string text;
  for (const int value : values) text += digits[static_cast<std::size_t>(value)];
  return text + digits[static_cast<std::size_t>(check_value(values, number - 1))];
}

std::array<int, 2> groups_to_type_back() {
  std::random_device chance;
  const int one = static_cast<int>(chance() % recovery_groups);
  const int other = (one + 1 + static_cast<int>(chance() % (recovery_groups - 1))) % recovery_groups;
  return {1 + std::min(one, other), 1 + std::max(one, other)};
}

bool is_recovery_group(const RecoverySecret& secret, int number, std::string_view typed) {
  const std::string group = recovery_group(secret, number);
  return std::ranges::equal(trimmed(typed), group,
                            [](unsigned char c, char letter) { return std::toupper(c) == letter; });
}

std::string recovery_code_text(const RecoverySecret& secret) {
  std::string text;
  for (int number = 1; number <= recovery_groups; ++number)
    text += (number == 1 ? "" : "-") + recovery_group(secret, number);
  return text;
}

std::variant<RecoverySecret, WrongRecoveryCode> recovery_secret_of(std::string_view typed) {
  std::string letters;
  for (const char c : typed)
    if (c != '-' && std::isspace(static_cast<unsigned char>(c)) == 0) letters += c;
  if (letters.size() != recovery_groups * group_letters) return WrongRecoveryCode{0};
  RecoverySecret secret{};
  for (int group = 0; group < recovery_groups; ++group) {
    std::array<int, data_letters> values{};
    for (int letter = 0; letter < group_letters; ++letter) {
      const auto value = value_of(letters[static_cast<std::size_t>(group * group_letters + letter)]);
      if (!value) return WrongRecoveryCode{group + 1};
      if (letter < data_letters) values[static_cast<std::size_t>(letter)] = *value;
      else if (*value != check_value(values, group)) return WrongRecoveryCode{group + 1};
    }
    put(secret, group, values);
  }
  return secret;
}

}  // namespace psoas
