# One list of warnings for the whole project. They are errors in every preset but `release`.
option(WARNINGS_AS_ERRORS "Treat warnings as errors" ON)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                    -Wnon-virtual-dtor -Woverloaded-virtual)
if(WARNINGS_AS_ERRORS)
  add_compile_options(-Werror)
endif()
