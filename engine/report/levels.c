/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/levels.h"

#include <math.h>

#include "base/fail.h"
#include "report/numbers_csv.h"
#include "report/report.h"
#include "report/verdict.h"

const char *arp_levels_word(const arp_study *study, const arp_level_answer *at) {
    int word = at->drivers.word;
    if (word < 0) return arp_word_name(word);
    return study->plan.node[at->drivers.side[word].node].name;
}
