# SPDX-License-Identifier: GPL-3.0-or-later
# Every library arpent needs, on one target.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(ARPENT_PC REQUIRED IMPORTED_TARGET
  yaml-0.1 hdf5-serial lapacke openblas libRmath jansson nettle libutf8proc libzip expat zlib xlsxwriter)
find_library(CSV_LIBRARY csv REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
find_library(HDF5_HL_LIBRARY hdf5_serial_hl REQUIRED) # dimension scales
find_library(GLPK_LIBRARY glpk REQUIRED) # 5.0 or later: an environment a thread
find_path(GLPK_INCLUDE glpk.h REQUIRED)
find_path(RANDOM123_INCLUDE Random123/philox.h REQUIRED)

add_library(arpent_dependencies INTERFACE)
target_include_directories(arpent_dependencies SYSTEM INTERFACE ${RANDOM123_INCLUDE} ${GLPK_INCLUDE})
target_link_libraries(arpent_dependencies INTERFACE
  PkgConfig::ARPENT_PC ${HDF5_HL_LIBRARY} ${CSV_LIBRARY} ${READSTAT_LIBRARY} ${GLPK_LIBRARY} Threads::Threads m)
if(ARPENT_MPI)
  find_package(MPI REQUIRED COMPONENTS C)
  target_link_libraries(arpent_dependencies INTERFACE MPI::MPI_C)
endif()
