/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fail.h"
#include "base/memory.h"
#include "base/threads.h"
#include "io/file.h"
#include "report/maps/light.h"
#include "report/page/page.h"
#include "report/report.h"
#include "report/workbook/workbook.h"
#include "report/write/write.h"

static const char RANKING[] = "ranking.csv", PACKAGE[] = "datapackage.json",
                  RESULTS[] = "results.json", STORE[] = "results.h5", SCREEN[] = "screen.txt",
                  TABLES[] = "tables/", PAGE[] = "report.html", LIGHT[] = "report-light.html",
                  BOOK[] = "tables.xlsx";

static const char *const WRITTEN[] = {RANKING, TABLES, PACKAGE, RESULTS, STORE,
                                      SCREEN,  PAGE,   LIGHT,   BOOK,    NULL};

/* What arpent may find of its own in a folder it replaces; the last two are of an earlier release.
 */
static const char *const OURS[] = {STORE,
                                   RANKING,
                                   PACKAGE,
                                   RESULTS,
                                   SCREEN,
                                   PAGE,
                                   LIGHT,
                                   BOOK,
#define ARP_TABLE_ROW(name) "tables/" #name ".csv",
#include "report/tables/tables.def"
#undef ARP_TABLE_ROW
                                   "drivers.json",
                                   "sensitivity.json",
                                   NULL};

/* datapackage.json is in every one, and begins so. */
static const arp_folder_kind KIND = {OURS, PACKAGE, "{\n  \"name\": \"arpent-results\","};

/* Under way: what is written, and where to. */
typedef struct pen {
    const arp_facts *facts;
    const arp_report_options *options;
    const arp_statement *const *table;
    size_t n;
    arp_folder *folder;
    const char *store; /* how results.h5 is named */
    arp_status st[2];  /* of the two parts */
    arp_error why[2];
} pen;

/* Name of a table's file: the first stands at the top. */
static void file_of(const arp_statement *stated, bool first, arp_text *path) {
    path->n = 0;
    if (!first) arp_text_add(path, TABLES);
    arp_text_add(path, stated->name);
    arp_text_add(path, ".csv");
}

static arp_status put_table(const pen *p, const arp_statement *stated, const char *path,
                            arp_error *err) {
    arp_result_table table = {0};
    arp_folder_entry entry;
    arp_status st = arp_result_table_make(stated, p->facts, &table, err);
    if (st != ARP_OK) return st;
    st = arp_folder_open(p->folder, path, &entry, err);
    if (st == ARP_OK) {
        arp_out out = {.take = arp_folder_put, .user = &entry, .err = err};
        arp_write_csv(&table, p->options->csv_fr, &out);
        st = arp_folder_close(&entry, arp_out_end(&out, err), err);
        arp_text_free(&out.text);
    }
    arp_result_table_free(&table);
    return st;
}

static arp_status put_tables(const pen *p, arp_error *err) {
    arp_status st = ARP_OK;
    arp_text path = {0};
    for (size_t i = 0; i < p->n && st == ARP_OK; i++) {
        if (!arp_statement_applies(p->table[i], p->facts)) continue;
        file_of(p->table[i], i == 0, &path);
        st = path.bad ? arp_fail_memory(err) : put_table(p, p->table[i], path.bytes, err);
    }
    arp_text_free(&path);
    return st;
}

/* One of the two JSON files, written as it is made. */
static arp_status put_json(const pen *p, const char *name, arp_error *err) {
    arp_folder_entry entry;
    arp_status st = arp_folder_open(p->folder, name, &entry, err);
    if (st != ARP_OK) return st;
    arp_out out = {.take = arp_folder_put, .user = &entry, .err = err};
    if (name == PACKAGE) {
        st = arp_write_package(p->facts, p->table, p->n, p->options->csv_fr, &out, err);
    } else {
        st = arp_write_json(p->facts, p->table, p->n, &out, err);
    }
    arp_text_free(&out.text);
    return arp_folder_close(&entry, st, err);
}

static arp_status put_screen(const pen *p, arp_error *err) {
    char *text = NULL;
    size_t n = 0;
    arp_report_options options = *p->options;
    options.width = 0; /* whatever the terminal */
    arp_status st =
        arp_report_make(p->facts, ARP_REPORT_RUN, ARP_FORMAT_TEXT, &options, &text, &n, err);
    if (st == ARP_OK) st = arp_folder_write(p->folder, SCREEN, text, n, err);
    arp_report_free(text);
    return st;
}

static arp_status put_texts(const pen *p, arp_error *err) {
    arp_status st = ARP_OK;
    ARP_TRY(put_tables(p, err));
    ARP_TRY(put_json(p, PACKAGE, err));
    ARP_TRY(put_json(p, RESULTS, err));
    ARP_TRY(put_screen(p, err));

done:
    return st;
}

static arp_status put_store(const pen *p, arp_error *err) {
    arp_folder_entry entry;
    arp_status st = arp_folder_open(p->folder, STORE, &entry, err);
    if (st != ARP_OK) return st;
    return arp_write_store(p->facts, p->table, p->n, entry.fd, p->store, err);
}

/* The texts, or results.h5, which takes as long. */
static void put_part(void *user, size_t slot, uint64_t part) {
    pen *p = user;
    arp_error *err = &p->why[part];
    (void)slot;
    p->st[part] = part == 0 ? put_texts(p, err) : put_store(p, err);
}

static size_t threads_of(const pen *p) {
    size_t threads = p->facts->study->threads;
    return threads ? threads : arp_threads_online();
}

static arp_status put_all(pen *p, arp_error *err) {
    arp_blocks_run(&(arp_blocks){.end = 2, .threads = threads_of(p), .user = p, .work = put_part});
    size_t first = p->st[0] == ARP_OK;
    if (p->st[first] != ARP_OK && err) *err = p->why[first];
    return p->st[first];
}

/* The two pages of the same tables. */
typedef struct page {
    const char *name;
    arp_status (*write)(const arp_page_tables *tables, const arp_page_options *options,
                        arp_out *out, arp_error *err);
} page;

static const page PAGES[] = {{PAGE, arp_page_write}, {LIGHT, arp_light_write}};
enum { N_PAGES = sizeof PAGES / sizeof PAGES[0] };

/* What people open, of the same tables. */
typedef struct for_people {
    const pen *p;
    arp_page_tables tables;
    arp_page_options options;
    const char *book; /* path */
    arp_status st[2]; /* of pages and workbook */
    arp_error why[2];
} for_people;

static arp_status put_pages(const for_people *f, arp_error *err) {
    arp_out out = {0};
    arp_status st = ARP_OK;
    for (size_t i = 0; i < N_PAGES && st == ARP_OK; i++) {
        out.text.n = 0;
        st = PAGES[i].write(&f->tables, &f->options, &out, err);
        if (st == ARP_OK)
            st = arp_folder_write(f->p->folder, PAGES[i].name, out.text.bytes, out.text.n, err);
    }
    arp_text_free(&out.text);
    return st;
}

static void put_for_people(void *user, size_t slot, uint64_t part) {
    for_people *f = user;
    arp_error *err = &f->why[part];
    (void)slot;
    f->st[part] = part == 0 ? put_pages(f, err)
                            : arp_workbook_write(&f->tables, &f->options, f->book, true, err);
}

/* The pages and the workbook, side by side. */
static arp_status put_both(const pen *p, arp_error *err) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    for_people f = {.p = p, .options = {LANG[p->options->lang], p->options->ranks_only}};
    arp_status st = ARP_OK;
    f.book = arp_folder_file(p->folder, BOOK);
    if (!f.book) return arp_fail_memory(err);
    ARP_TRY(arp_page_tables_make(p->facts, &f.tables, err));
    arp_blocks_run(
        &(arp_blocks){.end = 2, .threads = threads_of(p), .user = &f, .work = put_for_people});
    size_t first = f.st[0] == ARP_OK;
    if (f.st[first] != ARP_OK && err) *err = f.why[first];
    st = f.st[first];

done:
    arp_page_tables_free(&f.tables);
    return st;
}

/* "FOLDER/NAME". */
static arp_status path_in(const char *folder, const char *name, arp_text *out, arp_error *err) {
    const char *const parts[] = {folder, name, NULL};
    arp_text_fill(out, "{0}/{1}", parts);
    return arp_text_status(out, err);
}

arp_status arp_report_again(const char *folder, const arp_page_options *options, arp_error *err) {
    arp_text store = {0}, book = {0}, path[N_PAGES] = {{0}};
    arp_page_tables tables = {0};
    arp_out out[N_PAGES] = {{.user = NULL}};
    arp_status st = ARP_OK;
    ARP_TRY(path_in(folder, STORE, &store, err));
    ARP_TRY(path_in(folder, BOOK, &book, err));
    for (size_t i = 0; i < N_PAGES; i++) ARP_TRY(path_in(folder, PAGES[i].name, &path[i], err));
    for (size_t i = 0; i <= N_PAGES; i++) {
        const char *to = i < N_PAGES ? path[i].bytes : book.bytes;
        ARP_TRY(arp_file_spare(store.bytes, to, NULL, err));
        ARP_TRY(arp_file_try(to, err));
    }
    ARP_TRY(arp_page_tables_read(store.bytes, &tables, err));
    for (size_t i = 0; i < N_PAGES; i++) ARP_TRY(PAGES[i].write(&tables, options, &out[i], err));
    ARP_TRY(arp_workbook_write(&tables, options, book.bytes, false, err));
    for (size_t i = 0; i < N_PAGES; i++)
        ARP_TRY(arp_file_write(path[i].bytes, out[i].text.bytes, out[i].text.n, err));

done:
    arp_text_free(&store);
    arp_text_free(&book);
    for (size_t i = 0; i < N_PAGES; i++) {
        arp_text_free(&path[i]);
        arp_text_free(&out[i].text);
    }
    arp_page_tables_free(&tables);
    return st;
}

const char *const *arp_report_entries(void) {
    return OURS;
}

arp_status arp_report_begin(const char *path, bool force, arp_folder **out, arp_error *err) {
    return arp_folder_begin(path, &KIND, force, out, err);
}

arp_status arp_report_folder(const arp_facts *facts, arp_folder *folder,
                             const arp_report_options *options, const char *const **files,
                             arp_error *err) {
    pen p = {.facts = facts, .options = options, .folder = folder};
    p.n = arp_statements(&p.table);
    p.store = arp_folder_file(folder, STORE);
    arp_status st = ARP_OK;
    ARP_TRY(put_all(&p, err));
    ARP_TRY(put_both(&p, err));
    if (files) *files = WRITTEN;

done:
    return st;
}
