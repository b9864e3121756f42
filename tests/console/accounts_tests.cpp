#include <sys/stat.h>

#include "domain/store/entrance.h"
#include "tests/console/console_run.h"
#include "tests/console/terminal.h"

using namespace psoas;
using namespace psoas::tests;

namespace {

// Accounts of a clinic that is no demonstration cost real work at each log-in, so a few cases ask for much.
struct Guarded {
  ConsoleRun console;
  std::string file = console.path("clinic.psoas");
  std::string code;

  Guarded() {
    secret("admin.txt", "seven blue harbour cranes");
    secret("osei.txt", "eight green harbour cranes");
    const Ran made = console.run({"new", file, "--clinic", "Harbour", "--administrator", "adams", "--new-password-file",
                                  console.path("admin.txt")});
    REQUIRE(made.code == 0);
    const std::size_t at = made.out.find("Recovery code: ");
    REQUIRE(at != std::string::npos);
    code = made.out.substr(at + 15, 47);
  }

  void secret(const std::string& name, const std::string& text) {
    console.write(name, text + "\n");
    chmod(console.path(name).c_str(), 0600);
  }

  Ran as(const std::string& user, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(),
                     {"--user", user, "--password-file", console.path(user == "adams" ? "admin.txt" : user + ".txt")});
    return console.run(std::move(arguments));
  }
};

}  // namespace

TEST_CASE("a clinic with an administrator is read by whoever logs in and may", "[console]") {
  Guarded clinic;
  const Ran nobody = clinic.console.run({"clinic", clinic.file});
  CHECK(nobody.code == 2);
  CHECK(is_one_error_line(nobody.error));
  CHECK(contains(nobody.error, "--user"));
  CHECK(contains(clinic.as("adams", {"clinic", clinic.file}).out, "Harbour"));

  REQUIRE(clinic
              .as("adams", {"accounts", clinic.file, "--add", "osei", "--full-name", "Kofi Osei", "--roles", "staff",
                            "--new-password-file", clinic.console.path("osei.txt")})
              .code == 0);
  const Ran list = clinic.as("adams", {"accounts", clinic.file});
  CHECK(contains(list.out, "osei: Kofi Osei (staff)"));
  const std::vector<std::string> due{"followups", clinic.file, "-o", clinic.console.path("due.csv")};
  const Ran early = clinic.as("osei", due);
  CHECK(early.code == 1);
  CHECK(contains(early.error, "--change-password"));
  clinic.secret("osei-own.txt", "ten purple harbour cranes");
  const Ran changed = clinic.as("osei", {"accounts", clinic.file, "--change-password", "--new-password-file",
                                         clinic.console.path("osei-own.txt")});
  CHECK(changed.code == 0);
  CHECK(contains(clinic.as("osei", due).error, "do not belong together"));
  clinic.secret("osei.txt", "ten purple harbour cranes");
  CHECK(clinic.as("osei", due).code == 0);
  const Ran refused = clinic.as("osei", {"accounts", clinic.file});
  CHECK(refused.code == 1);
  CHECK(contains(refused.error, "does not allow this"));

  REQUIRE(clinic.as("adams", {"accounts", clinic.file, "--disable", "osei", "--reason", "left"}).code == 0);
  const Ran disabled = clinic.as("osei", {"clinic", clinic.file});
  CHECK(disabled.code == 1);
  CHECK(contains(disabled.error, "disabled"));
}

TEST_CASE("a wrong password, an open password file and an empty one are told apart", "[console]") {
  Guarded clinic;
  clinic.secret("adams-wrong.txt", "not the password at all");
  const auto with_file = [&](const std::string& name) {
    return clinic.console.run({"clinic", clinic.file, "--user", "adams", "--password-file", clinic.console.path(name)});
  };
  CHECK(contains(with_file("adams-wrong.txt").error, "do not belong together"));
  clinic.console.write("open.txt", "seven blue harbour cranes\n");
  chmod(clinic.console.path("open.txt").c_str(), 0644);
  CHECK(contains(with_file("open.txt").error, "Other users of this computer can read"));
  clinic.secret("empty.txt", "");
  CHECK(contains(with_file("empty.txt").error, "no password in the first line"));
}

TEST_CASE("the recovery code on paper gives an administrator a new password", "[console]") {
  Guarded clinic;
  clinic.secret("code.txt", clinic.code);
  clinic.secret("new.txt", "nine yellow harbour cranes");
  const Ran recovered =
      clinic.console.run({"accounts", clinic.file, "--recover", "adams", "--code-file", clinic.console.path("code.txt"),
                          "--new-password-file", clinic.console.path("new.txt")});
  CHECK(recovered.code == 0);
  CHECK(contains(recovered.out, "Recovery code: "));
  CHECK_FALSE(contains(recovered.out, clinic.code));
  std::string mistyped = clinic.code;
  mistyped[0] = mistyped[0] == 'A' ? 'B' : 'A';
  clinic.secret("mistyped.txt", mistyped);
  const Ran wrong =
      clinic.console.run({"accounts", clinic.file, "--recover", "adams", "--code-file",
                          clinic.console.path("mistyped.txt"), "--new-password-file", clinic.console.path("new.txt")});
  CHECK(wrong.code == 1);
  CHECK(contains(wrong.error, "Group 1 of the recovery code is mistyped"));
}

TEST_CASE("a clinic whose administrator has no name is not left behind without one", "[console]") {
  ConsoleRun console;
  console.write("admin.txt", "seven blue harbour cranes\n");
  chmod(console.path("admin.txt").c_str(), 0600);
  const Ran ran = console.run({"new", console.path("clinic.psoas"), "--administrator", " ", "--full-name", "A. Adams",
                               "--new-password-file", console.path("admin.txt")});
  CHECK(ran.code == 1);
  CHECK(contains(ran.error, "The name is missing"));
  CHECK(ran.out.empty());
  CHECK(console.files() == std::vector<std::string>{"admin.txt"});
}

TEST_CASE("at a terminal two groups of the recovery code are typed back until they are right", "[console]") {
  ConsoleRun console;
  console.write("admin.txt", "seven blue harbour cranes\n");
  chmod(console.path("admin.txt").c_str(), 0600);
  std::ostringstream out;
  std::string code;
  int groups = 0;
  Terminal terminal([&](const std::string& prompt) -> std::string {
    const std::size_t at = prompt.rfind("group ");
    REQUIRE(at != std::string::npos);
    if (++groups == 1) return "7KQ2X";
    code = out.str().substr(out.str().find("Recovery code: ") + 15, 47);
    return " " + code.substr(6 * static_cast<std::size_t>(prompt[at + 6] - '1'), 5) + " ";
  });
  CHECK(console.run({"new", console.path("clinic.psoas"), "--administrator", "adams", "--new-password-file",
                     console.path("admin.txt")},
                    out) == 0);
  CHECK(groups == 3);
  CHECK(contains(terminal.shown(), "This is another group."));
}

TEST_CASE("at a terminal a new password is typed twice, and two that differ change nothing", "[console]") {
  Guarded clinic;
  std::vector<std::string> answers{"ten purple harbour cranes", "ten purple harbour crabs"};
  Terminal terminal([&](const std::string&) {
    const std::string answer = answers.front();
    answers.erase(answers.begin());
    return answer;
  });
  const Ran differ = clinic.as("adams", {"accounts", clinic.file, "--change-password"});
  CHECK(differ.code == 1);
  CHECK(contains(differ.error, "The two passwords differ"));
  answers = {"ten purple harbour cranes", "ten purple harbour cranes"};
  CHECK(clinic.as("adams", {"accounts", clinic.file, "--change-password"}).code == 0);
  clinic.secret("admin.txt", "ten purple harbour cranes");
  CHECK(clinic.as("adams", {"accounts", clinic.file}).code == 0);
}

TEST_CASE("a password that does not do makes no clinic", "[console]") {
  ConsoleRun console;
  console.write("weak.txt", "short\n");
  chmod(console.path("weak.txt").c_str(), 0600);
  const Ran ran = console.run({"new", console.path("clinic.psoas"), "--administrator", "adams", "--new-password-file",
                               console.path("weak.txt")});
  CHECK(ran.code == 1);
  CHECK(contains(ran.error, "at least 15 characters"));
  CHECK(console.files() == std::vector<std::string>{"weak.txt"});
}

TEST_CASE("rows of patients leave for a reason that stands in the trail, and not by staff", "[console]") {
  Guarded clinic;
  REQUIRE(clinic
              .as("adams", {"accounts", clinic.file, "--add", "osei", "--full-name", "Kofi Osei", "--roles", "staff",
                            "--service", "--new-password-file", clinic.console.path("osei.txt")})
              .code == 0);
  const std::string rows = clinic.console.path("rows.csv");
  const Ran unsaid = clinic.as("adams", {"outcomes", clinic.file, "-o", rows});
  CHECK(unsaid.code == 1);
  CHECK(contains(unsaid.error, "--reason"));
  const Ran staff = clinic.as("osei", {"outcomes", clinic.file, "-o", rows, "--reason", "curious"});
  CHECK(staff.code == 1);
  CHECK(contains(staff.error, "does not allow this"));
  CHECK_FALSE(std::filesystem::exists(rows));
  CHECK(clinic.as("osei", {"outcomes", clinic.file, "-o", rows, "--no-patient-rows"}).code == 0);
  CHECK(clinic.as("adams", {"outcomes", clinic.file, "-o", rows, "--reason", "audit of 2026"}).code == 0);
  const Ran trail = clinic.as("adams", {"audit", clinic.file});
  CHECK(contains(trail.out, "outcomes, .csv, rows of patients: audit of 2026"));
}

TEST_CASE("what a report says of the trail is held against it, and each outcome is named", "[console]") {
  ConsoleRun console;
  const std::string json = console.path("trend.json");
  REQUIRE(console.run({"trend", console.demo(), "--mrn", "DEMO-0001", "-o", json}).code == 0);
  const std::string made = console.content(json);
  const std::size_t at = made.find("\"trail\": \"");
  REQUIRE(at != std::string::npos);
  const std::string anchor = made.substr(at + 10, made.find('"', at + 10) - at - 10);
  const auto verify = [&](const std::string& typed) {
    return console.run({"audit", console.demo(), "--verify", "--anchor", typed});
  };
  const Ran holds = verify(anchor);
  CHECK(holds.code == 0);
  CHECK(contains(holds.out, "as the report's footer says"));

  std::string other = anchor;
  other.back() = other.back() == '0' ? '1' : '0';
  const Ran changed = verify(other);
  CHECK(changed.code == 1);
  CHECK(contains(changed.out, "has another entry"));

  const Ran cut = verify("99999" + anchor);
  CHECK(cut.code == 1);
  CHECK(contains(cut.out, "shorter than when the report was made"));

  const Ran mistyped = verify("1234");
  CHECK(mistyped.code == 2);
  CHECK(contains(mistyped.error, "Type it as it stands there"));
}

TEST_CASE("a report of a file without accounts says nothing of the trail", "[console]") {
  ConsoleRun console;
  const std::string file = console.path("open.psoas");
  REQUIRE(console.run({"new", file, "--clinic", "Harbour", "--no-accounts"}).code == 0);
  const std::string json = console.path("follow-ups.json");
  REQUIRE(console.run({"followups", file, "-o", json}).code == 0);
  CHECK_FALSE(contains(console.content(json), "\"trail\""));
}

TEST_CASE("the trail of an untouched file verifies", "[console]") {
  ConsoleRun console;
  const Ran ran = console.run({"audit", console.demo(), "--verify"});
  CHECK(ran.code == 0);
  CHECK(contains(ran.out, "The audit trail is whole."));
  CHECK(contains(ran.out, "not as written: 0."));
}
