/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/interrupt.h"
#include "study/messages.h"

#include <signal.h>
#include <stdatomic.h>

static const int SIGNALS[] = {SIGINT, SIGTERM};
enum { N_SIGNALS = sizeof SIGNALS / sizeof SIGNALS[0] };

/* Atomic, for a signal may be handled on any thread, those of a library among them. */
static atomic_int came;

static bool listens[N_SIGNALS];
static struct sigaction before[N_SIGNALS]; /* what arp_interrupt_defer() found */

static void note(int signal) {
    (void)signal;
    atomic_store(&came, 1);
}

/* A reading or a writing under way goes on. */
static struct sigaction action_of(int flags) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART | flags};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < N_SIGNALS; i++) sigaddset(&action.sa_mask, SIGNALS[i]);
    return action;
}

void arp_interrupt_begin(void) {
    struct sigaction once = action_of((int)SA_RESETHAND), old;
    for (size_t i = 0; i < N_SIGNALS; i++) {
        if (sigaction(SIGNALS[i], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
        listens[i] = sigaction(SIGNALS[i], &once, NULL) == 0;
    }
}

arp_status arp_interrupt_check(arp_error *err) {
    return atomic_load(&came) ? arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "")
                              : ARP_OK;
}

bool arp_interrupt_take(void) {
    return atomic_exchange(&came, 0) != 0;
}

/* Blocked they would still reach another thread, and a second one end the program. */
void arp_interrupt_defer(void) {
    const struct sigaction always = action_of(0);
    for (size_t i = 0; i < N_SIGNALS; i++) {
        if (listens[i]) (void)sigaction(SIGNALS[i], &always, &before[i]);
    }
}

void arp_interrupt_allow(void) {
    for (size_t i = 0; i < N_SIGNALS; i++) {
        if (listens[i]) (void)sigaction(SIGNALS[i], &before[i], NULL);
    }
}
