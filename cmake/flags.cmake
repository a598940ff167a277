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
