/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/basis/basis.h"

#include <arpent/version.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

#include <Rmath.h>

#include "base/lanes/lanes.h"
#include "base/number.h"
#include "base/os/library.h"
#include "base/solve/dense.h"
#include "base/solve/program.h"
#include "base/text.h"
#include "base/threads.h"

enum { POINTS = 4096, SIDE = 12, DIGITS = 16 };

#if defined(__clang__)
static const char COMPILER[] = "clang " __clang_version__;
#else
static const char COMPILER[] = "gcc " __VERSION__;
#endif

void arp_basis_add(arp_basis *to, const char *name, const char *value) {
    if (to->n == ARP_BASIS_MOST) return;
    arp_basis_row *row = &to->row[to->n++];
    row->name = name;
    arp_text_cut(row->value, sizeof row->value, value, strlen(value));
}

/* FNV-1a over the bits of a number. */
static uint64_t mix(uint64_t hash, double x) {
    unsigned char bytes[sizeof x];
    memcpy(bytes, &x, sizeof x);
    for (size_t i = 0; i < sizeof bytes; i++) hash = (hash ^ bytes[i]) * 1099511628211U;
    return hash;
}

static const uint64_t START = 14695981039346656037U;

static void add_mark(arp_basis *to, const char *name, uint64_t hash) {
    char text[DIGITS + 1];
    for (int i = 0; i < DIGITS; i++) text[i] = "0123456789abcdef"[hash >> (60 - 4 * i) & 15];
    text[DIGITS] = '\0';
    arp_basis_add(to, name, text);
}

/* The functions of the C library whose last bit depends on the instructions it has. */
static uint64_t functions(void) {
    uint64_t hash = START;
    for (size_t i = 1; i <= POINTS; i++) {
        double x = (double)i / 97.0;
        hash = mix(mix(mix(hash, log(x)), exp(-x)), pow(x, 1.0 / 3.0));
        hash = mix(mix(hash, log1p(1.0 / x)), expm1(1.0 / x));
    }
    return hash;
}

/* Correlations that fall with the distance of two columns, as those of no study do exactly. */
static uint64_t components(void) {
    double a[SIDE * SIDE], value[SIDE];
    uint64_t hash = START;
    for (size_t i = 0; i < SIDE; i++) {
        for (size_t j = 0; j < SIDE; j++) {
            size_t apart = i > j ? i - j : j - i, sum = i + j;
            a[i * SIDE + j] = apart ? 1.0 / (double)(2 + apart + sum % 3) : 1.0;
        }
    }
    if (arp_dense_eigen(a, SIDE, value, NULL) != ARP_OK) return 0;
    for (size_t i = 0; i < SIDE; i++) hash = mix(hash, value[i]);
    for (size_t i = 0; i < sizeof a / sizeof a[0]; i++) hash = mix(hash, a[i]);
    return hash;
}

static const char *fused(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2") ? "yes" : "no";
#else
    return "?";
#endif
}

void arp_basis_of_numbers(arp_basis *to) {
    char threads[ARP_NUMBER_ROOM];
    arp_number_from_size(threads, arp_threads_online());
    arp_basis_add(to, "arpent", arp_version());
    arp_basis_add(to, "compiler", COMPILER);
    arp_basis_add(to, "vectors", arp_lanes_at(0)->name);
    arp_basis_add(to, "processors", threads);
    arp_basis_add(to, "C library", arp_os_library());
    arp_basis_add(to, "C library, fused steps", fused());
    add_mark(to, "C library, mark", functions());
    arp_basis_add(to, "OpenBLAS", arp_dense_library());
    arp_basis_add(to, "OpenBLAS, kernels", arp_dense_kernels());
    add_mark(to, "OpenBLAS, mark", components());
    arp_basis_add(to, "GLPK", arp_program_library());
    arp_basis_add(to, "R", R_VERSION_STRING);
}
