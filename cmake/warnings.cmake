# One list of warnings for the whole project. They are errors in every preset but `release`.
option(WARNINGS_AS_ERRORS "Treat warnings as errors" ON)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                    -Wnon-virtual-dtor -Woverloaded-virtual)
# g++ 12 warns of overlapping copies inside std::string when it optimises fully; there are none (GCC bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  add_compile_options($<$<CONFIG:Release>:-Wno-restrict>)
endif()
if(WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
