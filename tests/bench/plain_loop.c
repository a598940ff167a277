/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arithmetic that needs nothing but the processor, in blocks on threads: what threads can gain on
   this machine at this moment. Usage: plain_loop THREADS BLOCKS. Timed by threads_gain.py. */
#include <stdio.h>
#include <stdlib.h>

#include "base/threads.h"

enum { STEPS = 2000000 }; /* a block: some milliseconds */

static void work(void *user, size_t slot, uint64_t block) {
    double *x = user, y = (double)block;
    (void)slot;
    for (int i = 0; i < STEPS; i++) y = y * 0.999999 + 1.0;
    x[block] = y;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    uint64_t n = strtoull(argv[2], NULL, 10);
    double *x = calloc(n ? n : 1, sizeof *x), sum = 0.0;
    if (!x) return 1;
    arp_blocks_run(
        &(arp_blocks){.end = n, .threads = strtoull(argv[1], NULL, 10), .user = x, .work = work});
    for (uint64_t i = 0; i < n; i++) sum += x[i];
    free(x);
    return printf("%g\n", sum) < 0;
}
