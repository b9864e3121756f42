#include "ui/export/export_run.h"

#include "domain/store/exports.h"
#include "reports/export/export_file.h"
#include "reports/export/sealed_file.h"
#include "ui/wording/export_page_words.h"
#include "ui/wording/sentences.h"

namespace psoas::ui {

namespace words = wording::export_page;

namespace {

// What came of the writing: the export, or what went wrong with it.
struct Written {
  reports::WrittenExport made;
  std::exception_ptr failure;
};

struct Run {
  ScreenContext context;
  std::shared_ptr<ExportPlan> plan;
  ExportTarget target;
  std::function<void(const std::filesystem::path&)> open_folder;
};

Written write(Store& store, const Run& run, const BegunExport& begun, Progress& progress) {
  Written written;
  try {
    run.plan->give_ids(begun.subjects);
    const OwnCatalogue own =
        store.read(run.context.session, [](Reading& reading) { return reading.clinic().own_catalogue(); });
    const std::shared_ptr<const Catalogue> catalogue = store.catalogue();
    const reports::ExportSurroundings surroundings{*catalogue, own, run.context.clock.now()};
    const auto write_to = [&](const std::filesystem::path& file) {
      written.made = reports::write_export(*run.plan, surroundings, file, progress);
    };
    if (run.target.seal) {
      const auto seal = [&](const std::filesystem::path& plain, const std::filesystem::path& target) {
        run.target.seal(plain, target, progress);
      };
      const std::string digest = reports::write_sealed(run.target.file, seal, write_to);
      written.made.sha256 = digest;
    } else {
      write_to(run.target.file);
    }
  } catch (...) {
    written.failure = std::current_exception();
  }
  return written;
}

void tell_failure(const Run& run, const std::exception_ptr& failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const Cancelled&) {
    run.context.messages.show(Tone::note, words::stopped);
  } catch (const std::exception& error) {
    run.context.messages.show(Tone::failure, wording::sentence(error));
  }
}

void tell_written(const Run& run, const std::string& sha256) {
  const std::filesystem::path& file = run.target.file;
  const std::filesystem::path shown = file.has_filename() ? file : file.parent_path();
  run.context.messages.show(Tone::done, words::written(shown.filename().string(), sha256), words::open_folder,
                            [open = run.open_folder, shown] { open(shown.parent_path()); });
}

void note_end(const Run& run, ExportId id, const Written& written) {
  const auto note = [session = run.context.session, id, written](Store& store) {
    store.write(session, [&](Writing& writing) {
      if (written.failure) exports_of(writing).abandon(id);
      else exports_of(writing).finish(id, written.made.sha256, written.made.rows);
    });
  };
  const auto noted = [run, written] {
    if (written.failure) tell_failure(run, written.failure);
    else tell_written(run, written.made.sha256);
  };
  // What cannot be logged does not stay.
  const auto on_fault = [run, written](const StoreError&) {
    if (!written.failure) reports::remove_export(run.target.file);
    return false;
  };
  run.context.task.run(nullptr, note, noted, on_fault);
}

}  // namespace

void run_export(const ScreenContext& context, std::shared_ptr<ExportPlan> plan, const ExportTarget& target,
                std::function<void(const std::filesystem::path&)> open_folder) {
  const Run run{context, std::move(plan), target, std::move(open_folder)};
  const auto begin = [run](Store& store) {
    return store.write(run.context.session, [&](Writing& writing) {
      return exports_of(writing).begin(run.plan->request, run.plan->subjects());
    });
  };
  context.task.run(nullptr, begin, [run](const BegunExport& begun) {
    run.context.task.run_export(
        nullptr, words::writing,
        [run, begun](Store& store, Progress& progress) { return write(store, run, begun, progress); },
        [run, id = begun.id](const Written& written) { note_end(run, id, written); });
  });
}

}  // namespace psoas::ui
