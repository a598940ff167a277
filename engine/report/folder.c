/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/fail.h"
#include "base/memory.h"
#include "base/threads.h"
#include "io/file.h"
#include "report/page/page.h"
#include "report/report.h"
#include "report/write/write.h"

enum { OUTLINES_BYTES = 1 << 30 };

static const char RANKING[] = "ranking.csv", PACKAGE[] = "datapackage.json",
                  RESULTS[] = "results.json", STORE[] = "results.h5", SCREEN[] = "screen.txt",
                  TABLES[] = "tables/", PAGE[] = "report.html", OUTLINES[] = "outlines.json";

static const char *const WRITTEN[] = {RANKING, TABLES, PACKAGE, RESULTS, STORE, SCREEN, PAGE, NULL};

/* What arpent may find of its own in a folder it replaces; the last two are of an earlier release.
 */
static const char *const OURS[] = {STORE,
                                   RANKING,
                                   PACKAGE,
                                   RESULTS,
                                   SCREEN,
                                   PAGE,
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
    arp_status st =
        arp_report_make(p->facts, ARP_REPORT_RUN, ARP_FORMAT_TEXT, p->options, &text, &n, err);
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

static arp_status put_all(pen *p, arp_error *err) {
    enum { PARTS = 2 };
    size_t threads = p->facts->study->threads;
    arp_blocks_run(&(arp_blocks){.end = PARTS,
                                 .threads = threads ? threads : arp_threads_online(),
                                 .user = p,
                                 .work = put_part});
    size_t first = p->st[0] == ARP_OK;
    if (p->st[first] != ARP_OK && err) *err = p->why[first];
    return p->st[first];
}

/* The outlines that the folder has beside its tables; nothing where it has none. */
static arp_status read_outlines(const char *path, arp_text *out, arp_error *err) {
    arp_source *source = NULL;
    arp_status st = ARP_OK;
    if (!path) return arp_fail_memory(err);
    if (!arp_file_exists(path)) return ARP_OK;
    ARP_TRY(arp_source_open(path, NULL, &source, err));
    ARP_TRY(arp_source_all(source, OUTLINES_BYTES, out, err));

done:
    arp_source_close(source);
    return st;
}

/* The page of tables, beside the outlines at @p path, given to @p out. */
static arp_status make_page(const arp_page_tables *tables, const char *outlines_path,
                            const arp_page_options *options, arp_out *out, arp_error *err) {
    arp_page_options all = *options;
    arp_text outlines = {0};
    arp_status st = read_outlines(outlines_path, &outlines, err);
    all.outlines = outlines.bytes;
    if (st == ARP_OK) st = arp_page_write(tables, &all, out, err);
    arp_text_free(&outlines);
    return st;
}

static arp_status put_page(const pen *p, arp_error *err) {
    static const char *const LANG[] = ARP_ENUM_WORDS(ARP_LANGS);
    const arp_page_options options = {LANG[p->options->lang], p->options->ranks_only, NULL};
    arp_page_tables tables = {0};
    arp_out out = {0};
    arp_status st = ARP_OK;
    ARP_TRY(arp_page_tables_make(p->facts, &tables, err));
    ARP_TRY(make_page(&tables, arp_folder_file(p->folder, OUTLINES), &options, &out, err));
    ARP_TRY(arp_folder_write(p->folder, PAGE, out.text.bytes, out.text.n, err));

done:
    arp_text_free(&out.text);
    arp_page_tables_free(&tables);
    return st;
}

/* "FOLDER/NAME". */
static arp_status path_in(const char *folder, const char *name, arp_text *out, arp_error *err) {
    const char *const parts[] = {folder, name, NULL};
    arp_text_fill(out, "{0}/{1}", parts);
    return arp_text_status(out, err);
}

arp_status arp_report_again(const char *folder, const arp_page_options *options, arp_error *err) {
    arp_text store = {0}, outlines = {0}, page = {0};
    arp_page_tables tables = {0};
    arp_out out = {0};
    arp_status st = ARP_OK;
    ARP_TRY(path_in(folder, STORE, &store, err));
    ARP_TRY(path_in(folder, OUTLINES, &outlines, err));
    ARP_TRY(path_in(folder, PAGE, &page, err));
    ARP_TRY(arp_file_spare(store.bytes, page.bytes, NULL, err));
    ARP_TRY(arp_file_spare(outlines.bytes, page.bytes, NULL, err));
    ARP_TRY(arp_file_try(page.bytes, err));
    ARP_TRY(arp_page_tables_read(store.bytes, &tables, err));
    ARP_TRY(make_page(&tables, outlines.bytes, options, &out, err));
    ARP_TRY(arp_file_write(page.bytes, out.text.bytes, out.text.n, err));

done:
    arp_text_free(&store);
    arp_text_free(&outlines);
    arp_text_free(&page);
    arp_text_free(&out.text);
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
    ARP_TRY(put_page(&p, err));
    if (files) *files = WRITTEN;

done:
    return st;
}
