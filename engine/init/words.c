/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What names and cells say by themselves. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/number.h"
#include "init/init.h"
#include "table/totals.h"

/* The letter under an accent, of U+00C0 to U+00FF; 0 for what is no letter. */
static char plain_letter(unsigned second) {
    static const char LETTERS[] =
        "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";
    const char c = second < sizeof LETTERS - 1 ? LETTERS[second] : ' ';
    return c == ' ' ? 0 : c;
}

/* Lower case, without accents; what is neither letter nor digit becomes @p apart, or nothing. */
static void fold(const char *text, char apart, char *out, size_t size) {
    size_t n = 0;
    for (const unsigned char *s = (const unsigned char *)text; *s && n + 2 < size; s++) {
        char c = apart;
        if (*s < 0x80 && isalnum(*s)) c = (char)tolower(*s);
        if (*s == 0xC3 && s[1]) c = plain_letter((unsigned)*++s & 0x3F);
        if (*s == 0xC5 && (s[1] == 0x93 || s[1] == 0x92)) {
            s++;
            out[n++] = 'o';
            c = 'e';
        }
        if (c) out[n++] = c;
    }
    out[n] = '\0';
}

void init_fold(const char *text, char *out, size_t size) {
    fold(text, '\0', out, size);
}

#define FOLDED(name, text)                                                                         \
    char name[128];                                                                                \
    init_fold((text), name, sizeof name)

bool init_is_code_name(const char *name) {
    static const char *const WORDS[] = {"code",
                                        "codgeo",
                                        "codegeo",
                                        "cv",
                                        "canton",
                                        "codecanton",
                                        "codcanton",
                                        "codecommune",
                                        "codecom",
                                        "com",
                                        "commune",
                                        "depcom",
                                        "codedepcom",
                                        "insee",
                                        "codeinsee",
                                        "codinsee",
                                        "inseecom",
                                        "codeinseecommune",
                                        "siren",
                                        "epci",
                                        "codeepci",
                                        "sirenepci",
                                        "codesiren",
                                        "geocode",
                                        "geo",
                                        "iris",
                                        "dciris",
                                        "codeiris",
                                        "bv",
                                        "bv2012",
                                        "bv2022",
                                        "codebv",
                                        "ze",
                                        "ze2010",
                                        "ze2020",
                                        "dep",
                                        "codedep",
                                        "codedepartement",
                                        "reg",
                                        "coderegion",
                                        "id",
                                        "identifiant",
                                        "codeterritoire",
                                        "codeterr",
                                        "tvs",
                                        "codetvs",
                                        "ctom",
                                        "codgeo2020",
                                        "codezone",
                                        "cog",
                                        "nuts",
                                        "codecanov",
                                        "canov",
                                        "areacode",
                                        "territorycode",
                                        NULL};
    FOLDED(folded, name);
    return arp_text_is_among(folded, WORDS);
}

bool init_is_label_name(const char *name) {
    static const char *const WORDS[] = {"lib",     "libgeo",     "libelle",   "nom",
                                        "label",   "name",       "intitule",  "territoire",
                                        "libcom",  "nomcommune", "nomcanton", "libepci",
                                        "nomepci", "libcanton",  NULL};
    FOLDED(folded, name);
    return arp_text_is_among(folded, WORDS) || strncmp(folded, "lib", 3) == 0 ||
           strncmp(folded, "nom", 3) == 0;
}

/* P12_POP, PMUN13, POP, Population municipale 2012. */
bool init_is_population_name(const char *name) {
    FOLDED(folded, name);
    const size_t n = strlen(folded);
    if (n == 6 && folded[0] == 'p' && isdigit((unsigned char)folded[1]) &&
        isdigit((unsigned char)folded[2]) && strcmp(folded + 3, "pop") == 0)
        return true;
    if (strncmp(folded, "pmun", 4) == 0 || strncmp(folded, "ptot", 4) == 0) return true;
    if (strncmp(folded, "population", 10) == 0 || strcmp(folded, "habitants") == 0) return true;
    return strncmp(folded, "pop", 3) == 0 && strspn(folded + 3, "0123456789") == n - 3;
}

bool init_is_year_name(const char *name) {
    static const char *const WORDS[] = {"an", "annee", "year", "millesime", "timeperiod", NULL};
    FOLDED(folded, name);
    return arp_text_is_among(folded, WORDS);
}

bool init_is_error_name(const char *name) {
    static const char *const PARTS[] = {"icinf",      "icsup",  "borne",         "ic95",
                                        "erreurtype", "stderr", "standarderror", "lowerlimit",
                                        "upperlimit", NULL};
    FOLDED(folded, name);
    for (size_t i = 0; PARTS[i]; i++) {
        if (strstr(folded, PARTS[i])) return true;
    }
    return false;
}

bool init_is_total_word(const char *text) {
    static const char *const WORDS[] = {
        "moyenne",   "mediane", "totalgeneral", "france",   "francemetropolitaine",
        "metropole", "mean",    "average",      "together", NULL};
    FOLDED(folded, text);
    return (*text && arp_total_word_of(text) == ARP_TOTAL_SURE) ||
           arp_text_is_among(folded, WORDS) || strncmp(folded, "region", 6) == 0 ||
           strncmp(folded, "departementd", 12) == 0;
}

arp_mark init_mark_means(const char *text, bool *known) {
    static const struct {
        const char *folded;
        arp_mark means;
    } WORDS[] = {
        {"s", ARP_CELL_SECRET},          {"c", ARP_CELL_SECRET},
        {"ss", ARP_CELL_SECRET},         {"ns", ARP_CELL_SECRET},
        {"secret", ARP_CELL_SECRET},     {"conf", ARP_CELL_SECRET},
        {"so", ARP_CELL_NOT_APPLICABLE}, {"sansobjet", ARP_CELL_NOT_APPLICABLE},
    };
    FOLDED(folded, text);
    static const char *const TAKEN[] = {"na", "n/a", "nd", "..", "s", "c", "secret", "///", "-"};
    *known = false;
    for (size_t i = 0; i < sizeof TAKEN / sizeof TAKEN[0]; i++) {
        size_t k = 0;
        while (text[k] && tolower((unsigned char)text[k]) == TAKEN[i][k]) k++;
        *known = *known || (!text[k] && !TAKEN[i][k]);
    }
    if (*text == '<') return ARP_CELL_SECRET;
    if (strcmp(text, "///") == 0 || strcmp(text, "-") == 0) return ARP_CELL_NOT_APPLICABLE;
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        if (strcmp(folded, WORDS[i].folded) == 0) return WORDS[i].means;
    }
    return ARP_CELL_MISSING;
}

/* A word of three letters begins a word of the name; a longer one may be anywhere in it. */
static const char *word_in(const char *name, const char *const *words) {
    char apart[128] = " ";
    FOLDED(folded, name);
    fold(name, ' ', apart + 1, sizeof apart - 1);
    for (; *words; words++) {
        const size_t n = strlen(*words);
        if (n > 3 && strstr(folded, *words)) return *words;
        for (const char *s = strchr(apart, ' '); n <= 3 && s; s = strchr(s + 1, ' ')) {
            if (strncmp(s + 1, *words, n) == 0) return *words;
        }
    }
    return NULL;
}

const char *init_polarity_word(const char *name, int *polarity) {
    static const char *const MORE[] = {
        "sansdipl", "nondipl", "chom",  "unemploy", "pauvr",   "povert",   "ald",    "mortal",
        "deces",    "death",   "smr",   "icm",      "rsa",     "cmu",      "c2s",    "css",
        "inact",    "handic",  "obes",  "diab",     "cancer",  "suicid",   "tabac",  "alcool",
        "precar",   "depriv",  "monop", "isole",    "nonscol", "minimaso", "hospit", NULL};
    static const char *const LESS[] = {
        "revenu",  "nivvie",     "niveaudevie", "income",     "esperance", "lifeexp",
        "medecin", "generalist", "infirm",      "kine",       "dentist",   "doctor",
        "nurse",   "apl",        "accessib",    "tauxemploi", "diplom",    "tauxdepistage",
        "depist",  "vaccin",     NULL};
    const char *word = word_in(name, MORE);
    *polarity = 1;
    if (word) return word;
    word = word_in(name, LESS);
    if (word) *polarity = -1;
    return word;
}

const char *init_health_word(const char *name) {
    static const char *const WORDS[] = {
        "ald",     "mortal",     "deces",  "death",  "smr",      "icm",    "esperance", "lifeexp",
        "medecin", "generalist", "infirm", "kine",   "dentist",  "doctor", "nurse",     "apl",
        "sante",   "health",     "cancer", "diab",   "hospit",   "suicid", "obes",      "depist",
        "vaccin",  "handic",     "tabac",  "alcool", "accessib", NULL};
    return word_in(name, WORDS);
}

bool init_looks_like_code(const char *s) {
    size_t n = strlen(s), digits = 0;
    for (size_t i = 0; i < n; i++) {
        if (!isalnum((unsigned char)s[i]) && s[i] != '-' && s[i] != '_') return false;
        digits += isdigit((unsigned char)s[i]) != 0;
    }
    return n > 0 && n <= 20 && (digits > 0 || n <= 4);
}

/* ---- numbers ---- */

/* Without blanks and the percent sign, a minus of one byte; false: too long. */
static bool squeeze(const char *text, char *out, size_t size, bool *blank, bool *percent) {
    size_t n = 0;
    *blank = *percent = false;
    for (const char *s = text; *s; s++) {
        if (n + 2 > size) return false;
        if (*s == ' ' || *s == '\'') {
            *blank = true;
        } else if (strncmp(s, "\xC2\xA0", 2) == 0) {
            *blank = true;
            s++;
        } else if (strncmp(s, "\xE2\x80\xAF", 3) == 0 || strncmp(s, "\xE2\x80\x89", 3) == 0) {
            *blank = true;
            s += 2;
        } else if (strncmp(s, "\xE2\x88\x92", 3) == 0) {
            out[n++] = '-';
            s += 2;
        } else if (*s == '%' && !s[1]) {
            *percent = true;
        } else {
            out[n++] = *s;
        }
    }
    out[n] = '\0';
    return n > 0;
}

bool init_number(const char *text, double *x, init_column *column) {
    char s[64];
    bool blank, percent;
    if (!squeeze(text, s, sizeof s, &blank, &percent)) return false;
    const char *comma = strchr(s, ','), *point = strchr(s, '.');
    const char decimal = comma && !point ? ',' : '.';
    if (arp_number_read(s, strlen(s), decimal, x) != ARP_NUMBER_OK) return false;
    if (!column) return true;
    const char *mark = comma ? comma : point;
    column->comma = column->comma || comma;
    column->point = column->point || point;
    column->thousands = column->thousands || (blank && !percent);
    column->percent = column->percent || percent;
    column->whole = column->whole && *x == floor(*x);
    if (mark)
        column->ambiguous = column->ambiguous && strlen(mark) == 4 && mark - s <= 3 && mark > s;
    return true;
}
