/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sensitivity.h"

#include "drivers/resemblance/verdict.h"

const char *const ARP_SENS_QUANTILES[ARP_RANK_QUANTILES] = {"q05", "q25", "q50", "q75", "q95"};

const char *arp_sens_word(const arp_report *r, size_t i) {
    return arp_word_name(&r->study->plan, arp_word_at(i, arp_report_sens(r)->n_sides));
}

const char *arp_sens_output_of(const arp_report *r, const arp_sens_output *output) {
    if (output->at == ARP_NONE) return "";
    if (output->kind == ARP_OUTPUT_ATTESTED) return arp_sens_side(r, output->at)->name;
    return r->study->values.code[output->at];
}

const char *arp_sens_value(const arp_sensitivity *s, size_t factor, size_t value) {
    return value == ARP_NONE ? "" : s->factor[factor].value[value];
}
