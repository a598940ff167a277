# SPDX-License-Identifier: GPL-3.0-or-later
# Language, warnings and sanitizers, on one target.
add_library(arpent_flags INTERFACE)
target_compile_features(arpent_flags INTERFACE c_std_11)
set(CMAKE_C_EXTENSIONS OFF)
target_compile_definitions(arpent_flags INTERFACE _GNU_SOURCE)
# No contraction and no fast mathematics: the bits are a promise.
target_compile_options(arpent_flags INTERFACE -ffp-contract=off
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wcast-qual -Wstrict-prototypes
  -Wmissing-prototypes -Wpointer-arith -Wundef -Wvla -Wwrite-strings)
# What turns a fault of memory into an end: guarded stacks, calls that know how much room they have,
# tables of the linker that nothing writes to, and, where the processor checks them, jumps that land
# where a jump may. A sanitizer finds more, and wants these out of its way.
include(CheckCCompilerFlag)
include(CheckPIESupported)
check_pie_supported(LANGUAGES C)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
add_library(arpent_hardening INTERFACE)
if(NOT ARPENT_SANITIZE AND NOT ARPENT_COVERAGE)
  foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER has${flag} known)
    check_c_compiler_flag(${flag} ${known})
    if(${known})
      target_compile_options(arpent_hardening INTERFACE ${flag})
    endif()
  endforeach()
  # It looks at what optimising has found out; glibc warns where there was none.
  target_compile_options(arpent_hardening INTERFACE
    "$<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
  target_link_options(arpent_hardening INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
endif()
target_link_libraries(arpent_flags INTERFACE $<BUILD_INTERFACE:arpent_hardening>)
if(ARPENT_WERROR)
  target_compile_options(arpent_flags INTERFACE -Werror)
endif()
if(ARPENT_SANITIZE)
  target_compile_options(arpent_flags INTERFACE -fsanitize=${ARPENT_SANITIZE}
    -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(arpent_flags INTERFACE -fsanitize=${ARPENT_SANITIZE})
endif()
if(ARPENT_COVERAGE)
  target_compile_options(arpent_flags INTERFACE --coverage)
  target_link_options(arpent_flags INTERFACE --coverage)
endif()
