/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/interrupt.h"
#include "study/messages.h"

#include <signal.h>

static const int SIGNALS[] = {SIGINT, SIGTERM};
enum { N_SIGNALS = sizeof SIGNALS / sizeof SIGNALS[0] };

static volatile sig_atomic_t came;

static void note(int signal) {
    (void)signal;
    came = 1;
}

static void signal_set(sigset_t *set) {
    sigemptyset(set);
    for (size_t i = 0; i < N_SIGNALS; i++) sigaddset(set, SIGNALS[i]);
}

void arp_interrupt_begin(void) {
    /* a reading or a writing under way goes on; the handler serves once */
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART | (int)SA_RESETHAND}, old;
    signal_set(&action.sa_mask);
    for (size_t i = 0; i < N_SIGNALS; i++) {
        if (sigaction(SIGNALS[i], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
        (void)sigaction(SIGNALS[i], &action, NULL);
    }
}

arp_status arp_interrupt_check(arp_error *err) {
    return came ? arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "") : ARP_OK;
}

bool arp_interrupt_take(void) {
    bool was = came;
    came = 0;
    return was;
}

void arp_interrupt_defer(void) {
    sigset_t set;
    signal_set(&set);
    (void)sigprocmask(SIG_BLOCK, &set, NULL);
}

void arp_interrupt_allow(void) {
    sigset_t set;
    signal_set(&set);
    (void)sigprocmask(SIG_UNBLOCK, &set, NULL);
}
