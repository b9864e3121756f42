#include "domain/demo/names.h"

#include <array>
#include <string_view>

namespace psoas {

namespace {

constexpr std::array<std::string_view, 50> women_before_1960{
    {"Ingrid",   "Renate",     "Margaret", "Dolores",      "Françoise", "Barbara", "Ursula",  "Teresa",   "Helga",
     "Jadwiga",  "Concepción", "Ruth",     "Marie-Louise", "Gisela",    "Irene",   "Halina",  "Carmen",   "Lucia",
     "Patricia", "Brigitte",   "Norma",    "Yolanda",      "Siobhán",   "Gunilla", "Zdeňka",  "Mercedes", "Joan",
     "Ilse",     "Fatma",      "Kazuko",   "Lakshmi",      "Abena",     "Thérèse", "Solveig", "Deborah",  "Judith",
     "Rosa",     "Antonia",    "Ewa",      "Monique",      "Krystyna",  "Birgit",  "Leticia", "Sumitra",  "Hanh",
     "Naima",    "Eleni",      "Ljiljana", "Ágnes",        "Mária"}};

constexpr std::array<std::string_view, 64> women_since_1960{
    {"Ana",       "Sofía",  "Chloé",   "Amelia",   "Zoë",     "Nia",     "Aisha",  "Priya",  "Emma",    "Léa",
     "Hannah",    "Júlia",  "Maja",    "Freya",    "Ximena",  "Olivia",  "Grace",  "Yara",   "Mei",     "Thảo",
     "Noor",      "Elif",   "Zuzana",  "Karolína", "Inês",    "Beatriz", "Kasia",  "Siân",   "Aoife",   "Camila",
     "Valentina", "Naomi",  "Imani",   "Adaeze",   "Leila",   "Saoirse", "Linnea", "Astrid", "Petra",   "Nadine",
     "Jana",      "Ivana",  "Dilnoza", "Amara",    "Hyun-ju", "Sakura",  "Meera",  "Kavya",  "Ronja",   "Jasmin",
     "Tamara",    "Eszter", "Åsa",     "Søs",      "Milena",  "Brooke",  "Kayla",  "Monica", "Heather", "Denise",
     "Michelle",  "Angela", "Nicole",  "Rachel"}};

constexpr std::array<std::string_view, 50> men_before_1960{
    {"Heinz",   "Günther", "Robert", "Ernesto",  "Jean-Pierre", "Harold",   "Wolfgang", "Ramón",     "Stanisław",
     "Jürgen",  "Pádraig", "Walter", "Vicente",  "Gerald",      "Jean",     "Bogdan",   "Ingemar",   "Mehmet",
     "Hiroshi", "Raymond", "Ferenc", "Antonín",  "Kofi",        "Suresh",   "Ibrahim",  "Salvatore", "Eugenio",
     "Klaus",   "Rolf",    "Donald", "Franklin", "Curtis",      "Anselmo",  "Agustín",  "Zbigniew",  "Miloš",
     "Bjørn",   "Aurelio", "Émile",  "Ludvík",   "Theodore",    "Clarence", "Vernon",   "Hans",      "Kwabena",
     "Giorgos", "Dragan",  "Béla",   "Rafael",   "Nikolai"}};

constexpr std::array<std::string_view, 64> men_since_1960{
    {"Lucas",  "Mateo",  "Noah",     "Diego",   "Björn", "Jakub",    "Tomáš",   "José",  "Luís",   "André",  "Omar",
     "Yusuf",  "Arjun",  "Kenji",    "Minh",    "Emre",  "Kwame",    "Chidi",   "Liam",  "Ethan",  "Oisín",  "Seán",
     "Connor", "Marcus", "Terrence", "DeShawn", "Tyler", "Brandon",  "Kevin",   "Paweł", "Łukasz", "Ondřej", "Máté",
     "Luka",   "Stefan", "René",     "Loïc",    "Théo",  "Matthias", "Jens",    "Søren", "Håkan",  "Sven",   "Anders",
     "Iñaki",  "Javier", "Álvaro",   "Raúl",    "Hamza", "Karim",    "Farid",   "Rohan", "Vikram", "Haruto", "Jin-woo",
     "Tuấn",   "Duc",    "Ivan",     "Dmitri",  "Marco", "Paolo",    "Niccolò", "Tiago", "Jordan"}};

constexpr std::array<std::string_view, 308> families{
    {"Rivera",    "Müller",    "Okafor",     "Nguyễn",      "Lindqvist",  "Kowalczyk",   "García",
     "Osei",      "Novák",     "Björnsson",  "Ó Dálaigh",   "Yılmaz",     "Haddad",      "Takahashi",
     "Schröder",  "Dubois",    "Fernández",  "Petrović",    "Szabó",      "Castellanos", "Achebe",
     "Ramírez",   "Żeleński",  "Håkansson",  "Jørgensen",   "Çelik",      "Nakamura",    "Bianchi",
     "Marchetti", "Böhm",      "Weiß",       "Lefèvre",     "Gagné",      "Beaulieu",    "Côté",
     "Sørensen",  "Ødegård",   "Virtanen",   "Mäkinen",     "Tamm",       "Kalniņš",     "Šimkus",
     "Dvořák",    "Procházka", "Horváth",    "Kovács",      "Popescu",    "Ionescu",     "Ivanova",
     "Georgiev",  "Papadakis", "Kyriakou",   "Demir",       "Şahin",      "Aydın",       "Rahmani",
     "Farouk",    "Mansour",   "Benali",     "Diallo",      "Traoré",     "Mensah",      "Boateng",
     "Adeyemi",   "Eze",       "Mwangi",     "Wanjiru",     "Abebe",      "Tesfaye",     "Ndlovu",
     "Moyo",      "Banda",     "Chowdhury",  "Banerjee",    "Iyer",       "Krishnan",    "Patil",
     "Deshmukh",  "Fernando",  "Perera",     "Gurung",      "Thapa",      "Phạm",        "Trần",
     "Lê",        "Hoàng",     "Bùi",        "Suwannarat",  "Santoso",    "Wijaya",      "Reyes",
     "Dela Cruz", "Bautista",  "Villanueva", "Park",        "Choi",       "Kang",        "Yoon",
     "Chen",      "Huang",     "Zhao",       "Zhou",        "Fujimoto",   "Ishikawa",    "Hayashi",
     "Matsuda",   "Alvarado",  "Benítez",    "Cárdenas",    "Domínguez",  "Escobar",     "Fuentes",
     "Galván",    "Herrera",   "Ibáñez",     "Jiménez",     "Lozano",     "Maldonado",   "Núñez",
     "Ochoa",     "Peña",      "Quintero",   "Rosales",     "Sepúlveda",  "Treviño",     "Urrutia",
     "Vásquez",   "Zamora",    "Araújo",     "Brandão",     "Carvalho",   "Figueiredo",  "Gonçalves",
     "Magalhães", "Nóbrega",   "Pimentel",   "Queirós",     "Simões",     "Teixeira",    "Abernathy",
     "Bancroft",  "Caldwell",  "Dunmore",    "Ellsworth",   "Fairbanks",  "Garrick",     "Hollis",
     "Inglewood", "Jessup",    "Kendrick",   "Lockwood",    "Marlowe",    "Norwood",     "Oakes",
     "Prescott",  "Quimby",    "Ridley",     "Stanhope",    "Thackeray",  "Underhill",   "Vickers",
     "Wexford",   "Yarrow",    "Ashdown",    "Birchall",    "Coldwell",   "Drayton",     "Everard",
     "Fenwick",   "Greaves",   "Hathersage", "Ilkley",      "Kilbride",   "Lanyon",      "Merrick",
     "Nettleton", "Ormsby",    "Penhale",    "Rosser",      "Selwyn",     "Tregenza",    "Urquhart",
     "Vosper",    "Wetherby",  "Achterberg", "Brinkmann",   "Cronenberg", "Dietz",       "Eberhardt",
     "Fröhlich",  "Grünwald",  "Hölzl",      "Imhof",       "Jäger",      "Köhler",      "Lüders",
     "Möller",    "Nüßlein",   "Oertel",     "Pfänder",     "Quast",      "Rösler",      "Stäheli",
     "Trübner",   "Übelacker", "Vögele",     "Wünsche",     "Zöllner",    "Aalto",       "Bergström",
     "Dahlgren",  "Ekström",   "Forsberg",   "Grönlund",    "Hedlund",    "Isaksson",    "Järvinen",
     "Kjellberg", "Lundgren",  "Myhre",      "Nyström",     "Öberg",      "Pihl",        "Rønning",
     "Strømme",   "Tveit",     "Uusitalo",   "Vestergaard", "Wikström",   "Åkesson",     "Baranowski",
     "Cieślak",   "Dąbrowski", "Filipiak",   "Głowacki",    "Jabłoński",  "Kaczmarek",   "Lewandowska",
     "Majchrzak", "Nowicki",   "Olszewski",  "Pawłowska",   "Rutkowski",  "Sikora",      "Tomaszewska",
     "Urbański",  "Wróbel",    "Zawadzki",   "Bartoš",      "Čermák",     "Doležal",     "Fiala",
     "Hájek",     "Jelínek",   "Kučera",     "Malý",        "Němec",      "Pospíšil",    "Růžička",
     "Šťastný",   "Urban",     "Veselý",     "Zeman",       "Allard",     "Bonnet",      "Chevalier",
     "Delacroix", "Émond",     "Fontaine",   "Girard",      "Hébert",     "Jolivet",     "Lacroix",
     "Mercier",   "Noël",      "Pelletier",  "Renaud",      "Sauvé",      "Thériault",   "Vaillancourt",
     "Albanese",  "Barbieri",  "Colombo",    "De Luca",     "Esposito",   "Ferrara",     "Gallo",
     "Lombardi",  "Moretti",   "Orlando",    "Pellegrini",  "Ricci",      "Santoro",     "Tedesco",
     "Valenti",   "Zanetti",   "Babić",      "Cvetković",   "Đorđević",   "Horvat",      "Jovanović",
     "Knežević",  "Marković",  "Nikolić",    "Radić",       "Stojanović", "Tomić",       "Vuković"}};

constexpr std::array<std::string_view, 20> towns{
    {"Alder Falls",  "Brackwater",   "Cedar Hollow",  "Dunmere",      "Eastmarch",       "Fallowfield", "Gannet Bay",
     "Harrow Mills", "Ivy Junction", "Kestrel Point", "Linden Grove", "Marsh End",       "North Ferry", "Otter Creek",
     "Pell Harbor",  "Quarry Hill",  "Rook Valley",   "Stonebridge",  "Thornbury Flats", "Upper Wick"}};

}  // namespace

std::string invented_given_name(Sex sex, int birth_year, Random& random) {
  const bool woman = sex == Sex::female || (sex != Sex::male && random.chance(0.5));
  // Fashions overlap: some of the young bear their grandparents' names.
  const bool of_old = birth_year < 1960 ? random.chance(0.8) : random.chance(0.2);
  if (woman) return std::string(of_old ? random.one_of(women_before_1960) : random.one_of(women_since_1960));
  return std::string(of_old ? random.one_of(men_before_1960) : random.one_of(men_since_1960));
}

std::string invented_family_name(Random& random) {
  const std::string_view name = random.one_of(families);
  if (!random.chance(0.08)) return std::string(name);
  const std::string_view second = random.one_of(families);
  return second == name ? std::string(name) : std::string(name) + "-" + std::string(second);
}

std::string invented_town(Random& random) { return std::string(random.one_of(towns)); }

}  // namespace psoas
