# embed_text(TARGET HEADER NAMESPACE FILE…): makes HEADER (below the generated folder) with one
# `inline constexpr EmbeddedText` per file, so that a program carries its schema and catalogue with it.
function(embed_text target header namespace)
  set(output ${CMAKE_BINARY_DIR}/generated/${header})
  set(files)
  foreach(file IN LISTS ARGN)
    list(APPEND files ${CMAKE_CURRENT_SOURCE_DIR}/${file})
  endforeach()
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DNAMESPACE=${namespace} "-DFILES=${files}"
            -P ${CMAKE_SOURCE_DIR}/cmake/write_embedded_text.cmake
    DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/write_embedded_text.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
