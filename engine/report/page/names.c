/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/page/names.h"

#include <string.h>

#include "base/fail.h"
#include "report/messages/page.h"
#include "report/page/block.h"
#include "report/write/json.h"
#include "sensitivity/factors/factors.h"

static const struct {
    const char *word;
    int said;
} WORDS[] = {
    {"attested", ARP_MSG_PAGE_WORD_ATTESTED},
    {"excluded", ARP_MSG_PAGE_WORD_EXCLUDED},
    {"cannot_tell", ARP_MSG_PAGE_WORD_CANNOT_TELL},
    {"undetermined", ARP_MSG_PAGE_WORD_CANNOT_TELL},
    {"late", ARP_MSG_PAGE_WORD_LATE},
    {"no_verdict", ARP_MSG_PAGE_WORD_NO_VERDICT},
    {"both", ARP_MSG_PAGE_WORD_BOTH},
    {"neither", ARP_MSG_PAGE_WORD_NEITHER},
    {"both_not_separable", ARP_MSG_PAGE_WORD_BOTH_NOT_SEPARABLE},
    {"not_answerable", ARP_MSG_PAGE_WORD_NOT_ANSWERABLE},
    {"left_out", ARP_MSG_PAGE_WORD_LEFT_OUT},
    {"universe", ARP_MSG_PAGE_WORD_UNIVERSE},
    {"union", ARP_MSG_PAGE_WORD_UNION},
    {"neighbours", ARP_MSG_PAGE_WORD_NEIGHBOURS},
    {"indicator", ARP_MSG_PAGE_WORD_INDICATOR},
    {"without_late", ARP_MSG_PAGE_WORD_WITHOUT_LATE},
    {"selection", ARP_MSG_PAGE_WORD_SELECTION},
    {"lacks", ARP_MSG_PAGE_WORD_LACKS},
    {"no_value", ARP_MSG_PAGE_WORD_NO_VALUE},
    {"compared", ARP_MSG_PAGE_WORD_COMPARED},
    {"tested", ARP_MSG_PAGE_WORD_TESTED},
    {"ok", ARP_MSG_PAGE_WORD_OK},
    {"missing", ARP_MSG_PAGE_WORD_MISSING},
    {"secret", ARP_MSG_PAGE_WORD_SECRET},
    {"not_applicable", ARP_MSG_PAGE_WORD_NOT_APPLICABLE},
    {"below_population", ARP_MSG_PAGE_WORD_BELOW_POPULATION},
    {"unknown_population", ARP_MSG_PAGE_WORD_UNKNOWN_POPULATION},
    {"unmatched", ARP_MSG_PAGE_WORD_UNMATCHED},
    {"elsewhere", ARP_MSG_PAGE_WORD_ELSEWHERE},
    {"shift", ARP_MSG_PAGE_WORD_SHIFT},
    {"rank", ARP_MSG_PAGE_WORD_RANK},
    {"membership", ARP_MSG_PAGE_WORD_MEMBERSHIP},
    {"contrast", ARP_MSG_PAGE_WORD_CONTRAST},
    {"total", ARP_MSG_PAGE_WORD_TOTAL},
    {"first", ARP_MSG_PAGE_WORD_FIRST_ORDER},
    {"shapley", ARP_MSG_PAGE_WORD_SHAPLEY},
    {"surely", ARP_MSG_PAGE_WORD_SURELY},
    {"possibly", ARP_MSG_PAGE_WORD_POSSIBLY},
    {"surely_not", ARP_MSG_PAGE_WORD_SURELY_NOT},
    {"all", ARP_MSG_PAGE_WORD_ALL},
    {"within", ARP_MSG_PAGE_WORD_WITHIN},
    {"way union", ARP_MSG_PAGE_WORD_TOGETHER},
    {"way beside", ARP_MSG_PAGE_WORD_BESIDE},
    {"way strata", ARP_MSG_PAGE_WORD_STRATA},
    {"way vote", ARP_MSG_PAGE_WORD_VOTE},
    {"core", ARP_MSG_PAGE_WORD_CORE},
    {"borderline", ARP_MSG_PAGE_WORD_BORDERLINE},
    {"out", ARP_MSG_PAGE_WORD_OUT},
    {"never", ARP_MSG_PAGE_WORD_NEVER},
    {"population", ARP_MSG_PAGE_WORD_LIKE_POPULATION},
};
enum { N_WORDS = sizeof WORDS / sizeof WORDS[0] };

const char *arp_page_word_key(const char *column, const char *word) {
    const size_t n = strlen(column);
    for (size_t i = 0; word && i < N_WORDS; i++) {
        const char *key = WORDS[i].word;
        if (strncmp(key, column, n) == 0 && key[n] == ' ' && strcmp(key + n + 1, word) == 0)
            return key;
    }
    return word;
}

void arp_page_word(const char *word, const char *said[2]) {
    said[ARP_FR] = said[ARP_EN] = word;
    for (size_t i = 0; word && i < N_WORDS; i++) {
        if (strcmp(WORDS[i].word, word) != 0) continue;
        said[ARP_FR] = arp_say((arp_message)WORDS[i].said, ARP_FR);
        said[ARP_EN] = arp_say((arp_message)WORDS[i].said, ARP_EN);
    }
}

/* Where a table has names of its ids. */
static const struct {
    const char *table, *id, *fr, *en;
} NAMED[] = {
    {"tree", "node", "label_fr", "label_en"},
    {"sides", "side", "label_fr", "label_en"},
    {"indicators", "indicator", "label_fr", "label_en"},
    {"ranking", "code", "label", "label"},
    {"selections", "selection", "label", "label"},
};

/* A choice: of its kind, which stands before a blank and what it is about. */
static bool factor_name(const char *id, const char *name[2]) {
    for (size_t i = 0; ARP_FACTOR_KINDS[i]; i++) {
        const arp_factor_kind *kind = ARP_FACTOR_KINDS[i];
        size_t n = strlen(kind->name);
        if (strncmp(kind->name, id, n) != 0 || (id[n] && id[n] != ' ')) continue;
        name[ARP_FR] = kind->label[ARP_FR];
        name[ARP_EN] = kind->label[ARP_EN];
        return true;
    }
    return false;
}

void arp_page_name(const arp_pen *p, const char *id, const char *name[2]) {
    name[ARP_FR] = name[ARP_EN] = id;
    if (!id) return;
    for (size_t i = 0; i < sizeof NAMED / sizeof NAMED[0]; i++) {
        const arp_result_table *t = arp_page_table(p->tables, NAMED[i].table);
        size_t row = arp_page_row(t, 0, NAMED[i].id, id);
        if (row == SIZE_MAX) continue;
        const char *fr = arp_page_text(t, row, NAMED[i].fr),
                   *en = arp_page_text(t, row, NAMED[i].en);
        if (!fr && !en) continue;
        name[ARP_FR] = fr ? fr : en;
        name[ARP_EN] = en ? en : fr;
        return;
    }
    if (!factor_name(id, name)) arp_page_word(id, name);
}

static void put_name(const arp_pen *p, const char *id, const char *const name[2], bool *begun) {
    arp_text_add(&p->out->text, *begun ? ",\n" : "\n");
    arp_json_text(p->out, id);
    arp_text_add(&p->out->text, ":[");
    arp_json_text(p->out, name[ARP_FR]);
    arp_text_add(&p->out->text, ",");
    arp_json_text(p->out, name[ARP_EN]);
    arp_text_add(&p->out->text, "]");
    *begun = true;
}

void arp_page_names_block(const arp_pen *p) {
    bool begun = false;
    size_t from = arp_block_begin(p, "names");
    arp_text_add(&p->out->text, "{");
    for (size_t i = 0; i < N_WORDS; i++) {
        const char *said[2];
        arp_page_word(WORDS[i].word, said);
        put_name(p, WORDS[i].word, said, &begun);
    }
    const arp_result_table *varied = arp_page_table(p->tables, "varied");
    const char *last = NULL;
    for (size_t row = 0; varied && row < varied->n_rows; row++) {
        const char *id = arp_page_text(varied, row, "factor"), *name[2] = {id, id};
        if (last && strcmp(last, id) == 0) continue;
        if (factor_name(id, name)) put_name(p, id, name, &begun);
        last = id;
    }
    arp_text_add(&p->out->text, "}");
    arp_block_end(p, from);
}
