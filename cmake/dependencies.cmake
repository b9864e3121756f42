# Every library the project uses, found once, under the names the folders link with.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(date REQUIRED)                                       # date::date, date::date-tz
include(${CMAKE_CURRENT_LIST_DIR}/sqlite.cmake)                   # SQLiteCpp, psoas_sqlite
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(UTF8PROC REQUIRED IMPORTED_TARGET libutf8proc)
pkg_check_modules(CAIRO REQUIRED IMPORTED_TARGET cairo cairo-pdf cairo-svg cairo-png)
pkg_check_modules(PANGO REQUIRED IMPORTED_TARGET pangocairo)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
find_package(ZLIB REQUIRED)                                       # reads finished workbooks back
find_package(CLI11 REQUIRED)
find_package(nlohmann_json REQUIRED)
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)

if(WITH_UI)
  find_package(wxWidgets 3.2 REQUIRED COMPONENTS core base)
  pkg_check_modules(GTK3 REQUIRED IMPORTED_TARGET gtk+-3.0)
endif()
