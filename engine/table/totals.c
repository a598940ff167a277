/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "table/totals.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

/* ---- by words ---- */

/* The letter under the accents of two bytes of UTF-8 (U+00C0 to U+017F), 0 for another one. */
static char letter_of(unsigned char first, unsigned char second) {
    static const char UPPER[] = "aaaaaaaceeeeiiiidnooooo ouuuuy  aaaaaaaceeeeiiiidnooooo ouuuuy y";
    if (first == 0xC3 && second >= 0x80 && second <= 0xBF) return UPPER[second - 0x80];
    if (first == 0xC5 && (second == 0x92 || second == 0x93)) return 'o';
    return 0;
}

void arp_fold(const char *text, char out[ARP_FOLD_ROOM]) {
    size_t n = 0;
    for (const unsigned char *s = (const unsigned char *)text; *s && n + 1 < ARP_FOLD_ROOM; s++) {
        char c = ' ';
        if (*s >= 'A' && *s <= 'Z') c = (char)(*s + ('a' - 'A'));
        else if ((*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9')) c = (char)*s;
        else if (*s >= 0xC3 && *s <= 0xC5 && s[1] && letter_of(*s, s[1]))
            c = letter_of(s[0], s[1]), s++;
        if (c != ' ' || (n && out[n - 1] != ' ')) out[n++] = c;
    }
    if (n && out[n - 1] == ' ') n--;
    out[n] = '\0';
}

/* The text begins with one of the words, and another follows: that one, or NULL. */
static const char *after(const char *text, const char *const *words) {
    for (; *words; words++) {
        size_t n = strlen(*words);
        if (strncmp(text, *words, n) == 0 && text[n] == ' ') return text + n + 1;
    }
    return NULL;
}

static bool begins_with(const char *text, const char *const *words) {
    return arp_text_is_among(text, words) || after(text, words);
}

static bool has_word(const char *text, const char *const *words) {
    for (const char *at = text; at; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (begins_with(at, words)) return true;
    }
    return false;
}

bool arp_has_word(const char *text, const char *const *words, bool first_only) {
    for (const char *at = text, *next; at && *at; at = next) {
        next = strchr(at, ' ');
        if (next) next++;
        const size_t len = strcspn(at, " ");
        for (const char *const *w = words; *w; w++) {
            const size_t n = strcspn(*w, "*");
            if ((len == n || (len > n && (*w)[n] == '*')) && strncmp(at, *w, n) == 0) return true;
        }
        if (first_only) return false;
    }
    return false;
}

/* "Bénéficiaires de la C2S (%)", "décès pour 100 000" begin like numbers. */
bool arp_is_named_rate(const char *name) {
    static const char *const WORDS[] = {"taux",   "part",    "pct",  "pourcent*",   "percent*",
                                        "pour",   "per",     "par",  "ratio",       "indice",
                                        "moyen*", "median*", "rate", "proportion*", NULL};
    char text[ARP_FOLD_ROOM];
    arp_fold(name, text);
    return strchr(name, '%') || arp_has_word(text, WORDS, false);
}

/* All of a kind, said by the whole text. */
static const char *const WHOLE[] = {"total",
                                    "totaux",
                                    "tot",
                                    "ens",
                                    "ensemble",
                                    "tous",
                                    "toutes",
                                    "all",
                                    "both",
                                    "tsage",
                                    "tsexe",
                                    "somme",
                                    "cumul",
                                    "y ge0",
                                    "ytot",
                                    "h f",
                                    "f h",
                                    "f m",
                                    "m f",
                                    "hf",
                                    "fh",
                                    "h et f",
                                    "f et h",
                                    "les deux",
                                    "deux sexes",
                                    "les 2 sexes",
                                    "2 sexes",
                                    "les deux sexes",
                                    "both sexes",
                                    "hommes femmes",
                                    "femmes hommes",
                                    "homme femme",
                                    "femme homme",
                                    "masculin feminin",
                                    "hommes et femmes",
                                    "femmes et hommes",
                                    "homme et femme",
                                    "femme et homme",
                                    "men and women",
                                    "women and men",
                                    "male and female",
                                    "males and females",
                                    "0 ans et plus",
                                    "0 an et plus",
                                    "0 et plus",
                                    "population totale",
                                    NULL};

static bool is_sure(const char *text) {
    static const char *const FIRST[] = {"total", "tous", "toutes", "all", "sous total", NULL};
    static const char *const SET[] = {"ensemble", "ens", NULL};
    static const char *const OF[] = {"de", "des", "du", "d", "la", "le", "les", "l", NULL};
    static const char *const EVERY[] = {"tout", "toute", NULL};
    static const char *const KINDS[] = {"age",    "ages",       "cause",     "causes",   "sexe",
                                        "type",   "public",     "motif",     "mode",     "regime",
                                        "statut", "population", "categorie", "confondu", NULL};
    static const char *const TOGETHER[] = {"confondu", "confondus", "confondue", "confondues",
                                           NULL};
    const char *set = after(text, SET), *every = after(text, EVERY);
    return arp_text_is_among(text, WHOLE) || after(text, FIRST) || (set && begins_with(set, OF)) ||
           (every && begins_with(every, KINDS)) || has_word(text, TOGETHER);
}

arp_total_word arp_total_word_of(const char *text) {
    static const char *const MAYBE[] = {"", "t", "tt", "9", "99", "999", "9999", "00", "000", NULL};
    static const char *const LAST[] = {"total", "totale", "totaux", NULL};
    char folded[ARP_FOLD_ROOM] = "";
    arp_fold(text, folded);
    if (strcmp(text, "_T") == 0 || is_sure(folded)) return ARP_TOTAL_SURE;
    return arp_text_is_among(folded, MAYBE) || has_word(folded, LAST) ? ARP_TOTAL_MAYBE
                                                                      : ARP_TOTAL_NO;
}

/* One of nines, after the same text with an 8 at its end. */
static bool is_counted(const char *text, const char *const *all, size_t n) {
    const size_t len = strlen(text);
    if (len == 0 || text[strspn(text, "9")] != '\0') return false;
    for (size_t i = 0; i < n; i++) {
        if (strlen(all[i]) == len && strncmp(all[i], text, len - 1) == 0 && all[i][len - 1] == '8')
            return true;
    }
    return false;
}

void arp_total_words(const char *const *text, size_t n, arp_total_word *word) {
    for (size_t i = 0; i < n; i++) {
        word[i] = arp_total_word_of(text[i]);
        if (word[i] == ARP_TOTAL_MAYBE && is_counted(text[i], text, n)) word[i] = ARP_TOTAL_NO;
    }
}

/* ---- by arithmetic ---- */

bool arp_is_sum(double x, double others, size_t n) {
    const double rounding = fmin(0.5 * (double)(n + 1), 0.002 * fabs(others));
    return fabs(x - others) <= fmax(rounding, 1e-9 * fabs(others));
}

/* What was met of one category. */
typedef struct met {
    size_t beside;         /* groups it stands in with others                          */
    size_t compared, most; /* of those without marks; where no other one is above it    */
    size_t tested, equal;  /* of those with two others at least above 0; where it is their sum */
    size_t rows, last;     /* territories of the tested; the last one and 1             */
    double small;          /* the least number tested                                   */
} met;

static int rising(const void *a, const void *b) {
    const arp_summed *x = a, *y = b;
    if (x->row != y->row) return x->row < y->row ? -1 : 1;
    if (x->group != y->group) return x->group < y->group ? -1 : 1;
    return x->category < y->category ? -1 : x->category > y->category;
}

/* One category within its group: n other ones, n_more of them above 0, none above `most`. */
static void compare(met *m, const arp_summed *one, double others, size_t n, size_t n_more,
                    double most) {
    bool equal = arp_is_sum(one->value, others, n);
    m->beside++;
    if (isnan(one->value) || isnan(others)) return;
    m->compared++;
    m->most += one->value >= most;
    if (n_more < 2 || !(one->value > 0)) return;
    m->small = m->tested ? fmin(m->small, others) : others;
    m->tested++;
    m->equal += equal;
    m->rows += m->last != one->row + 1;
    m->last = one->row + 1;
}

/* Numbers of one group, those of one category added into the first of them; returns how many there
   are then. */
static size_t merge(arp_summed *part, size_t n) {
    size_t k = 0;
    for (size_t i = 1; i < n; i++) {
        if (part[i].category == part[k].category) part[k].value += part[i].value;
        else part[++k] = part[i];
    }
    return k + 1;
}

static void look_at(arp_summed *part, size_t n, met *all) {
    double sum = 0, most = -INFINITY;
    size_t more = 0;
    n = merge(part, n);
    for (size_t i = 0; i < n; i++) {
        sum += part[i].value;
        more += part[i].value > 0;
        most = fmax(most, part[i].value);
    }
    for (size_t i = 0; i < n && n > 1; i++) {
        size_t n_more = more - (part[i].value > 0);
        compare(&all[part[i].category], &part[i], sum - part[i].value, n - 1, n_more, most);
    }
}

static uint8_t judge(const met *m, arp_total_word word) {
    const bool enough = m->rows >= 3 || (m->rows == 2 && m->small >= 20 && m->equal == m->tested);
    const bool most = 10 * m->most >= 9 * m->compared, sum = 10 * m->equal >= 9 * m->tested;
    if (enough && sum) return ARP_IS_TOTAL | ARP_IS_SUM;
    const bool said = word == ARP_TOTAL_SURE || (word == ARP_TOTAL_MAYBE && most);
    if (!said || !m->beside) return 0;
    return m->tested && sum ? ARP_IS_TOTAL | ARP_IS_SUM : ARP_IS_TOTAL;
}

arp_status arp_totals_find(arp_summed *part, size_t n, const arp_total_word *word,
                           size_t n_categories, uint8_t *total, arp_error *err) {
    met *all = arp_zalloc(n_categories, sizeof *all);
    if (!all) return arp_fail_memory(err);
    if (n) qsort(part, n, sizeof *part, rising);
    for (size_t i = 0, next; i < n; i = next) {
        for (next = i; next < n && part[next].row == part[i].row;) {
            if (part[next].group != part[i].group) break;
            next++;
        }
        look_at(part + i, next - i, all);
    }
    for (size_t c = 0; c < n_categories; c++) total[c] |= judge(&all[c], word[c]);
    arp_free(all);
    return ARP_OK;
}
