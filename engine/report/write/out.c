/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/write/out.h"

enum { WORTH_IT = 1 << 16 };

static void hand_over(arp_out *out) {
    if (out->text.bad || out->text.n == 0) return;
    if (out->status == ARP_OK) {
        out->status = out->take(out->user, out->text.bytes, out->text.n, out->err);
    }
    out->text.n = 0;
}

void arp_out_drain(arp_out *out) {
    if (out->take && out->text.n >= WORTH_IT) hand_over(out);
}

arp_status arp_out_end(arp_out *out, arp_error *err) {
    if (out->take) hand_over(out);
    return out->status == ARP_OK ? arp_text_status(&out->text, err) : out->status;
}
