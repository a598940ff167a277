# SPDX-License-Identifier: GPL-3.0-or-later
# Every library arpent needs, on one target.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
pkg_check_modules(ARPENT_PC REQUIRED IMPORTED_TARGET
  yaml-0.1 hdf5-serial libRmath jansson nettle libutf8proc libzip expat zlib xlsxwriter)
find_library(CSV_LIBRARY csv REQUIRED)
find_library(READSTAT_LIBRARY readstat REQUIRED)
find_library(HDF5_HL_LIBRARY hdf5_serial_hl REQUIRED) # dimension scales
find_library(GLPK_LIBRARY glpk REQUIRED) # 5.0 or later: an environment a thread
find_path(GLPK_INCLUDE glpk.h REQUIRED)
find_path(RANDOM123_INCLUDE Random123/philox.h REQUIRED)

# OpenBLAS without threads of its own, and linked in: the shared one starts a thread a processor when
# it is loaded, asked for or not, and ends the program where it gets none. Debian keeps the serial one
# apart, for the common name stands for whichever was installed last.
set(serial ${CMAKE_LIBRARY_ARCHITECTURE}/openblas-serial)
find_library(OPENBLAS_ARCHIVE libopenblas.a REQUIRED PATHS /usr/lib/${serial} NO_DEFAULT_PATH)
find_path(CBLAS_INCLUDE cblas.h REQUIRED PATHS /usr/include/${serial} NO_DEFAULT_PATH)
find_path(LAPACKE_INCLUDE lapacke.h REQUIRED)
find_library(LAPACKE_ARCHIVE liblapacke.a REQUIRED)
set(ARPENT_BLAS ${LAPACKE_ARCHIVE} ${OPENBLAS_ARCHIVE})

add_library(arpent_dependencies INTERFACE)
target_include_directories(arpent_dependencies SYSTEM INTERFACE ${RANDOM123_INCLUDE} ${GLPK_INCLUDE}
  ${CBLAS_INCLUDE} ${LAPACKE_INCLUDE})
target_link_libraries(arpent_dependencies INTERFACE
  PkgConfig::ARPENT_PC ${ARPENT_BLAS} ${HDF5_HL_LIBRARY} ${CSV_LIBRARY} ${READSTAT_LIBRARY} ${GLPK_LIBRARY} Threads::Threads m)
if(ARPENT_MPI)
  find_package(MPI REQUIRED COMPONENTS C)
  target_link_libraries(arpent_dependencies INTERFACE MPI::MPI_C)
endif()
