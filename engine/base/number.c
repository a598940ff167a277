/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/number.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/os/numbers.h"

__extension__ typedef unsigned __int128 wide;

static size_t digits(const char *s, size_t n, size_t i) {
    while (i < n && s[i] >= '0' && s[i] <= '9') i++;
    return i;
}

/* True when s[0..n) is in the grammar; *mark is the place of the decimal mark, or n. */
static bool in_grammar(const char *s, size_t n, char decimal, size_t *mark) {
    size_t i = n && (s[0] == '+' || s[0] == '-') ? 1 : 0;
    size_t whole = digits(s, n, i);
    size_t count = whole - i;
    i = whole;
    *mark = n;
    if (i < n && s[i] == decimal) {
        *mark = i;
        size_t part = digits(s, n, i + 1);
        count += part - i - 1;
        i = part;
    }
    if (count == 0) return false;
    if (i < n && (s[i] == 'e' || s[i] == 'E')) {
        i++;
        if (i < n && (s[i] == '+' || s[i] == '-')) i++;
        size_t end = digits(s, n, i);
        if (end == i) return false;
        i = end;
    }
    return i == n;
}

/* A number in the grammar, without exponent, whose digits are a whole number up to 2^53 and of
   which at most 22 follow the mark: that and the power of ten are doubles, so that one division
   rounds correctly (Clinger 1990). False for others. */
static bool read_exact(const char *s, size_t n, size_t mark, double *out) {
    static const double TEN[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    const uint64_t most = UINT64_C(1) << 53;
    size_t places = mark < n ? n - mark - 1 : 0;
    uint64_t whole = 0;
    if (places >= sizeof TEN / sizeof *TEN) return false;
    for (size_t i = *s == '-' || *s == '+'; i < n; i++) {
        if (i == mark) continue;
        if (s[i] < '0' || s[i] > '9') return false;
        whole = 10 * whole + (uint64_t)(s[i] - '0');
        if (whole > most) return false;
    }
    double x = (double)whole / TEN[places];
    *out = *s == '-' ? -x : x;
    return true;
}

arp_number_fault arp_number_read(const char *s, size_t n, char decimal, double *out) {
    char copy[512];
    size_t mark;
    if (n >= sizeof copy || !in_grammar(s, n, decimal, &mark)) return ARP_NUMBER_BAD;
    if (read_exact(s, n, mark, out)) return ARP_NUMBER_OK;
    memcpy(copy, s, n);
    copy[n] = '\0';
    if (mark < n) copy[mark] = '.';
    *out = arp_os_number(copy);
    return isinf(*out) ? ARP_NUMBER_RANGE : ARP_NUMBER_OK;
}

/* digits / 10^after, without the zeros at its end. */
static void put_digits(uint64_t digits, unsigned after, bool negative, char *out) {
    char back[ARP_NUMBER_ROOM] = {0};
    size_t n = 0;
    for (; after > 0 && digits % 10 == 0; after--) digits /= 10;
    for (bool marked = after == 0; digits || after || !marked || n == 0; digits /= 10) {
        if (!marked && after == 0) {
            back[n++] = '.';
            marked = true;
        }
        back[n++] = (char)('0' + digits % 10);
        after -= after > 0;
    }
    if (negative) *out++ = '-';
    while (n > 0) *out++ = back[--n];
    *out = '\0';
}

/* 10^place is the first digit of x, from 1e-4 to 1e15: where a power of ten is no double, the one
   that is nearest lies above it, so that x is compared with it in the same way. */
static int place_of(double x) {
    static const double TEN[] = {1e-4, 1e-3, 1e-2, 1e-1, 1e0,  1e1,  1e2,  1e3,  1e4, 1e5,
                                 1e6,  1e7,  1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14};
    int place = 0;
    while (place < 14 && x >= TEN[place + 5]) place++;
    while (x < TEN[place + 4]) place--;
    return place;
}

/* The same in whole numbers of 128 bits, which hold all of x = m / 2^s times a power of ten, for
   numbers from 1e-4 to 1e15 that %g writes without an exponent. False for the others. */
static bool write_exact(char *out, double x) {
    enum { LEAST = 15, MOST = 17, BITS = 53 };
    int power;
    double size = fabs(x), fraction = frexp(size, &power);
    if (!(size >= 1e-4 && size < 1e15)) return false;
    unsigned s = (unsigned)(BITS - power), after = (unsigned)(LEAST - 1 - place_of(size));
    uint64_t m = (uint64_t)ldexp(fraction, BITS);
    wide ten = 1, half = (wide)1 << (s - 1), most = UINT64_C(1000000000000000);
    for (unsigned i = 0; i < after; i++) ten *= 10;
    for (int digits = LEAST; digits <= MOST; digits++, after++, ten *= 10, most *= 10) {
        wide exact = m * ten, whole = exact >> s, rest = exact - (whole << s);
        whole += rest > half || (rest == half && whole % 2 == 1);
        wide gap = 2 * (whole << s > exact ? (whole << s) - exact : exact - (whole << s));
        /* below a power of two doubles lie nearer than above it */
        if (gap && fraction == 0.5) return false;
        if (whole == most && after == 0) return false;
        if (gap > ten || (gap == ten && m % 2 == 1)) continue; /* it reads back as another */
        put_digits((uint64_t)whole, after, x < 0.0, out);
        return true;
    }
    return false;
}

void arp_number_short(char out[ARP_NUMBER_ROOM], double x) {
    static const char *const HOW[] = {"%.15g", "%.16g", "%.17g"};
    if (write_exact(out, x)) return;
    for (size_t i = 0; i < 3; i++) {
        arp_os_write_number(out, ARP_NUMBER_ROOM, HOW[i], x);
        if (arp_os_number(out) == x) return;
    }
}

void arp_number_told(char out[ARP_NUMBER_ROOM], double x) {
    double told = x;
    if (x != floor(x)) {
        arp_os_write_number(out, ARP_NUMBER_ROOM, fabs(x) < 1e9 ? "%.12g" : "%.15g", x);
        told = arp_os_number(out);
    }
    arp_number_short(out, told);
}

void arp_number_from_size(char out[ARP_NUMBER_ROOM], size_t x) {
    char back[ARP_NUMBER_ROOM];
    size_t n = 0;
    do {
        back[n++] = (char)('0' + x % 10);
        x /= 10;
    } while (x);
    for (size_t i = 0; i < n; i++) out[i] = back[n - 1 - i];
    out[n] = '\0';
}

void arp_number_people(char *out, size_t size, double x, int digits_after, arp_lang lang) {
    static const char *const THIN = "\xE2\x80\xAF";
    char how[8] = "%.0f", plain[400];
    if (isnan(x)) {
        if (size >= 4) strcpy(out, "\xE2\x80\x93");
        return;
    }
    if (digits_after > 9) {
        how[2] = '1';
        how[3] = (char)('0' + digits_after - 10);
        how[4] = 'f';
    } else {
        how[2] = (char)('0' + digits_after);
    }
    arp_os_write_number(plain, sizeof plain, how, x);
    const char *p = plain;
    size_t at = 0, whole = strcspn(plain + (*p == '-'), ".");
    bool zero = strspn(plain + (*p == '-'), "0.") == strlen(plain + (*p == '-'));
    if (*p == '-') {
        if (!zero && at + 1 < size) out[at++] = '-';
        p++;
    }
    for (size_t i = 0; p[i] && at + 4 < size; i++) {
        if (i > 0 && i < whole && (whole - i) % 3 == 0) {
            const char *apart = lang == ARP_FR ? THIN : ",";
            memcpy(out + at, apart, strlen(apart));
            at += strlen(apart);
            if (at + 4 >= size) break;
        }
        out[at++] = p[i] == '.' && lang == ARP_FR ? ',' : p[i];
    }
    out[at] = '\0';
}
