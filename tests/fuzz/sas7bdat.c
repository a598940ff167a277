/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file of SAS. */
#include "statistics.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n) {
    return read_statistics(bytes, n, "fuzz.sas7bdat");
}
