/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/passage_steps.h"

#include <string.h>

size_t arp_passage_step_first(const arp_passage_step *step, size_t from) {
    size_t low = 0, high = step->n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (step->line[middle].from < from) low = middle + 1;
        else high = middle;
    }
    return low < step->n && step->line[low].from == from ? low : SIZE_MAX;
}

void arp_passage_walk(const arp_passage_step *step, const uint8_t *before, uint8_t *after,
                      size_t n) {
    memcpy(after, before, n);
    for (size_t e = 0; e < step->n; e++) {
        if (before[step->line[e].from]) after[step->line[e].from] = 0;
    }
    for (size_t e = 0; e < step->n; e++) {
        if (before[step->line[e].from]) after[step->line[e].to] = 1;
    }
}
