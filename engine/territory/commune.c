/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "territory/commune.h"

#include <stdint.h>
#include <string.h>

#include "base/codes.h"
#include "base/number.h"

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
    size_t number, n; /* the first one's code as a number; how many there are */
} CITIES[] = {{"75101", "75120", "75056", 75101, 20},
              {"69381", "69389", "69123", 69381, 9},
              {"13201", "13216", "13055", 13201, 16}};
enum { N_CITIES = sizeof CITIES / sizeof CITIES[0] };

static const struct city *city_of(const char *arrondissement) {
    if (strlen(arrondissement) != CODE || strspn(arrondissement, "0123456789") != CODE) return NULL;
    for (size_t i = 0; i < N_CITIES; i++) {
        bool in = strcmp(arrondissement, CITIES[i].first) >= 0 &&
                  strcmp(arrondissement, CITIES[i].last) <= 0;
        if (in) return &CITIES[i];
    }
    return NULL;
}

const char *arp_commune_of_arrondissement(const char *code) {
    const struct city *c = city_of(code);
    char other[ARP_COMMUNE_ROOM] = "";
    if (!c && arp_commune_alias(code, 0, other)) c = city_of(other);
    return c ? c->commune : NULL;
}

static const struct city *city_itself(const char *code) {
    for (size_t i = 0; i < N_CITIES; i++) {
        if (strcmp(code, CITIES[i].commune) == 0) return &CITIES[i];
    }
    return NULL;
}

bool arp_commune_is_divided(const char *code) {
    return city_itself(code) != NULL;
}

size_t arp_commune_arrondissements(const char *code) {
    const struct city *c = city_itself(code);
    return c ? c->n : 0;
}

void arp_commune_arrondissement(const char *code, size_t which, char out[ARP_COMMUNE_ROOM]) {
    const struct city *c = city_itself(code);
    char number[ARP_NUMBER_ROOM];
    out[0] = '\0';
    if (!c) return;
    arp_number_from_size(number, c->number + which);
    memcpy(out, number, CODE + 1);
}

size_t arp_commune_arrondissement_place(const char *code) {
    const char *city = arp_commune_of_arrondissement(code);
    char one[ARP_COMMUNE_ROOM], other[ARP_COMMUNE_ROOM];
    size_t n = city ? arp_commune_arrondissements(city) : 0;
    if (strlen(code) != CODE && arp_commune_alias(code, 0, other)) code = other;
    for (size_t k = 0; k < n; k++) {
        arp_commune_arrondissement(city, k, one);
        if (strcmp(one, code) == 0) return k;
    }
    return SIZE_MAX;
}

/* ---- codes that communes have, and what others are meant for ---- */

static bool digits(const char *s, size_t n) {
    return strspn(s, "0123456789") >= n;
}

/* Five characters that a commune of today may have. */
static bool is_code(const char *s) {
    if (strlen(s) != CODE || !digits(s + 2, CODE - 2)) return false;
    if (s[0] == '2' && (s[1] == 'A' || s[1] == 'B')) return strcmp(s + 2, "000") != 0;
    if (!digits(s, 2)) return false;
    int department = 10 * (s[0] - '0') + s[1] - '0';
    if (department == 97) return s[2] >= '1' && s[2] <= '8' && strcmp(s + 3, "00") != 0;
    if (department == 98) return strcmp(s + 3, "00") != 0;
    return department >= 1 && department <= 95 && department != 20 && strcmp(s + 2, "000") != 0;
}

bool arp_commune_may_be(const char *written) {
    char other[ARP_COMMUNE_ROOM];
    if (is_code(written)) return true;
    for (size_t i = 0; arp_commune_alias(written, i, other); i++) {
        if (is_code(other)) return true;
    }
    return false;
}

/* "9A101", "9B209": the overseas départements of hospital files, whose letter is the third digit.
 */
static bool overseas(const char *s, char out[ARP_COMMUNE_ROOM]) {
    bool is = strlen(s) == CODE && s[0] == '9' && s[1] >= 'A' && s[1] <= 'F' && digits(s + 2, 3);
    return is && paste("97", s + 2, out) && is_code(out);
}

/* The text as arp_spelling_next() reads it, the zeros at its head kept, without what stands between
   its characters: at most size - 1 of them. */
static size_t plain(const char *s, size_t n, char *out, size_t size) {
    char text[64];
    size_t k = 0;
    out[0] = '\0';
    if (n >= sizeof text) return 0;
    memcpy(text, s, n);
    text[n] = '\0';
    const char *at = text;
    for (char c; k + 1 < size && (c = arp_spelling_next(&at)) != '\0';) {
        if (!strchr("-_.,;:/()[]\"", c)) out[k++] = c;
    }
    out[k] = '\0';
    return k;
}

/* A commune's code in a text without prefix. */
static bool respelt(const char *s, size_t n, char out[ARP_COMMUNE_ROOM]) {
    char text[ARP_COMMUNE_ROOM + 1] = "", other[ARP_COMMUNE_ROOM];
    size_t k = plain(s, n, text, sizeof text);
    if (k == CODE - 1 && digits(text, k)) { /* a zero lost besides */
        memmove(text + 1, text, k + 1);
        text[0] = '0';
        k = CODE;
    }
    if (k == CODE && is_code(text)) return paste("", text, out);
    if (k == CODE && overseas(text, out)) return true;
    for (size_t i = 0; k <= CODE + 1 && arp_commune_alias(text, i, other); i++) {
        if (is_code(other)) return paste("", other, out);
    }
    return false;
}

/* SIREN of the bodies that communes form begin with 20, 24 or 25; the last digit is a check of the
   others (Luhn). */
static bool is_siren(const char *s) {
    int sum = 0;
    bool body = strlen(s) == ARP_COMMUNE_IRIS && digits(s, ARP_COMMUNE_IRIS) && s[0] == '2' &&
                (s[1] == '0' || s[1] == '4' || s[1] == '5');
    for (size_t i = 0; body && i < ARP_COMMUNE_IRIS; i++) {
        int d = (s[i] - '0') * (i % 2 ? 2 : 1);
        sum += d > 9 ? d - 9 : d;
    }
    return body && sum % 10 == 0;
}

/* "090010101", "09001_0101", and "90010101", which lost its zero. */
static bool iris(const char *s, char out[ARP_COMMUNE_ROOM]) {
    char joined[16];
    size_t n = plain(s, strlen(s), joined, sizeof joined);
    if (n == ARP_COMMUNE_IRIS - 1 && digits(joined, n)) {
        memmove(joined + 1, joined, n + 1);
        joined[0] = '0';
        n++;
    }
    if (n != ARP_COMMUNE_IRIS || !digits(joined + CODE, n - CODE)) return false;
    joined[CODE] = '\0';
    return is_code(joined) && paste("", joined, out);
}

arp_commune_guess arp_commune_likely(const char *written, char out[ARP_COMMUNE_ROOM]) {
    size_t n = strlen(written);
    if (respelt(written, n, out)) return ARP_COMMUNE_RESPELT;
    out[0] = '\0';
    if (is_siren(written)) return ARP_COMMUNE_OF_SIREN;
    if (iris(written, out)) return ARP_COMMUNE_OF_IRIS;
    for (size_t i = n; i > 0; i--) { /* what follows a prefix */
        if (!strchr("-_ :./", written[i - 1])) continue;
        if (respelt(written + i, n - i, out)) return ARP_COMMUNE_RESPELT;
    }
    n = strspn(written, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    if (n > 0 && respelt(written + n, strlen(written + n), out)) return ARP_COMMUNE_RESPELT;
    n = strcspn(written, "-_ :./"); /* what stands before a name */
    if (written[n] && respelt(written, n, out)) return ARP_COMMUNE_RESPELT;
    out[0] = '\0';
    return ARP_COMMUNE_NO_GUESS;
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
