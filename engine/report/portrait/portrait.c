/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/portrait/portrait.h"

#include <ctype.h>
#include <string.h>

#include "base/fail.h"
#include "base/memory.h"
#include "base/number.h"
#include "io/file.h"
#include "report/messages/portrait.h"
#include "report/portrait/page.h"

static const char INDEX[] = "index.html";

arp_status arp_portrait_write(const arp_facts *facts, size_t i, arp_lang lang, arp_out *out,
                              arp_error *err) {
    arp_portraits all = {0};
    arp_status st = arp_portraits_begin(facts, lang, &all, err);
    if (st != ARP_OK) return st;
    st = arp_portrait_page(&all, i, out, err);
    arp_portraits_end(&all);
    return st;
}

/* A code that any file system takes for a name. */
static bool is_name(const char *code) {
    size_t n = strlen(code);
    for (size_t i = 0; i < n; i++) {
        if (!isalnum((unsigned char)code[i]) && !strchr("-_", code[i])) return false;
    }
    return n > 0 && n <= 64 && strcmp(code, "index") != 0;
}

/* Names of the files, index.html first, NULL-terminated; of the pool. */
static const char **make_names(const arp_facts *facts, arp_pool *pool) {
    size_t n = facts->profiles->n;
    const char **name = arp_pool_take(pool, n + 2, sizeof *name);
    arp_text file = {0};
    if (name) name[0] = INDEX;
    for (size_t i = 0; name && i < n; i++) {
        const char *code = facts->study->values.code[facts->profiles->at[i].row];
        char number[ARP_NUMBER_ROOM];
        arp_number_from_size(number, i + 1);
        file.n = 0;
        if (!is_name(code)) arp_text_add(&file, "territoire-");
        arp_text_add(&file, is_name(code) ? code : number);
        arp_text_add(&file, ".html");
        name[i + 1] = file.bad ? NULL : arp_pool_text(pool, file.bytes, file.n);
        if (!name[i + 1]) name = NULL;
    }
    arp_text_free(&file);
    return name;
}

static arp_status put_pages(const arp_portraits *all, const char *const *name, arp_folder *folder,
                            arp_error *err) {
    arp_status st = ARP_OK;
    arp_out out = {0};
    for (size_t i = 0; i < all->facts->profiles->n && st == ARP_OK; i++) {
        out.text.n = 0;
        st = arp_portrait_page(all, i, &out, err);
        if (st == ARP_OK)
            st = arp_folder_write(folder, name[i + 1], out.text.bytes, out.text.n, err);
    }
    arp_text_free(&out.text);
    return st;
}

/* Which profile is of that row of the table of values. */
static arp_status find_pages(const arp_facts *facts, size_t **page, arp_error *err) {
    *page = arp_zalloc(facts->study->values.n_rows, sizeof **page);
    if (!*page) return arp_fail_memory(err);
    for (size_t i = 0; i < facts->profiles->n; i++) (*page)[facts->profiles->at[i].row] = i;
    return ARP_OK;
}

static void put_index_row(const arp_place_page *p, size_t row, const char *file) {
    const arp_study *study = p->of.report.study;
    const arp_result *result = &p->of.report.answer->result;
    const char *label = study->values.label[row], *code = study->values.code[row];
    arp_pen_raw(&p->pen, "<tr><td class=\"n\">");
    arp_pen_text(&p->pen, arp_word_count(result->rank[row], p->all->lang).s);
    arp_pen_raw(&p->pen, "<td>");
    arp_pen_text(&p->pen, code);
    arp_pen_raw(&p->pen, "<td><a href=\"");
    arp_pen_text(&p->pen, file);
    arp_pen_raw(&p->pen, "\">");
    arp_pen_text(&p->pen, label && *label ? label : code);
    arp_pen_raw(&p->pen, "</a>\n");
}

static arp_status put_index(const arp_portraits *all, const char *const *name, arp_folder *folder,
                            arp_error *err) {
    const arp_facts *facts = all->facts;
    arp_out out = {0};
    arp_place_page p = {.all = all,
                        .of = {{facts->study, facts->answer, {.lang = all->lang}}, NULL},
                        .pen = {.lang = all->lang, .out = &out}};
    const char *title = arp_portrait_text(&p, (const char *const *)facts->study->title);
    size_t *page = NULL;
    arp_status st = ARP_OK;
    ARP_TRY(find_pages(facts, &page, err));
    arp_portrait_begin(&p, title, "c0");
    arp_pen_raw(&p.pen, "<h1>");
    arp_pen_text(&p.pen, title);
    arp_pen_raw(&p.pen, "</h1>\n<table><thead><tr><th scope=\"col\" class=\"n\">");
    arp_portrait_say(&p, ARP_MSG_PORTRAIT_RANK, NULL);
    arp_pen_raw(&p.pen, "<th scope=\"col\">");
    arp_portrait_say(&p, ARP_MSG_PORTRAIT_CODE, NULL);
    arp_pen_raw(&p.pen, "<th scope=\"col\">");
    arp_portrait_say(&p, ARP_MSG_PORTRAIT_TERRITORY, NULL);
    arp_pen_raw(&p.pen, "\n<tbody>\n");
    for (size_t i = 0; i < facts->answer->result.n; i++) {
        size_t row = facts->answer->result.order[i];
        put_index_row(&p, row, name[page[row] + 1]);
    }
    arp_pen_raw(&p.pen, "</table>\n</body>\n</html>\n");
    ARP_TRY(arp_out_end(&out, err));
    ARP_TRY(arp_folder_write(folder, INDEX, out.text.bytes, out.text.n, err));

done:
    arp_free(page);
    arp_text_free(&out.text);
    return st;
}

arp_status arp_portrait_folder(const arp_facts *facts, arp_lang lang, const char *path, bool force,
                               arp_error *err) {
    arp_portraits all = {0};
    arp_folder *folder = NULL;
    arp_pool *pool = arp_pool_new();
    const char **name = pool ? make_names(facts, pool) : NULL;
    arp_status st = ARP_OK;
    if (!name) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_portraits_begin(facts, lang, &all, err));
    const arp_folder_kind kind = {name, INDEX, ARP_PORTRAIT_BEGINS};
    ARP_TRY(arp_folder_begin(path, &kind, force, &folder, err));
    ARP_TRY(put_pages(&all, name, folder, err));
    ARP_TRY(put_index(&all, name, folder, err));
    st = arp_folder_commit(folder, err);
    folder = NULL;

done:
    arp_folder_abandon(folder);
    arp_portraits_end(&all);
    arp_pool_free(pool);
    return st;
}
