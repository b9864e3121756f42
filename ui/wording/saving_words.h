#pragma once

// Sentences about saving what is made of the record.

#include <string>

namespace psoas::wording::saving {

inline constexpr const char* workbook_kinds = "Workbooks (*.xlsx)|*.xlsx";
inline constexpr const char* sealed_kinds = "Sealed files (*.psoas-sealed)|*.psoas-sealed";
inline constexpr const char* sealed_kind =
    "Sealed by a passphrase: PDF unless the name says otherwise (*.psoas-sealed)|*.psoas-sealed";
inline std::string is_there(const std::string& name) { return name + " is there already. Replace it?"; }
inline constexpr const char* replace = "&Replace";
inline constexpr const char* keep = "&Keep it";

inline constexpr const char* leaving_heading = "How it leaves the clinic";
inline constexpr const char* sealed_text =
    "The file is sealed. Whoever has the passphrase can open it, with PsoasTrack or with the small program of the "
    "documentation.";
inline constexpr const char* rows_text =
    "The file holds figures. It can hold a row for each patient too, with the record number.";
inline constexpr const char* with_rows = "With a &row for each patient";
inline constexpr const char* reason = "Rea&son";
inline constexpr const char* reason_hint = "Stands in the audit trail.";
inline constexpr const char* reason_needed = "Say why rows of patients leave the clinic.";

inline constexpr const char* passphrase = "P&assphrase";
inline constexpr const char* passphrase_hint =
    "At least 15 characters. Tell it to the recipient by another way than the file; nobody opens the file without it.";
inline constexpr const char* passphrase_again = "&The same once more";
inline constexpr const char* passphrases_differ = "not the same as the one before";

inline constexpr const char* tell_the_passphrase = "Tell the recipient the passphrase by another way than the file.";

inline std::string saved_as(const std::string& file) { return "Saved as " + file + "."; }

}  // namespace psoas::wording::saving
