/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/check.h"
#include "drivers/resemblance/messages.h"
#include "drivers/resemblance/verdict.h"
#include "study/messages.h"
#include "study/study.h"

arp_status arp_study_power(const arp_study *study, const arp_answer *answer,
                           const arp_power_options *options, arp_power *out, arp_error *err) {
    arp_status st = ARP_OK;
    arp_pool *pool = NULL;
    size_t sides = study->plan.node[0].n_children, *eligible, own = 1;
    bool *late;
    arp_case what = {.selected = answer->selected,
                     .m = answer->m,
                     .seed = study->seed,
                     .given = study->given_line,
                     .n_given = study->n_given};
    arp_power_options asked = *options;
    const arp_drivers_options checked = {
        .selected = answer->selected, .m = answer->m, .k = &own, .n_k = 1, .alpha = study->alpha};
    if (answer->m == 0) return arp_fail(err, ARP_USAGE, ARP_MSG_REPORT_NO_SELECTION, "");
    ARP_TRY(arp_check_options(&study->values, &answer->result, &checked, err));
    pool = arp_pool_new();
    if (!arp_pool_take_all(pool, ARP_ARRAY(late, sides), ARP_ARRAY(eligible, sides)))
        ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_case_lines(&study->plan, &study->values, &answer->result, pool, &what, err));
    arp_late_sides(&study->plan, answer->result.weight, late);
    asked.alpha = study->alpha;
    asked.eligible = eligible;
    asked.n_eligible = 0;
    for (size_t s = 0; s < sides; s++) {
        if (!late[s]) eligible[asked.n_eligible++] = s;
    }
    if (asked.n_eligible == 0) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_POWER_NO_SIDE, ""));
    st = arp_power_measure(&what, &asked, out, err);
    if (st == ARP_INTERRUPTED) {
        ARP_TRY(arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, ""));
    }

done:
    arp_pool_free(pool);
    return st;
}
