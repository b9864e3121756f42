# The SQLite the program is built with, as the target psoas_sqlite: a distribution's, or a library that keys the file,
# of which the packager gives the folder of its header and the static library. docs/packaging.md says how.
set(PSOAS_SQLITE system CACHE STRING "system, or a library that keys the file: sqlcipher, sqlite3mc")
set_property(CACHE PSOAS_SQLITE PROPERTY STRINGS system sqlcipher sqlite3mc)
set(PSOAS_SQLITE_INCLUDE "" CACHE PATH "The folder of that library's sqlite3.h")
set(PSOAS_SQLITE_LIBRARY "" CACHE FILEPATH "That library, static (.a)")
set(PSOAS_SQLITE_NEEDS "" CACHE STRING "What it has to be linked with, such as crypto")

add_library(psoas_sqlite INTERFACE IMPORTED GLOBAL)
if(PSOAS_SQLITE STREQUAL "system")
  pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
  target_link_libraries(psoas_sqlite INTERFACE PkgConfig::SQLITE3)
  set(PSOAS_PAGE_CIPHER ${CMAKE_SOURCE_DIR}/storage/sqlite/page_cipher_none.cpp)
elseif(PSOAS_SQLITE STREQUAL "sqlcipher" OR PSOAS_SQLITE STREQUAL "sqlite3mc")
  if(NOT EXISTS "${PSOAS_SQLITE_INCLUDE}/sqlite3.h")
    message(FATAL_ERROR "PSOAS_SQLITE_INCLUDE has to be the folder of ${PSOAS_SQLITE}'s sqlite3.h; there is none in "
                        "\"${PSOAS_SQLITE_INCLUDE}\"")
  endif()
  if(NOT EXISTS "${PSOAS_SQLITE_LIBRARY}" OR NOT PSOAS_SQLITE_LIBRARY MATCHES "\\.a$")
    message(FATAL_ERROR "PSOAS_SQLITE_LIBRARY has to be the static library (.a) of ${PSOAS_SQLITE}: a shared one would "
                        "meet the SQLite of other libraries in the process. It is \"${PSOAS_SQLITE_LIBRARY}\"")
  endif()
  # SQLiteCpp looks for an SQLite of its own: it has to find this one.
  set(SQLite3_INCLUDE_DIR ${PSOAS_SQLITE_INCLUDE} CACHE PATH "" FORCE)
  set(SQLite3_LIBRARY ${PSOAS_SQLITE_LIBRARY} CACHE FILEPATH "" FORCE)
  target_include_directories(psoas_sqlite INTERFACE ${PSOAS_SQLITE_INCLUDE})
  target_link_libraries(psoas_sqlite INTERFACE ${PSOAS_SQLITE_LIBRARY} ${PSOAS_SQLITE_NEEDS} Threads::Threads m
                        ${CMAKE_DL_LIBS})
  # A library that the process loads later and that wants SQLite must not get this one.
  target_link_options(psoas_sqlite INTERFACE -Wl,--exclude-libs,ALL)
  set(PSOAS_PAGE_CIPHER ${CMAKE_SOURCE_DIR}/storage/sqlite/page_cipher_${PSOAS_SQLITE}.cpp)
else()
  message(FATAL_ERROR "PSOAS_SQLITE is system, sqlcipher or sqlite3mc, and not \"${PSOAS_SQLITE}\"")
endif()

# The least version of a cipher library, as 100 * major + minor: before it, SQLite had no STRICT tables.
set(PSOAS_LEAST_CIPHER)
if(PSOAS_SQLITE STREQUAL "sqlcipher")
  set(PSOAS_LEAST_CIPHER -DLEAST_CIPHER_VERSION=406)
endif()

find_package(SQLiteCpp REQUIRED)
include(${CMAKE_CURRENT_LIST_DIR}/probe_sqlite.cmake)
