# Refuses to go on with an SQLite that the program cannot rely on. Asked once for each library.
if(CMAKE_CROSSCOMPILING)
  message(STATUS "SQLite is not tried out when compiling for another machine")
elseif(NOT PSOAS_SQLITE_TRIED STREQUAL "${SQLITE3_VERSION} ${SQLITE3_LINK_LIBRARIES}")
  try_run(sqlite_ran sqlite_compiled
          SOURCES ${CMAKE_CURRENT_LIST_DIR}/probe/sqlite_probe.cpp
          LINK_LIBRARIES PkgConfig::SQLITE3
          COMPILE_OUTPUT_VARIABLE sqlite_why_not
          RUN_OUTPUT_VARIABLE sqlite_said
          CXX_STANDARD 20)
  if(NOT sqlite_compiled)
    message(FATAL_ERROR "SQLite ${SQLITE3_VERSION} is not one the program can be built with; it needs 3.37 or later, "
                        "from a distribution's libsqlite3:\n${sqlite_why_not}")
  endif()
  string(STRIP "${sqlite_said}" sqlite_said)
  if(NOT sqlite_ran EQUAL 0)
    message(FATAL_ERROR "${sqlite_said}. Build with a distribution's libsqlite3, 3.37 or later.")
  endif()
  message(STATUS "${sqlite_said}")
  set(PSOAS_SQLITE_TRIED "${SQLITE3_VERSION} ${SQLITE3_LINK_LIBRARIES}" CACHE INTERNAL "the SQLite that fits")
endif()
