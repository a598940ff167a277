/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A study in memory is opened and run, and its tables become R's. What the engine allocates is held
   by an external pointer, so that it is freed whatever way R leaves. */
#include <arpent/arpent.h>
#include <string.h>

#include <R.h>
#include <R_ext/Rdynload.h>
#include <Rinternals.h>

enum { TEXT = 8192 };

typedef struct held {
    arp_study *study;
    arp_results *results;
    SEXP progress; /* a function of how many are done, of how many; R_NilValue: none */
    bool stopped;
} held;

static void let_go(held *h) {
    arp_results_free(h->results);
    arp_close(h->study);
    h->results = NULL;
    h->study = NULL;
}

static void finalize(SEXP pointer) {
    held *h = R_ExternalPtrAddr(pointer);
    if (!h) return;
    let_go(h);
    R_Free(h);
    R_ClearExternalPtr(pointer);
}

static SEXP text_of(const char *text) {
    return text && *text ? Rf_mkCharCE(text, CE_UTF8) : NA_STRING;
}

static SEXP text_vector(const char *text) {
    SEXP out = PROTECT(Rf_allocVector(STRSXP, 1));
    SET_STRING_ELT(out, 0, text_of(text));
    UNPROTECT(1);
    return out;
}

/* list(status, id, path, line, column, message): what R makes a condition of. */
static SEXP fault(const arp_error *err, arp_lang lang) {
    static const char *const NAMES[] = {"status", "id", "path", "line", "column", "message", ""};
    static char text[TEXT];
    SEXP out = PROTECT(Rf_mkNamed(VECSXP, (const char **)NAMES));
    arp_error_text(err, lang, text, sizeof text);
    SET_VECTOR_ELT(out, 0, text_vector(arp_status_name(err->code)));
    SET_VECTOR_ELT(out, 1, text_vector(arp_error_name(err)));
    SET_VECTOR_ELT(out, 2, text_vector(err->path));
    SET_VECTOR_ELT(out, 3, Rf_ScalarReal(err->line ? (double)err->line : NA_REAL));
    SET_VECTOR_ELT(out, 4, Rf_ScalarReal(err->column ? (double)err->column : NA_REAL));
    SET_VECTOR_ELT(out, 5, text_vector(text));
    UNPROTECT(1);
    return out;
}

static SEXP column_of(const arp_frame_column *column, size_t n) {
    bool text = column->kind == ARP_KIND_TEXT, flag = column->kind == ARP_KIND_FLAG;
    SEXP out = PROTECT(Rf_allocVector(text ? STRSXP : flag ? LGLSXP : REALSXP, (R_xlen_t)n));
    for (size_t i = 0; i < n; i++) {
        if (text) {
            SET_STRING_ELT(out, (R_xlen_t)i, text_of(column->text[i]));
            continue;
        }
        double x = column->number[i];
        if (flag) LOGICAL(out)[i] = ISNAN(x) ? NA_LOGICAL : x != 0.0;
        else REAL(out)[i] = ISNAN(x) ? NA_REAL : x;
    }
    UNPROTECT(1);
    return out;
}

/* One table: its columns by name, with what each is. */
static SEXP table_of(const arp_frame *frame) {
    static const char *const PARTS[] = {"columns", "kind", "unit", "fr", "en", "title", "keys", ""};
    const R_xlen_t n = (R_xlen_t)frame->n_columns;
    SEXP out = PROTECT(Rf_mkNamed(VECSXP, (const char **)PARTS));
    SEXP columns = Rf_allocVector(VECSXP, n), names, texts[4], titles;
    SET_VECTOR_ELT(out, 0, columns);
    names = PROTECT(Rf_allocVector(STRSXP, n));
    for (int i = 0; i < 4; i++) SET_VECTOR_ELT(out, i + 1, texts[i] = Rf_allocVector(STRSXP, n));
    SET_VECTOR_ELT(out, 5, titles = Rf_allocVector(STRSXP, 2));
    SET_VECTOR_ELT(out, 6, Rf_ScalarInteger((int)frame->n_keys));
    for (int i = 0; i < 2; i++) SET_STRING_ELT(titles, i, text_of(frame->title[i]));
    for (R_xlen_t j = 0; j < n; j++) {
        const arp_frame_column *c = &frame->column[j];
        const char *said[] = {arp_kind_name(c->kind), c->unit, c->meaning[ARP_FR],
                              c->meaning[ARP_EN]};
        SET_STRING_ELT(names, j, text_of(c->name));
        for (int i = 0; i < 4; i++) SET_STRING_ELT(texts[i], j, text_of(said[i]));
        SET_VECTOR_ELT(columns, j, column_of(c, frame->n_rows));
    }
    Rf_setAttrib(columns, R_NamesSymbol, names);
    UNPROTECT(2);
    return out;
}

static SEXP tables_of(arp_results *results, arp_error *err) {
    const R_xlen_t n = (R_xlen_t)arp_results_count(results);
    SEXP out = PROTECT(Rf_allocVector(VECSXP, n)), names = PROTECT(Rf_allocVector(STRSXP, n));
    for (R_xlen_t i = 0; i < n; i++) {
        const arp_frame *frame = NULL;
        const char *name = arp_results_name(results, (size_t)i);
        if (arp_results_frame(results, name, &frame, err) != ARP_OK) break;
        SET_STRING_ELT(names, i, text_of(name));
        SET_VECTOR_ELT(out, i, table_of(frame));
    }
    Rf_setAttrib(out, R_NamesSymbol, names);
    UNPROTECT(2);
    return out;
}

/* R may leave through here by a jump, which the engine's frames must not see. */
static void look(void *unused) {
    (void)unused;
    R_CheckUserInterrupt();
}

static bool go_on(void *user, uint64_t done, uint64_t total, double widest) {
    held *h = user;
    int failed = 0;
    (void)widest;
    if (!R_ToplevelExec(look, NULL)) h->stopped = true;
    if (!h->stopped && h->progress != R_NilValue) {
        SEXP n = PROTECT(Rf_ScalarReal((double)done)), of = PROTECT(Rf_ScalarReal((double)total));
        SEXP call = PROTECT(Rf_lang3(h->progress, n, of));
        R_tryEvalSilent(call, R_GlobalEnv, &failed);
        UNPROTECT(3);
        if (failed) h->stopped = true;
    }
    return !h->stopped;
}

static const char *one(SEXP text) {
    return Rf_length(text) ? Rf_translateCharUTF8(STRING_ELT(text, 0)) : NULL;
}

static const char **all_of(SEXP texts) {
    const char **out = (const char **)R_alloc((size_t)Rf_length(texts) + 1, sizeof *out);
    for (R_xlen_t i = 0; i < Rf_xlength(texts); i++) {
        out[i] = Rf_translateCharUTF8(STRING_ELT(texts, i));
    }
    return out;
}

/* The bytes stay R's: they are read while the study is opened. */
static const arp_file *files_of(SEXP names, SEXP bytes) {
    const char **name = all_of(names);
    arp_file *out = (arp_file *)R_alloc((size_t)Rf_length(names) + 1, sizeof *out);
    for (R_xlen_t i = 0; i < Rf_xlength(names); i++) {
        SEXP raw = VECTOR_ELT(bytes, i);
        out[i] = (arp_file){name[i], RAW(raw), (size_t)Rf_xlength(raw)};
    }
    return out;
}

/* asked: list(path, names, bytes, select, k, level, set, threads, lang, progress). */
static SEXP run_memory(SEXP asked) {
    SEXP names = VECTOR_ELT(asked, 1), set = VECTOR_ELT(asked, 6), out;
    const arp_lang lang = Rf_asInteger(VECTOR_ELT(asked, 8)) ? ARP_EN : ARP_FR;
    const arp_study_options options = {.file = files_of(names, VECTOR_ELT(asked, 2)),
                                       .n_files = (size_t)Rf_length(names),
                                       .select = one(VECTOR_ELT(asked, 3)),
                                       .k = (size_t)Rf_asInteger(VECTOR_ELT(asked, 4)),
                                       .level = one(VECTOR_ELT(asked, 5)),
                                       .set = all_of(set),
                                       .n_set = (size_t)Rf_length(set)};
    const char *path = one(VECTOR_ELT(asked, 0));
    SEXP pointer = PROTECT(R_MakeExternalPtr(NULL, R_NilValue, R_NilValue));
    R_RegisterCFinalizerEx(pointer, finalize, TRUE);
    held *h = R_Calloc(1, held);
    R_SetExternalPtrAddr(pointer, h);
    h->progress = VECTOR_ELT(asked, 9);
    const arp_run_options how = {
        .threads = (size_t)Rf_asInteger(VECTOR_ELT(asked, 7)), .go_on = go_on, .user = h};
    arp_error err = {0};
    arp_status st = arp_open(path, &options, &h->study, &err);
    if (st == ARP_OK) st = arp_run(h->study, &how, &h->results, &err);
    if (h->stopped) {
        out = Rf_ScalarLogical(0); /* told by the R code, as an interrupt is */
    } else if (st != ARP_OK) {
        out = fault(&err, lang);
    } else {
        out = tables_of(h->results, &err);
        if (err.code != ARP_OK) out = fault(&err, lang);
    }
    PROTECT(out);
    finalize(pointer);
    UNPROTECT(2);
    return out;
}

static SEXP version(void) {
    return text_vector(arp_version());
}

static const R_CallMethodDef CALLS[] = {{"arpent_run_memory", (DL_FUNC)&run_memory, 1},
                                        {"arpent_version", (DL_FUNC)&version, 0},
                                        {NULL, NULL, 0}};

void R_init_arpent(DllInfo *dll);

void R_init_arpent(DllInfo *dll) {
    R_registerRoutines(dll, NULL, CALLS, NULL, NULL);
    R_useDynamicSymbols(dll, FALSE);
}
