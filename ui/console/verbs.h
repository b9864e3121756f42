#pragma once

// The verbs of psoasctl, in *_verb.cpp beside this.

#include <memory>

#include "ui/console/verb.h"

namespace psoas::console {

std::unique_ptr<Verb> new_verb();         // a new, empty clinic
std::unique_ptr<Verb> demo_verb();        // a clinic of invented patients
std::unique_ptr<Verb> import_verb();      // tables of another program, through a mapping
std::unique_ptr<Verb> diagnoses_verb();   // the list of diagnosis codes: find in it, replace it
std::unique_ptr<Verb> trend_verb();       // one patient's trend as a document, picture or table
std::unique_ptr<Verb> outcomes_verb();    // how patients fared after treatments
std::unique_ptr<Verb> analyses_verb();    // saved questions about outcomes
std::unique_ptr<Verb> quarter_verb();     // the workbook of a quarter
std::unique_ptr<Verb> export_verb();      // de-identified tables for a recipient
std::unique_ptr<Verb> catalogue_verb();   // what can be recorded, and the clinic's own part of it
std::unique_ptr<Verb> rules_verb();       // the clinic's rules for outcomes: show, set
std::unique_ptr<Verb> clinic_verb();      // the clinic's settings: show, change
std::unique_ptr<Verb> follow_ups_verb();  // the list of follow-ups
std::unique_ptr<Verb> accounts_verb();    // who may log in
std::unique_ptr<Verb> audit_verb();       // who changed what, when and why
std::unique_ptr<Verb> check_verb();       // what a file holds and whether it is whole
std::unique_ptr<Verb> backup_verb();      // a sealed backup, read back
std::unique_ptr<Verb> open_verb();        // a sealed export opened
std::unique_ptr<Verb> restore_verb();     // a backup brought back
std::unique_ptr<Verb> backups_verb();     // the backups in a folder

}  // namespace psoas::console
