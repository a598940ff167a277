/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/interrupt.h"

#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "cli/messages.h"
#include "io/file.h"
#include "study/messages.h"

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};
enum {
    N_SIGNALS = sizeof SIGNALS / sizeof SIGNALS[0],
    STATUS = 130,
    LANGS = ARP_EN + 1,
    WORDS = 512
};

/* What a signal does. */
enum { END, NOTE_FIRST, NOTE_ALL };

/* Atomic, for a signal may be handled on any thread, those of a library among them. */
static atomic_int came, what = NOTE_FIRST, said_in;
static atomic_bool done;
static _Atomic(const struct arp_folder *) guarded;
static int usual = NOTE_FIRST;
static char words[LANGS][WORDS]; /* made before they are needed */

/* Nothing but what may be called while a signal is handled: somebody else may hold any lock. */
static void end(void) {
    const char *text = words[atomic_load(&said_in)];
    if (!atomic_load(&done) && write(STDERR_FILENO, text, strlen(text)) < 0) { /* nobody reads */
    }
    arp_folder_drop(atomic_load(&guarded));
    _exit(STATUS);
}

static void note(int signal) {
    (void)signal;
    bool first = atomic_fetch_add(&came, 1) == 0;
    int now = atomic_load(&what);
    if (now == END || (now == NOTE_FIRST && !first)) end();
}

static void make_words(arp_lang lang) {
    const char *const parts[] = {"arpent: ", arp_say(ARP_MSG_CLI_ERROR, lang),
                                 arp_say(ARP_MSG_CLI_INTERRUPTED, lang), "\n"};
    size_t n = 0;
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        size_t len = strlen(parts[i]);
        if (len >= WORDS - n) len = WORDS - 1 - n;
        memcpy(words[lang] + n, parts[i], len);
        n += len;
    }
}

/* A reading or a writing under way goes on. */
void arp_interrupt_begin(bool alone) {
    struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART}, old;
    for (int lang = 0; lang < LANGS; lang++) make_words((arp_lang)lang);
    usual = alone ? END : NOTE_FIRST;
    atomic_store(&what, usual);
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < N_SIGNALS; i++) sigaddset(&action.sa_mask, SIGNALS[i]);
    for (size_t i = 0; i < N_SIGNALS; i++) {
        if (sigaction(SIGNALS[i], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
        (void)sigaction(SIGNALS[i], &action, NULL);
    }
}

void arp_interrupt_speak(arp_lang lang) {
    atomic_store(&said_in, (int)lang);
}

void arp_interrupt_guard(const struct arp_folder *folder) {
    atomic_store(&guarded, folder);
}

arp_status arp_interrupt_check(arp_error *err) {
    return atomic_load(&came) && !atomic_load(&done)
               ? arp_fail(err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "")
               : ARP_OK;
}

bool arp_interrupt_take(void) {
    return atomic_exchange(&came, 0) != 0;
}

void arp_interrupt_defer(void) {
    atomic_store(&what, NOTE_FIRST);
}

void arp_interrupt_hold(void) {
    atomic_store(&what, NOTE_ALL);
}

void arp_interrupt_allow(void) {
    atomic_store(&what, usual);
}

void arp_interrupt_done(void) {
    atomic_store(&guarded, NULL);
    atomic_store(&done, true);
    atomic_store(&what, NOTE_FIRST);
}
