/* SPDX-License-Identifier: GPL-3.0-or-later */
/**
 * @file must.h
 * What a fuzz target defines and what it holds true.
 */
#ifndef TESTS_FUZZ_MUST_H
#define TESTS_FUZZ_MUST_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static inline void must(bool holds) {
    if (!holds) abort();
}

#endif
