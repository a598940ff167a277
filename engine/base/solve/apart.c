/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/solve/apart.h"

#include <glpk.h>
#include <setjmp.h>
#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/messages.h"

/* What survives a fault. */
typedef struct apart {
    jmp_buf fault;
    bool memory; /* GLPK spoke of memory before its fault */
    bool done;   /* without a fault                       */
} apart;

/* GLPK says why it stops, then calls the hook below. */
static int swallow(void *info, const char *text) {
    apart *a = info;
    if (strstr(text, "memory")) a->memory = true;
    return 1;
}

static void back(void *info) {
    apart *a = info;
    longjmp(a->fault, 1);
}

static arp_status run_apart(apart *a, void (*work)(void *), void *of, arp_error *err) {
    glp_term_hook(swallow, a);
    glp_error_hook(back, a);
    if (setjmp(a->fault) == 0) {
        glp_term_out(GLP_OFF);
        work(of);
        a->done = true;
    }
    glp_free_env();
    if (a->done) return ARP_OK;
    return a->memory ? arp_fail_memory(err)
                     : arp_fail(err, ARP_INTERNAL, ARP_MSG_PROGRAM_FAULT, "");
}

static void run_beside(void (*work)(void *), void *of) {
    int was = glp_term_out(GLP_OFF);
    work(of);
    glp_term_out(was);
}

arp_status arp_solve_apart(void (*work)(void *of), void *of, arp_error *err) {
    apart *a = arp_zalloc(1, sizeof *a);
    arp_status st = ARP_OK;
    if (!a) return arp_fail_memory(err);
    switch (glp_init_env()) {
    case 0:
        st = run_apart(a, work, of, err);
        break;
    case 1: /* there was one */
        run_beside(work, of);
        break;
    default:
        st = arp_fail_memory(err);
    }
    arp_free(a);
    return st;
}
