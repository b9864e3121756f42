#include "storage/protection/aggregate_digest.h"

#include <algorithm>
#include <span>

#include "storage/engine/query.h"

namespace psoas::storage {

namespace {

// One table of a subject: its rows in the order of their key, and the kind of each column (i number, r real, t text).
struct Part {
  const char* sql;
  std::string_view kinds;
};

constexpr Part clinic_parts[] = {
    {"SELECT name, demo, time_zone, paper, fiscal_year_start, least_count, created_at, created_by_version, revision"
     " FROM clinic WHERE id = $1",
     "tittiiiti"}};

constexpr Part patient_parts[] = {
    {"SELECT uuid, mrn, family_name, given_name, birth_date, sex, phone, email, address, city, state, postal_code,"
     " note, died_on, revision, voided_at, void_reason FROM patient WHERE id = $1",
     "ttttttttttttttiit"}};

constexpr Part episode_parts[] = {
    {"SELECT patient, label, onset, onset_precision, opened_on, closed_on, closing_reason, pain_duration_months,"
     " pain_course, dominant_side, dominant_site, mech_psoas_traction, mech_disc_compression, mech_facet_loading, note,"
     " revision FROM episode WHERE id = $1",
     "ittttttittttttti"},
    {"SELECT ordinal, condition, code, code_label, side, certainty, is_primary, since, until FROM episode_diagnosis"
     " WHERE episode = $1 ORDER BY ordinal",
     "ittttt"
     "itt"}};

constexpr Part visit_parts[] = {
    {"SELECT uuid, patient, episode, date, kind, clinician, note, entered_at, entered_by, revision, voided_at,"
     " void_reason FROM visit WHERE id = $1",
     "tiittttitiit"},
    {"SELECT path FROM visit_confirmed WHERE visit = $1 ORDER BY path", "t"},
    {"SELECT ordinal, instrument, status, phase, items, total, version, language, mode FROM score WHERE visit = $1"
     " ORDER BY ordinal",
     "itttirttt"},
    {"SELECT score, item, answer FROM score_item WHERE visit = $1 ORDER BY score, item", "iir"},
    {"SELECT ordinal, code, side, place, number, choice, text, day FROM finding WHERE visit = $1 ORDER BY ordinal",
     "ittirttt"},
    {"SELECT finding, ordinal, field_group, place, field, number, choice, text, day FROM finding_qualifier"
     " WHERE visit = $1 ORDER BY finding, ordinal",
     "iititrttt"},
    {"SELECT ordinal, code, side, date, end_date, status, performer, is_index, same_target_key, note, indication"
     " FROM treatment WHERE visit = $1 ORDER BY ordinal",
     "ittttttittt"},
    {"SELECT treatment, ordinal, field_group, place, field, number, choice, text, day FROM treatment_parameter"
     " WHERE visit = $1 ORDER BY treatment, ordinal",
     "iititrttt"},
    {"SELECT treatment, role, to_visit, to_treatment FROM treatment_link WHERE visit = $1"
     " ORDER BY treatment, role, to_visit, to_treatment",
     "itii"},
    {"SELECT treatment FROM treatment_removed WHERE visit = $1 ORDER BY treatment", "i"},
    {"SELECT treatment, ordinal, rule, severity, reason, given_by, given_at FROM treatment_override WHERE visit = $1"
     " ORDER BY treatment, ordinal",
     "iitttti"},
    {"SELECT treatment, override, ordinal, subject, side, text, day FROM treatment_override_fact WHERE visit = $1"
     " ORDER BY treatment, override, ordinal",
     "iiitttt"}};

constexpr Part adverse_event_parts[] = {
    {"SELECT uuid, patient, code, onset, onset_time, grade, hospitalised, disability, serious_to_reporter, causality,"
     " expected, action, outcome, resolved_on, clavien_dindo, note, entered_at, entered_by, revision, voided_at,"
     " void_reason FROM adverse_event WHERE id = $1",
     "titttiiiititttttitiit"},
    {"SELECT visit, treatment FROM adverse_event_treatment WHERE event = $1 ORDER BY visit, treatment", "ii"}};

constexpr Part health_parts[] = {
    {"SELECT revision, recorded_at, recorded_by FROM health WHERE patient = $1", "iit"},
    {"SELECT code, number, choice, detail, since, until, assessed_on FROM health_fact WHERE patient = $1 ORDER BY code",
     "trttttt"},
    {"SELECT code, which FROM health_which WHERE patient = $1 ORDER BY code, which", "tt"}};

constexpr Part red_flag_parts[] = {
    {"SELECT patient, code, rule, severity, visit, raised_on, raised_at, raised_by, acknowledged_at, acknowledged_by,"
     " action, resolved_at, resolved_by, reason, trigger_gone_at, revision FROM red_flag WHERE id = $1",
     "itttitititt"
     "itt"
     "ii"},
    {"SELECT ordinal, subject, side, text, day FROM red_flag_fact WHERE flag = $1 ORDER BY ordinal", "itttt"}};

constexpr Part attempt_parts[] = {
    {"SELECT patient, treatment, protocol, step, at, outcome, note, next_on, actor FROM follow_up_attempt"
     " WHERE id = $1",
     "iittitttt"}};

constexpr Part given_up_parts[] = {
    {"SELECT patient, treatment, protocol, step, reason, at, actor, withdrawn_at FROM follow_up_given_up WHERE id = $1",
     "iitttiti"}};

constexpr Part rules_parts[] = {{"SELECT text, written_by_version, revision FROM outcome_rules WHERE id = $1", "tti"}};

constexpr Part catalogue_parts[] = {
    {"SELECT text, written_by_version, revision FROM own_catalogue WHERE id = $1", "tti"}};

constexpr Part diagnosis_list_parts[] = {
    {"SELECT name, digest, codes, own, taken_at, revision FROM diagnosis_list WHERE id = $1", "ttiiii"}};

constexpr Part analysis_parts[] = {
    {"SELECT uuid, name, question, author, created_at, changed_by, changed_at, revision, voided_at, void_reason"
     " FROM saved_analysis WHERE id = $1",
     "ttttitiiit"}};

constexpr Part export_parts[] = {
    {"SELECT study, begun_at, actor, profile, purpose, recipient, agreement, from_day, to_day, own_entries,"
     " smallest_group, rare_rule, patients, state, ended_at, sha256 FROM export_log WHERE id = $1",
     "iitttttttiitit"
     "it"},
    {"SELECT kind, ordinal, name, number FROM export_detail WHERE export = $1 ORDER BY kind, ordinal", "titi"}};

// With who stands behind each study id.
constexpr Part study_parts[] = {
    {"SELECT name, profile, begun_at FROM study WHERE id = $1", "tti"},
    {"SELECT patient, study_id, shift, index_day, index_treatment FROM study_subject WHERE study = $1 ORDER BY patient",
     "ititt"}};

constexpr Part export_setting_parts[] = {{"SELECT smallest_group FROM export_setting WHERE id = $1", "i"}};

constexpr Part backup_plan_parts[] = {
    {"SELECT folder, salt, operations, memory, wrapped, revision FROM backup_plan WHERE id = $1", "ttiiti"}};

constexpr Part favourite_parts[] = {
    {"SELECT clinician, name, treatment FROM favourite WHERE id = $1", "ttt"},
    {"SELECT path, typed FROM favourite_field WHERE favourite = $1 ORDER BY path", "tt"}};

constexpr Part quarter_parts[] = {
    {"SELECT first_day, year, quarter, start_month, edition, issued_at, issued_by, reason, as_of, last_entry, rules,"
     " program_version, figures_digest, workbook_digest FROM issued_quarter WHERE id = $1",
     "tiiiiitttittt"
     "t"},
    {"SELECT figure, numerator, denominator, value FROM issued_figure WHERE quarter = $1 ORDER BY figure", "tiir"}};

constexpr Part merge_parts[] = {
    {"SELECT source, target, mrn, name_and_birth, merged_at, merged_by, reason, separated_at FROM patient_merge"
     " WHERE id = $1",
     "iittitti"},
    {"SELECT entity, subject FROM patient_merge_subject WHERE merge = $1 ORDER BY entity, subject", "ti"},
    {"SELECT field, before FROM patient_merge_detail WHERE merge = $1 ORDER BY field", "tt"},
    {"SELECT code, number, choice, detail, since, until, assessed_on FROM patient_merge_fact WHERE merge = $1"
     " ORDER BY code",
     "trttttt"},
    {"SELECT code, which FROM patient_merge_which WHERE merge = $1 ORDER BY code, which", "tt"}};

// What is being typed is in no entry of the trail: its digest stands beside it.
constexpr Part draft_parts[] = {
    {"SELECT uuid, patient, visit, revision, reason, kept_at FROM draft WHERE id = $1", "tiiiti"},
    {"SELECT path, typed FROM draft_field WHERE draft = $1 ORDER BY path", "tt"},
    {"SELECT path FROM draft_confirmed WHERE draft = $1 ORDER BY path", "t"}};

constexpr Part account_parts[] = {
    {"SELECT name, folded_name, full_name, roles, service, disabled, must_change_password, created_at, revision"
     " FROM account WHERE id = $1",
     "ttttiiiii"},
    {"SELECT kind, salt, operations, memory, wrapped FROM key_slot WHERE account = $1 ORDER BY kind", "ttiit"}};

constexpr Part recovery_parts[] = {
    {"SELECT kind, salt, operations, memory, wrapped FROM key_slot WHERE kind = 'recovery' AND $1 = 1 ORDER BY id",
     "ttiit"}};

constexpr Part grant_parts[] = {
    {"SELECT role, permission FROM role_grant WHERE $1 = 1 ORDER BY role, permission", "tt"}};

constexpr Part emergency_parts[] = {
    {"SELECT account, patient, reason, begun_at, ends_at, reviewed_at, reviewed_by FROM emergency_access WHERE id = $1",
     "iitiiit"}};

struct Aggregate {
  std::string_view entity;
  std::span<const Part> parts;
};

constexpr Aggregate aggregates[] = {{"visit", visit_parts},
                                    {"patient", patient_parts},
                                    {"episode", episode_parts},
                                    {"health", health_parts},
                                    {"red flag", red_flag_parts},
                                    {"adverse_event", adverse_event_parts},
                                    {"follow_up_attempt", attempt_parts},
                                    {"follow_up", given_up_parts},
                                    {"merge", merge_parts},
                                    {"clinic", clinic_parts},
                                    {"outcome rules", rules_parts},
                                    {"catalogue", catalogue_parts},
                                    {"diagnosis_list", diagnosis_list_parts},
                                    {"saved_analysis", analysis_parts},
                                    {"export", export_parts},
                                    {"export setting", export_setting_parts},
                                    {"study", study_parts},
                                    {"backup plan", backup_plan_parts},
                                    {"favourite", favourite_parts},
                                    {"quarter", quarter_parts},
                                    {"account", account_parts},
                                    {"recovery code", recovery_parts},
                                    {"draft", draft_parts},
                                    {"grants", grant_parts},
                                    {"emergency access", emergency_parts}};

constexpr char current_form = 'a';
constexpr std::size_t base64_length = 43;  // of 32 bytes, without padding

const Aggregate* aggregate_of(std::string_view entity) {
  const auto found = std::find_if(std::begin(aggregates), std::end(aggregates),
                                  [&](const Aggregate& aggregate) { return aggregate.entity == entity; });
  return found == std::end(aggregates) ? nullptr : &*found;
}

void add_row(KeyedHash& hash, Query& row, std::string_view kinds) {
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const int column = static_cast<int>(i);
    if (row.is_null(column)) hash.add_nothing();
    else if (kinds[i] == 'i') hash.add(row.integer(column));
    else if (kinds[i] == 'r') hash.add(row.real(column));
    else hash.add(row.view(column));
  }
}

Digest computed(Connection& connection, const SecretBytes& key, const Aggregate& aggregate, std::int64_t id) {
  KeyedHash hash(key);
  hash.add(aggregate.entity);
  hash.add(id);
  std::int64_t number = 0;
  for (const Part& part : aggregate.parts) {
    hash.add(++number);  // so that a row of one table never passes for one of the next
    Query row(connection, part.sql, id);
    while (row.next()) add_row(hash, row, part.kinds);
  }
  return hash.finish();
}

}  // namespace

bool has_digest(std::string_view entity) { return aggregate_of(entity) != nullptr; }

std::string digest_of(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id) {
  const Aggregate* aggregate = aggregate_of(entity);
  if (aggregate == nullptr) throw std::logic_error("no digest for " + std::string(entity));
  return current_form + text_of(computed(connection, key, *aggregate, id));
}

bool has_digest_noted(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id,
                      std::string_view noted) {
  if (noted.size() == base64_length + 1 && noted.front() > current_form)
    throw StoreError(StoreFault::newer_schema, "a digest of a later form");
  if (noted.empty() || noted.front() != current_form) return false;
  const auto digest = digest_of_text(noted.substr(1));
  const Aggregate* aggregate = aggregate_of(entity);
  return digest && aggregate != nullptr && same(*digest, computed(connection, key, *aggregate, id));
}

std::string digest_noted_last(Connection& connection, std::string_view entity, std::int64_t id) {
  Query query(connection,
              "SELECT digest FROM audit WHERE entity = $1 AND entity_id = $2 AND digest IS NOT NULL"
              " ORDER BY sequence DESC LIMIT 1",
              entity, id);
  return query.next() ? query.text(0) : std::string();
}

bool is_as_noted(Connection& connection, const SecretBytes& key, std::string_view entity, std::int64_t id) {
  return has_digest_noted(connection, key, entity, id, digest_noted_last(connection, entity, id));
}

bool has_rows(Connection& connection, std::string_view entity, std::int64_t id) {
  const Aggregate* aggregate = aggregate_of(entity);
  return aggregate != nullptr && Query(connection, aggregate->parts.front().sql, id).next();
}

std::string text_of(const Digest& digest) {
  std::string text(base64_length + 1, '\0');
  sodium_bin2base64(text.data(), text.size(), digest.data(), digest.size(), sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
  text.pop_back();
  return text;
}

std::optional<Digest> digest_of_text(std::string_view text) {
  Digest digest{};
  std::size_t length = 0;
  if (sodium_base642bin(digest.data(), digest.size(), text.data(), text.size(), nullptr, &length, nullptr,
                        sodium_base64_VARIANT_ORIGINAL_NO_PADDING) != 0 ||
      length != digest.size())
    return std::nullopt;
  return digest;
}

}  // namespace psoas::storage
