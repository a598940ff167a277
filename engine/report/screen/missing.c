/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "drivers/choice/missing.h"
#include "report/messages/missing.h"
#include "report/screen/layout.h"
#include "report/screen/screen.h"
#include "report/words/sentences.h"

void arp_missing_text(const arp_report *r, arp_text *out) {
    const arp_drivers *d = arp_report_drivers(r);
    arp_lang lang = r->options.lang;
    if (!d->missing) return;
    arp_text_add(out, "\n");
    arp_paragraph(out, 0, lang, MISSING_TITLE, arp_word_count(d->missing->n_draws, lang).s);
    for (size_t s = 0; s < d->n_sides; s++) {
        arp_text all = {0};
        arp_missing_reasons(r, s, lang, &all);
        for (size_t at = 0; at < all.n && !all.bad; at += strlen(all.bytes + at) + 1) {
            arp_wrap(out, all.bytes + at, 2, 4);
        }
        out->bad = out->bad || all.bad;
        arp_text_free(&all);
    }
}
