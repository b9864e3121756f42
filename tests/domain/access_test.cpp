#include <catch2/catch.hpp>

#include "domain/access/account.h"
#include "domain/access/permission.h"
#include "domain/access/recovery_code.h"

using namespace psoas;

namespace {

RecoverySecret secret_of(int seed) {
  RecoverySecret secret{};
  for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<std::uint8_t>(seed * 37 + i * 91 + i * i);
  return secret;
}

std::string why(std::string_view password) {
  const Problems problems = check_password(password, {"osei", "Hilltop Pain Clinic"});
  return problems.empty() ? "" : problems.front().other.empty() ? "length" : problems.front().other;
}

}  // namespace

TEST_CASE("a recovery code reads back as it was printed, whatever its case, blanks and look-alike letters") {
  for (int seed = 0; seed < 200; ++seed) {
    const RecoverySecret secret = secret_of(seed);
    const std::string printed = recovery_code_text(secret);
    CHECK(printed.size() == 8 * 5 + 7);
    CHECK(std::get<RecoverySecret>(recovery_secret_of(printed)) == secret);
    std::string typed = "  ";
    for (const char c : printed)
      typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(tolower(c));
    CHECK(std::get<RecoverySecret>(recovery_secret_of(typed)) == secret);
  }
}

TEST_CASE("a letter mistyped in a recovery code names its group") {
  const std::string printed = recovery_code_text(secret_of(7));
  for (std::size_t at = 0; at < printed.size(); ++at) {
    if (printed[at] == '-') continue;
    for (const char wrong : std::string("0123456789ABCDEFGHJKMNPQRSTVWXYZ")) {
      if (wrong == printed[at]) continue;
      std::string typed = printed;
      typed[at] = wrong;
      CHECK(std::get<WrongRecoveryCode>(recovery_secret_of(typed)).group == static_cast<int>(at / 6) + 1);
    }
  }
}

TEST_CASE("groups of a recovery code in another order do not check") {
  const RecoverySecret secret = secret_of(3);
  const std::string printed = recovery_code_text(secret);
  std::string typed = printed;
  std::swap_ranges(typed.begin(), typed.begin() + 5, typed.begin() + 6);
  CHECK(std::holds_alternative<WrongRecoveryCode>(recovery_secret_of(typed)));
  CHECK(std::get<WrongRecoveryCode>(recovery_secret_of("ABCDE-ABCDE")).group == 0);
  CHECK(std::get<WrongRecoveryCode>(recovery_secret_of("")).group == 0);
}

TEST_CASE("a password needs fifteen characters and no rule of composition") {
  CHECK(why("short") == "length");
  CHECK(why("fourteen chars") == "length");
  CHECK(why("seven blue harbour cranes") == "");
  CHECK(why("кораблик у причала") == "");
  CHECK(why(std::string(257, 'x')) == "length");
}

TEST_CASE("a password that is guessed first is refused") {
  CHECK(why("passwordpassword") == "guessable");
  CHECK(why("Password123456789") == "guessable");
  CHECK(why("qwertyuiopasdfgh") == "guessable");
  CHECK(why("abcdefghijklmnopqrs") == "guessable");
  CHECK(why("aaaaaaaaaaaaaaaaaaaa") == "repeats");
  CHECK(why("xkcxkcxkcxkcxkcxkc") == "repeats");
  CHECK(why("Hilltop Pain Clinic 1") == "name");
}

TEST_CASE("waiting after failed log-ins doubles up to a quarter of an hour") {
  CHECK(wait_after(0) == 0);
  CHECK(wait_after(2) == 0);
  CHECK(wait_after(3) == 1);
  CHECK(wait_after(4) == 2);
  CHECK(wait_after(8) == 32);
  CHECK(wait_after(12) == 512);
  CHECK(wait_after(13) == 900);
  CHECK(wait_after(5000) == 900);
}

TEST_CASE("what the table does not grant is denied, and a clinic can grant only what may be granted") {
  CHECK(is_allowed(Role::staff, Permission::log_visits, {}));
  CHECK_FALSE(is_allowed(Role::staff, Permission::void_entries, {}));
  CHECK_FALSE(is_allowed(Role::administrator, Permission::read_charts, {}));
  CHECK_FALSE(is_allowed(Roles(), Permission::find_patients, {}));
  CHECK(is_allowed(Role::staff, Permission::acknowledge_flags, {{Role::staff, Permission::acknowledge_flags}}));
  CHECK_FALSE(is_allowed(Role::staff, Permission::manage_accounts, {{Role::staff, Permission::manage_accounts}}));
  for (const Permission permission : every_permission) {
    CHECK(is_allowed(all_roles, permission, {}));
    CHECK(permission_of(code_of(permission)) == permission);
  }
}

TEST_CASE("roles have a text that reads back") {
  CHECK(text_of(Roles(Role::staff).with(Role::administrator)) == "staff administrator");
  CHECK(roles_of("staff administrator") == Roles(Role::staff).with(Role::administrator));
  CHECK(roles_of("") == Roles());
  CHECK_FALSE(roles_of("owner"));
}
