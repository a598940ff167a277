/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/words/sentences.h"

#include "base/fail.h"
#include "drivers/resemblance/verdict.h"
#include "report/messages/report.h"
#include "report/messages/sensitivity.h"

const char *arp_state_said(arp_verdict_state state, arp_lang lang) {
    static const arp_message WORD[] = {ARP_MSG_REPORT_ATTESTED, ARP_MSG_REPORT_EXCLUDED,
                                       ARP_MSG_REPORT_CANNOT_TELL};
    return arp_say(WORD[state], lang);
}

const char *arp_word_said(int word, arp_lang lang) {
    static const arp_message REST[] = {ARP_MSG_SENS_BOTH, ARP_MSG_SENS_NEITHER,
                                       ARP_MSG_SENS_UNDETERMINED};
    return arp_say(REST[arp_word_place(word, 0)], lang);
}
