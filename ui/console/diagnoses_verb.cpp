#include "ui/console/verbs.h"
#include "ui/wording/diagnosis_words.h"

namespace psoas::console {

namespace words = wording::diagnosis;

namespace {

constexpr int most_listed = 100'000;

class DiagnosesVerb final : public Verb {
 public:
  std::string name() const override { return "diagnoses"; }
  std::string purpose() const override { return "Find diagnosis codes, or replace their list from a file"; }
  Role demo_role() const override { return Role::administrator; }
  void declare(CLI::App& command) override;
  void run(const Surroundings& with) override;

 private:
  void list(const Surroundings& with) const;
  void replace(const Surroundings& with) const;

  std::filesystem::path x_file;
  std::string x_action;
  std::vector<std::string> x_rest;
};

void DiagnosesVerb::declare(CLI::App& command) {
  command.add_option("FILE", x_file, "the clinic's file")->required();
  command.add_option("ACTION", x_action, "list [WORDS], or replace LIST.csv")->required();
  command.add_option("REST", x_rest, "words to find, or the file with the new list");
}

void DiagnosesVerb::run(const Surroundings& with) {
  if (x_action == "list") return list(with);
  if (x_action == "replace") return replace(with);
  throw WrongUsage(words::console_action(x_action));
}

// One line per code, its parts between tabs, then which list it is.
void DiagnosesVerb::list(const Surroundings& with) const {
  std::string typed;
  for (const std::string& word : x_rest) typed += word + " ";
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_only);
  store->read(with.session, [&](Reading& reading) {
    for (const DiagnosisCode& code : reading.diagnoses().find(typed, most_listed))
      with.out << code.code << '\t' << code.label << '\t' << (code.valid_from ? to_string(*code.valid_from) : "")
               << '\t' << (code.valid_to ? to_string(*code.valid_to) : "") << '\n';
    with.out << words::in_force(reading.diagnoses().list()) << '\n';
  });
}

void DiagnosesVerb::replace(const Surroundings& with) const {
  if (x_rest.size() != 1) throw WrongUsage(words::one_list_needed);
  const std::filesystem::path source = x_rest.front();
  const std::vector<DiagnosisCode> codes = with.door.read_diagnosis_list(source);
  const std::unique_ptr<Store> store = with.door.open(x_file, Access::read_write);
  store->write(with.session, [&](Writing& writing) {
    writing.diagnoses().replace(codes, source.filename().string(), words::replaced_from_file);
  });
  with.out << words::replaced(source.filename().string(), static_cast<int>(codes.size())) << '\n';
}

}  // namespace

std::unique_ptr<Verb> diagnoses_verb() { return std::make_unique<DiagnosesVerb>(); }

}  // namespace psoas::console
