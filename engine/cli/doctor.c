/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctor: what the bits of an answer rest on. */
#include "cli/messages.h"
#include "cli/messages/keys.h"
#include "cli/say.h"
#include "io/basis.h"
#include "report/screen/layout.h"

enum { NAME_WIDTH = 26 };

arp_status arp_do_doctor(arp_request *request, arp_error *err) {
    arp_status st = ARP_OK;
    arp_basis basis = {0};
    arp_text t = {0};
    arp_basis_of_numbers(&basis);
    arp_basis_of_files(&basis);
    for (size_t i = 0; i < basis.n; i++) {
        arp_wrap_term(&t, basis.row[i].name, NAME_WIDTH);
        arp_wrap_on(&t, basis.row[i].value, NAME_WIDTH);
    }
    arp_text_add(&t, "\n");
    arp_wrap(&t, arp_say(ARP_MSG_CLI_DOCTOR_SAME, request->lang), 0, 0);
    arp_text_add(&t, "\n");
    arp_wrap(&t, arp_say(ARP_MSG_CLI_DOCTOR_PCA, request->lang), 0, 0);
    ARP_TRY(arp_text_status(&t, err));
    ARP_TRY(arp_give(request, t.bytes, t.n, err));

done:
    arp_text_free(&t);
    return st;
}
