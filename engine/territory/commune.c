/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/commune.h"

#include <string.h>

enum { CODE = 5 }; /* characters of a commune's code */

/* A département's and a commune's characters, pasted. */
static bool paste(const char *department, const char *number, char out[ARP_COMMUNE_ROOM]) {
    strcpy(out, department);
    strcat(out, number);
    return true;
}

static bool corsican(const char *number, size_t which, char out[ARP_COMMUNE_ROOM]) {
    return which < 2 && paste(which == 0 ? "2A" : "2B", number, out);
}

bool arp_commune_alias(const char *written, size_t which, char out[ARP_COMMUNE_ROOM]) {
    size_t n = strlen(written);
    bool is_20 = n >= CODE && memcmp(written, "20", 2) == 0;
    if (n == CODE) return is_20 && corsican(written + 2, which, out);
    if (n != CODE + 1) return false;
    if (is_20) return corsican(written + 3, which, out);
    if (which > 0) return false;
    if (written[0] == '0') return paste("", written + 1, out);
    return memcmp(written, "97", 2) == 0 && written[2] == written[3] &&
           paste("97", written + 3, out);
}

static const struct city {
    const char *first, *last, *commune;
} CITIES[] = {
    {"75101", "75120", "75056"}, {"69381", "69389", "69123"}, {"13201", "13216", "13055"}};
enum { N_CITIES = sizeof CITIES / sizeof CITIES[0] };

const char *arp_commune_of_arrondissement(const char *code) {
    if (strlen(code) != CODE || strspn(code, "0123456789") != CODE) return NULL;
    for (size_t i = 0; i < N_CITIES; i++) {
        bool in = strcmp(code, CITIES[i].first) >= 0 && strcmp(code, CITIES[i].last) <= 0;
        if (in) return CITIES[i].commune;
    }
    return NULL;
}

bool arp_commune_is_divided(const char *code) {
    for (size_t i = 0; i < N_CITIES; i++) {
        if (strcmp(code, CITIES[i].commune) == 0) return true;
    }
    return false;
}

bool arp_department_alias(const char *written, char out[ARP_COMMUNE_ROOM]) {
    static const char *const CORSICA[][2] = {
        {"201", "2A"}, {"20A", "2A"}, {"202", "2B"}, {"20B", "2B"}, {"209", "20"}};
    if (strlen(written) != 3) return false;
    if (written[0] == '0') return paste("", written + 1, out);
    for (size_t i = 0; i < sizeof CORSICA / sizeof CORSICA[0]; i++) {
        if (strcmp(written, CORSICA[i][0]) == 0) return paste("", CORSICA[i][1], out);
    }
    return false;
}

void arp_commune_department(const char *code, char out[ARP_COMMUNE_ROOM]) {
    size_t n = code[0] == '9' && (code[1] == '7' || code[1] == '8') ? 3 : 2;
    out[0] = '\0';
    if (strlen(code) < n) return;
    memcpy(out, code, n);
    out[n] = '\0';
}
