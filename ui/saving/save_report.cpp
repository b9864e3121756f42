#include "ui/saving/save_report.h"

#include "domain/store/entrance.h"
#include "domain/store/sealed_exports.h"
#include "reports/export/sealed_file.h"
#include "ui/saving/leaving_dialog.h"
#include "ui/wording/saving_words.h"

namespace psoas::ui {

namespace words = wording::saving;

namespace {

struct Saving {
  ScreenContext context;
  ReportToSave report;
  WriteReport write;
  std::filesystem::path file;
  Leaving leaving;
};

void note(Store& store, const Saving& saving) {
  const Session& session = saving.context.session;
  const std::string noted = name_in_trail(saving.report.noted_as, saving.file);
  if (saving.leaving.patient_rows) store.entrance().note_patient_rows(session, noted, saving.leaving.reason);
  else store.entrance().note(session, "export", saving.report.about, noted);
}

void write(Store& store, Progress& progress, const Saving& saving) {
  reports::SealFile seal;
  if (saving.leaving.passphrase)
    seal = [&](const std::filesystem::path& plain, const std::filesystem::path& target) {
      saving.context.file_door.seal(plain, target, *saving.leaving.passphrase, progress);
    };
  reports::write_or_seal(saving.file, seal, [&](const std::filesystem::path& plain) {
    saving.write(store, progress, plain, saving.leaving.patient_rows);
  });
}

void tell_saved(const Saving& saving) {
  std::string sentence = words::saved_as(saving.file.string());
  if (saving.leaving.passphrase) sentence += std::string(" ") + words::tell_the_passphrase;
  saving.context.messages.show(Tone::done, sentence);
}

void run(wxWindow* screen, const Saving& saving) {
  saving.context.task.run(
      screen, [saving](Store& store) { note(store, saving); },
      [screen, saving] {
        saving.context.task.run_export(
            screen, saving.report.writing,
            [saving](Store& store, Progress& progress) { write(store, progress, saving); },
            [saving] { tell_saved(saving); });
      });
}

}  // namespace

void save_report(wxWindow* screen, const ScreenContext& context, const ReportToSave& report, WriteReport write) {
  const auto file = context.file_door.ask_where_to_save(screen, report.where);
  if (!file) return;
  LeavingQuestion question;
  question.sealed = file->extension() == sealed_export_ending;
  const std::string ending = ending_of(question.sealed ? file->stem() : *file);
  question.may_have_patient_rows =
      report.may_have_patient_rows && ending != "pdf" && context.allows(Permission::read_outcome_patients);
  question.needs_reason = context.needs_reason_for_rows();
  ask_how_it_leaves(screen, question, [=](const Leaving& leaving) {
    run(screen, {context, report, write, *file, leaving});
  });
}

}  // namespace psoas::ui
