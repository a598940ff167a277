/* SPDX-License-Identifier: GPL-3.0-or-later */
/* report: page and workbook of a results folder, made again. */
#include "base/enum.h"
#include "cli/interrupt.h"
#include "cli/messages.h"
#include "cli/say.h"

arp_status arp_do_report(arp_request *request, arp_error *err) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    const arp_page_options options = {.lang = request->given[ARP_OPTION_LANG] ? LANG[request->lang]
                                                                              : NULL,
                                      .ranks_only = request->given[ARP_OPTION_SHARE]};
    arp_status st = arp_report_again(request->operand[0], &options, err);
    return st == ARP_OK ? arp_interrupt_check(err) : st;
}
