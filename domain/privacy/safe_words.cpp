#include "domain/privacy/safe_words.h"

#include <algorithm>

namespace psoas {

namespace {

// Generic names of drugs.
const std::vector<std::string_view> drugs{
    "acetaminophen",      "paracetamol",   "metamizole",    "aspirin",       "ibuprofen",       "naproxen",
    "diclofenac",         "ketorolac",     "ketoprofen",    "indomethacin",  "meloxicam",       "nabumetone",
    "etodolac",           "celecoxib",     "etoricoxib",    "tramadol",      "tapentadol",      "codeine",
    "dihydrocodeine",     "hydrocodone",   "hydromorphone", "oxycodone",     "oxymorphone",     "morphine",
    "methadone",          "levorphanol",   "fentanyl",      "buprenorphine", "tilidine",        "naloxone",
    "naltrexone",         "gabapentin",    "pregabalin",    "duloxetine",    "venlafaxine",     "milnacipran",
    "amitriptyline",      "nortriptyline", "desipramine",   "imipramine",    "doxepin",         "mirtazapine",
    "trazodone",          "baclofen",      "tizanidine",    "methocarbamol", "cyclobenzaprine", "carisoprodol",
    "metaxalone",         "orphenadrine",  "dantrolene",    "chlorzoxazone", "diazepam",        "lorazepam",
    "clonazepam",         "alprazolam",    "lidocaine",     "capsaicin",     "ketamine",        "clonidine",
    "topiramate",         "carbamazepine", "oxcarbazepine", "lamotrigine",   "prednisone",      "prednisolone",
    "methylprednisolone", "dexamethasone", "cannabidiol",   "dronabinol"};

// Families of stimulators and pumps, then who makes them: the family is told where it is named.
const std::vector<std::string_view> devices{"Intellis",      "Vanta",         "Inceptiv",
                                            "PrimeAdvanced", "RestoreSensor", "RestoreUltra",
                                            "Itrel",         "SynchroMed",    "RestoreAdvanced",
                                            "WaveWriter",    "Spectra",       "Proclaim",
                                            "Eterna",        "Prodigy",       "Protege",
                                            "Senza",         "Omnia",         "Evoke",
                                            "Prospera",      "ReActiv8",      "StimQ",
                                            "SPRINT",        "Nalu",          "StimRouter",
                                            "Prometra",      "Medtronic",     "Boston Scientific",
                                            "Abbott",        "Nevro",         "Saluda",
                                            "Biotronik",     "Mainstay",      "Curonix"};

struct Mark {
  std::string_view entry;
  std::string_view field;
  const std::vector<std::string_view>& words;
};

const Mark marks[] = {{"tx_medication", "drug", drugs}, {"tx_neuromod", "device_model", devices}};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Bytes above 127 belong to letters of other scripts.
bool is_part_of_word(char c) {
  const char small = lower(c);
  return (small >= 'a' && small <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) > 127;
}

bool stands_at(std::string_view text, std::size_t at, std::string_view word) {
  if (at + word.size() > text.size()) return false;
  if (at > 0 && is_part_of_word(text[at - 1])) return false;
  if (at + word.size() < text.size() && is_part_of_word(text[at + word.size()])) return false;
  return std::ranges::equal(text.substr(at, word.size()), word, {}, lower, lower);
}

}  // namespace

const std::vector<std::string_view>& safe_words(std::string_view entry, std::string_view field) {
  static const std::vector<std::string_view> none;
  for (const Mark& mark : marks)
    if (mark.entry == entry && mark.field == field) return mark.words;
  return none;
}

std::string_view listed_word_in(std::string_view text, const std::vector<std::string_view>& words) {
  for (const std::string_view word : words)
    for (std::size_t at = 0; at < text.size(); ++at)
      if (stands_at(text, at, word)) return word;
  return {};
}

}  // namespace psoas
