# SPDX-License-Identifier: GPL-3.0-or-later
# What `cmake --install` lays down; relocatable: no prefix is frozen at configure time.
include(CMakePackageConfigHelpers)

install(TARGETS arpent)
# The texts stand beside what they link to.
install(DIRECTORY indicators config docs examples DESTINATION ${CMAKE_INSTALL_DATADIR}/arpent)
install(FILES README.md README.en.md LICENSE CHANGELOG.md CONTRIBUTING.md DESTINATION ${CMAKE_INSTALL_DATADIR}/arpent)
if(ARPENT_ALONE)
  return()
endif()

install(TARGETS arpent_static arpent_shared arpent_flags EXPORT arpentTargets)
install(DIRECTORY include/arpent TYPE INCLUDE FILES_MATCHING PATTERN "*.h")
install(EXPORT arpentTargets NAMESPACE arpent:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/arpent)

configure_package_config_file(cmake/arpentConfig.cmake.in arpentConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/arpent)
write_basic_package_version_file(arpentConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/arpentConfig.cmake ${PROJECT_BINARY_DIR}/arpentConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/arpent)
configure_file(cmake/arpent.pc.in arpent.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/arpent.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
