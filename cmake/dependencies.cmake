# SPDX-License-Identifier: GPL-3.0-or-later
# Every library arpent needs, on one target.
set(ARPENT_LIBRARIES "" CACHE PATH "What packaging/libraries.sh made for a target; empty: the system's libraries")
if(ARPENT_LIBRARIES) # and nothing of the system beside them
  set(ENV{PKG_CONFIG_LIBDIR} ${ARPENT_LIBRARIES}/lib/pkgconfig)
  set(CMAKE_FIND_ROOT_PATH ${ARPENT_LIBRARIES})
  foreach(kind LIBRARY INCLUDE PACKAGE)
    set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
  endforeach()
endif()
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
if(ARPENT_LIBRARIES)
  set(serial_lib ${ARPENT_LIBRARIES}/lib)
  set(serial_include ${ARPENT_LIBRARIES}/include)
else()
  set(serial_lib /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/openblas-serial)
  set(serial_include /usr/include/${CMAKE_LIBRARY_ARCHITECTURE}/openblas-serial)
endif()
find_library(OPENBLAS_ARCHIVE libopenblas.a REQUIRED PATHS ${serial_lib} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_path(CBLAS_INCLUDE cblas.h REQUIRED PATHS ${serial_include} NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH)
find_path(LAPACKE_INCLUDE lapacke.h REQUIRED)
find_library(LAPACKE_ARCHIVE liblapacke.a REQUIRED)
set(ARPENT_BLAS ${LAPACKE_ARCHIVE} ${OPENBLAS_ARCHIVE})

add_library(arpent_dependencies INTERFACE)
target_include_directories(arpent_dependencies SYSTEM INTERFACE ${RANDOM123_INCLUDE} ${GLPK_INCLUDE}
  ${CBLAS_INCLUDE} ${LAPACKE_INCLUDE})
# Whoever uses stands before what it uses: archives are looked into once.
target_link_libraries(arpent_dependencies INTERFACE ${HDF5_HL_LIBRARY} ${READSTAT_LIBRARY} PkgConfig::ARPENT_PC
  ${ARPENT_BLAS} ${CSV_LIBRARY} ${GLPK_LIBRARY} Threads::Threads m)
if(ARPENT_MPI)
  find_package(MPI REQUIRED COMPONENTS C)
  target_link_libraries(arpent_dependencies INTERFACE MPI::MPI_C)
endif()
