# Refuses to go on with an SQLite that the program cannot rely on. Asked once for each library.
if(PSOAS_SQLITE STREQUAL "system")
  set(sqlite_tried "system ${SQLITE3_VERSION} ${SQLITE3_LINK_LIBRARIES}")
  set(sqlite_remedy "Build with a distribution's libsqlite3, 3.37 or later")
else()
  file(SHA256 ${PSOAS_SQLITE_LIBRARY} sqlite_digest)
  set(sqlite_tried "${PSOAS_SQLITE} ${sqlite_digest}")
  set(sqlite_remedy "Build ${PSOAS_SQLITE} as docs/packaging.md says (SQLCipher 4.6 or later, SQLite 3.37 or later)")
endif()
if(CMAKE_CROSSCOMPILING)
  message(STATUS "SQLite is not tried out when compiling for another machine")
elseif(NOT PSOAS_SQLITE_TRIED STREQUAL "${sqlite_tried}")
  try_run(sqlite_ran sqlite_compiled
          SOURCES ${CMAKE_CURRENT_LIST_DIR}/probe/sqlite_probe.cpp ${PSOAS_PAGE_CIPHER}
          CMAKE_FLAGS "-DINCLUDE_DIRECTORIES=${CMAKE_SOURCE_DIR}"
          COMPILE_DEFINITIONS ${PSOAS_LEAST_CIPHER}
          LINK_LIBRARIES psoas_sqlite
          COMPILE_OUTPUT_VARIABLE sqlite_why_not
          RUN_OUTPUT_VARIABLE sqlite_said
          CXX_STANDARD 20)
  if(NOT sqlite_compiled)
    message(FATAL_ERROR "This SQLite is not one the program can be built with. ${sqlite_remedy}:\n${sqlite_why_not}")
  endif()
  string(STRIP "${sqlite_said}" sqlite_said)
  if(NOT sqlite_ran EQUAL 0)
    message(FATAL_ERROR "${sqlite_said}. ${sqlite_remedy}.")
  endif()
  message(STATUS "${sqlite_said}")
  set(PSOAS_SQLITE_TRIED "${sqlite_tried}" CACHE INTERNAL "the SQLite that fits")
endif()
