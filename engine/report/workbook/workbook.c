/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/workbook/workbook.h"

#include "base/fail.h"
#include "base/lang.h"
#include "report/page/secret.h"
#include "report/workbook/list.h"
#include "report/workbook/profiles.h"
#include "report/workbook/readme.h"
#include "report/workbook/wide.h"

static void put_lists(arp_binder *b, const arp_list_sheet *sheet) {
    for (; sheet->table; sheet++) (void)arp_list_write(b, sheet);
}

static void put_all(arp_binder *b) {
    arp_sheet *first = arp_readme_begin(b);
    put_lists(b, ARP_ANSWER_SHEETS);
    arp_list_ranking(b);
    (void)arp_list_write(b, &ARP_FRAMEWORK_SHEET);
    arp_wide_values(b);
    (void)arp_list_write(b, &ARP_STATISTICS_SHEET);
    if (!arp_wide_correlations(b)) (void)arp_list_write(b, &ARP_PAIRS_SHEET);
    put_lists(b, ARP_CHECKED_SHEETS);
    arp_profiles_write(b);
    put_lists(b, ARP_SOURCE_SHEETS);
    if (!b->bad) arp_readme_columns(b);
    if (!b->bad) arp_readme_write(b, first);
}

arp_status arp_workbook_write(const arp_page_tables *tables, const arp_page_options *options,
                              const char *path, bool of_folder, arp_error *err) {
    arp_binder b = {
        .pen = {.tables = tables, .lang = tables->lang, .ranks_only = options->ranks_only}};
    const arp_result_table *study = arp_page_table(tables, "study");
    const char *const version[] = {arp_version(), NULL};
    arp_text maker = {0};
    arp_status st = ARP_OK;
    arp_lang_take(options->lang, &b.pen.lang);
    const char *title = arp_binder_pair(&b, study, 0, "title");
    arp_text_fill(&maker, "arpent {0}", version);
    b.pool = arp_pool_new();
    if (!b.pool || maker.bad) ARP_TRY(arp_fail_memory(err));
    ARP_TRY(arp_secret_begin(&b.pen, err));
    const arp_book_about about = {
        .title = title ? title : "", .maker = maker.bytes, .of_folder = of_folder};
    ARP_TRY(arp_book_create(path, &about, &b.book, err));
    put_all(&b);
    if (b.bad) ARP_TRY(arp_fail_memory(err));
    st = arp_book_close(b.book, err);
    b.book = NULL;

done:
    arp_book_abandon(b.book);
    arp_free(b.bound);
    arp_free(b.pen.total);
    arp_pool_free(b.pool);
    arp_text_free(&maker);
    return st;
}
