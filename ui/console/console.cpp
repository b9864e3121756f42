#include "ui/console/console.h"

#include <pwd.h>
#include <unistd.h>

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <iostream>

#include "domain/base/uuid.h"
#include "domain/base/version.h"
#include "ui/console/log_in.h"
#include "ui/console/progress_line.h"
#include "ui/console/verbs.h"
#include "ui/wording/console_sentences.h"
#include "ui/wording/sentences.h"

namespace psoas::console {

namespace {

// In the order in which help lists them.
std::vector<std::unique_ptr<Verb>> all_verbs() {
  std::vector<std::unique_ptr<Verb>> verbs;
  verbs.push_back(new_verb());
  verbs.push_back(demo_verb());
  verbs.push_back(import_verb());
  verbs.push_back(diagnoses_verb());
  verbs.push_back(trend_verb());
  verbs.push_back(outcomes_verb());
  verbs.push_back(analyses_verb());
  verbs.push_back(quarter_verb());
  verbs.push_back(export_verb());
  verbs.push_back(open_verb());
  verbs.push_back(catalogue_verb());
  verbs.push_back(rules_verb());
  verbs.push_back(clinic_verb());
  verbs.push_back(follow_ups_verb());
  verbs.push_back(accounts_verb());
  verbs.push_back(audit_verb());
  verbs.push_back(check_verb());
  verbs.push_back(backup_verb());
  verbs.push_back(restore_verb());
  verbs.push_back(backups_verb());
  return verbs;
}

std::vector<std::string> names_of(const std::vector<std::unique_ptr<Verb>>& verbs) {
  std::vector<std::string> names;
  for (const std::unique_ptr<Verb>& verb : verbs) names.push_back(verb->name());
  return names;
}

// Whoever is logged in on this computer.
Session session_of_this_user() {
  const passwd* user = getpwuid(geteuid());
  char computer[256] = "";
  gethostname(computer, sizeof computer - 1);
  return {.actor = user ? user->pw_name : std::to_string(geteuid()),
          .roles = all_roles,
          .id = new_uuid(),
          .workstation = computer};
}

int say(std::ostream& error, std::string sentence, ExitCode code) {
  std::replace(sentence.begin(), sentence.end(), '\n', ' ');
  error << "psoasctl: " << sentence << '\n';
  return code;
}

// The verb on the command line, with its options filled in; nothing when help or the version was asked for instead.
struct Parsed {
  Verb* verb = nullptr;
  int exit_code = done;
};

Parsed parse(CLI::App& app, std::vector<std::string> arguments, const std::vector<std::unique_ptr<Verb>>& verbs,
             std::ostream& out, std::ostream& error) {
  std::reverse(arguments.begin(), arguments.end());  // CLI11 takes them from the back
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::Success& asked) {  // help or version
    return {nullptr, app.exit(asked, out, error)};
  } catch (const CLI::ParseError& mistake) {
    const std::string chosen = app.get_subcommands().empty() ? "" : app.get_subcommands().front()->get_name() + " ";
    const std::string hint = ". See: psoasctl " + chosen + "--help";
    return {nullptr, say(error, mistake.what() + hint, wrong_usage)};
  }
  for (const std::unique_ptr<Verb>& verb : verbs)
    if (app.got_subcommand(verb->name())) return {verb.get(), done};
  return {nullptr, wrong_usage};
}

}  // namespace

int run(std::vector<std::string> arguments, StoreDoor& door, const Clock& clock, std::ostream& out,
        std::ostream& error) {
  CLI::App app{"Psoas-related pain outcomes: the console of PsoasTrack", "psoasctl"};
  app.set_version_flag("--version", std::string("psoasctl ") + program_version);
  app.require_subcommand(1);
  const std::vector<std::unique_ptr<Verb>> verbs = all_verbs();
  Credentials credentials;
  app.add_option("--user", credentials.user, "the account to log in with, where the file has accounts")
      ->envname("PSOASTRACK_USER");
  app.add_option("--password-file", credentials.password_file,
                 "a file only you can read, with its password; asked for unless given")
      ->envname("PSOASTRACK_PASSWORD_FILE");
  for (const std::unique_ptr<Verb>& verb : verbs) {
    CLI::App* command = app.add_subcommand(verb->name(), verb->purpose());
    command->fallthrough();
    verb->declare(*command);
  }

  const std::vector<std::string> names = names_of(verbs);
  if (!arguments.empty() && !arguments.front().starts_with('-') && std::ranges::count(names, arguments.front()) == 0)
    return say(error, wording::not_offered(arguments.front(), names), wrong_usage);
  const Parsed parsed = parse(app, std::move(arguments), verbs, out, error);
  if (!parsed.verb) return parsed.exit_code;

  Session session = session_of_this_user();
  GuardedDoor guarded(door, session, credentials, parsed.verb->demo_role());
  ProgressLine progress(error, &error == &std::cerr && isatty(STDERR_FILENO));
  try {
    parsed.verb->run({guarded, door, clock, session, progress, out, credentials});
    out.flush();
    if (!out) throw Failure(wording::cannot_print());
    return done;
  } catch (const WrongUsage& mistake) {
    progress.clear();
    return say(error, mistake.what(), wrong_usage);
  } catch (const Failure& failure) {
    progress.clear();
    return say(error, failure.what(), failed);
  } catch (const std::exception& failure) {
    progress.clear();
    return say(error, wording::sentence(failure), failed);
  }
}

}  // namespace psoas::console
