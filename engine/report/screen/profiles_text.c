/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/profile.h"

void arp_profiles_text(const arp_report *report, const arp_profiles *profiles, arp_text *out) {
    for (size_t i = 0; i < profiles->n; i++) {
        const arp_profile_report p = {*report, &profiles->at[i]};
        if (i) arp_text_add(out, "\n\n");
        arp_profile_text(&p, out);
    }
}
