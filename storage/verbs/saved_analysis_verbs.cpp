#include "storage/verbs/saved_analysis_verbs.h"

#include "domain/base/uuid.h"
#include "storage/analysis_file.h"
#include "storage/document.h"
#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

// The columns of a line in the order of every SELECT below.
SavedAnalysisLine read_line(Query& query) {
  SavedAnalysisLine line;
  line.id = query.id<SavedAnalysisId>(0);
  line.name = query.text(1);
  line.author = query.text(2);
  line.created_at = query.moment(3);
  line.changed_by = query.text(4);
  line.changed_at = query.moment(5);
  line.revision = query.small(6);
  return line;
}

// The question without its name, which has a column of its own. What could not be read back is refused here.
std::string text_to_store(const NamedAnalysis& named) {
  std::string text = analysis_text({"", named.analysis});
  read_analysis(text, named.name);
  return text;
}

}  // namespace

std::vector<SavedAnalysisLine> SavedAnalysisVerbs::lines() {
  permit(x_gate, Permission::read_outcomes);
  std::vector<SavedAnalysisLine> lines;
  Query query(x_connection,
              "SELECT id, name, author, created_at, changed_by, changed_at, revision FROM saved_analysis"
              " WHERE voided_at IS NULL ORDER BY name");
  while (query.next()) lines.push_back(read_line(query));
  return lines;
}

std::optional<SavedAnalysisVerbs::Stored> SavedAnalysisVerbs::stored(SavedAnalysisId id) {
  Query query(x_connection,
              "SELECT id, name, author, created_at, changed_by, changed_at, revision, question FROM saved_analysis"
              " WHERE id = $1 AND voided_at IS NULL",
              id);
  if (!query.next()) return std::nullopt;
  return Stored{read_line(query), query.text(7)};
}

SavedAnalysis SavedAnalysisVerbs::get(SavedAnalysisId id) {
  permit(x_gate, Permission::read_outcomes);
  const std::optional<Stored> found = stored(id);
  if (!found) throw StoreError(StoreFault::missing, "analysis " + std::to_string(id.number));
  SavedAnalysis analysis;
  static_cast<SavedAnalysisLine&>(analysis) = found->line;
  analysis.analysis = read_analysis(found->question, found->line.name).analysis;
  return analysis;
}

SavedAnalysis SavedAnalysisVerbs::named(std::string_view name) {
  permit(x_gate, Permission::read_outcomes);
  const auto id =
      one_integer(x_connection, "SELECT id FROM saved_analysis WHERE name = $1 AND voided_at IS NULL", name);
  if (!id) throw StoreError(StoreFault::missing, std::string(name));
  return get({*id});
}

void SavedAnalysisVerbs::require_free(std::string_view name, SavedAnalysisId except) {
  const auto other = one_integer(
      x_connection, "SELECT id FROM saved_analysis WHERE name = $1 AND voided_at IS NULL AND id <> $2", name, except);
  if (other) throw StoreError(StoreFault::duplicate, std::string(name));
}

SavedAnalysisId SavedAnalysisVerbs::add(const NamedAnalysis& named) {
  permit(x_gate, Permission::read_outcomes);
  require_free(named.name, {});
  const std::int64_t id =
      inserted(x_connection,
               "INSERT INTO saved_analysis (uuid, name, question, author, created_at, changed_by, changed_at, revision)"
               " VALUES ($1, $2, $3, $4, $5, $6, $7, 1)",
               new_uuid(), named.name, text_to_store(named), x_gate->actor(), x_gate->now(), x_gate->actor(),
               x_gate->now())
          .value();
  x_gate->append({"add", "saved_analysis", id, {}, {}, {}});
  return {id};
}

SavedAnalysisVerbs::Stored SavedAnalysisVerbs::stored_for_change(SavedAnalysisId id, int revision) {
  std::optional<Stored> found = stored(id);
  if (!found) throw StoreError(StoreFault::missing, "analysis " + std::to_string(id.number));
  if (found->line.revision != revision) throw StoreError(StoreFault::stale, "analysis");
  x_gate->require_untouched("saved_analysis", id.number);
  return std::move(*found);
}

void SavedAnalysisVerbs::change(SavedAnalysisId id, int revision, const NamedAnalysis& named) {
  permit(x_gate, Permission::read_outcomes);
  const Stored old = stored_for_change(id, revision);
  require_free(named.name, id);
  run(x_connection,
      "UPDATE saved_analysis SET name = $1, question = $2, changed_by = $3, revision = revision + 1,"
      " changed_at = CASE WHEN created_at > $4 THEN created_at ELSE $4 END WHERE id = $5",
      named.name, text_to_store(named), x_gate->actor(), x_gate->now(), id);
  x_gate->append({"change", "saved_analysis", id.number, {}, {}, document_of(old.line, old.question)});
}

void SavedAnalysisVerbs::remove(SavedAnalysisId id, int revision, std::string_view reason) {
  permit(x_gate, Permission::read_outcomes);
  const Stored old = stored_for_change(id, revision);
  run(x_connection, "UPDATE saved_analysis SET voided_at = $1, void_reason = $2, revision = revision + 1 WHERE id = $3",
      x_gate->now(), reason, id);
  x_gate->append({"void", "saved_analysis", id.number, {}, reason, document_of(old.line, old.question)});
}

}  // namespace psoas::storage
