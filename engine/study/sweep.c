/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/sweep.h"

#include <math.h>
#include <string.h>

#include "base/codes.h"
#include "base/fail.h"
#include "base/memory.h"
#include "drivers/resemblance/evidence.h"
#include "drivers/resemblance/verdict.h"
#include "study/messages.h"

enum { MOST_ROWS = 100000 };

typedef struct sweeper {
    const char *path;
    const arp_study_options *options;
    const arp_sweep_asked *asked;
    arp_sweep *out;
    const char **set; /* of the options, then one a key: "path=value" */
    uint32_t *base_rank;
    arp_codes *base;
    arp_error *err;
} sweeper;

/* The comma, or the end, that closes a value: not one inside brackets or quotes. */
static size_t value_end(const char *s) {
    size_t depth = 0, i = 0;
    for (char quote = '\0'; s[i] && (s[i] != ',' || depth || quote); i++) {
        if (quote) {
            if (s[i] == quote) quote = '\0';
        } else if (s[i] == '"' || s[i] == '\'') {
            quote = s[i];
        } else if (s[i] == '[' || s[i] == '{') {
            depth++;
        } else if ((s[i] == ']' || s[i] == '}') && depth) {
            depth--;
        }
    }
    return i;
}

static arp_status parse_over(const char *text, arp_pool *pool, arp_sweep_over *out,
                             arp_error *err) {
    size_t key = strcspn(text, "="), n = 1;
    if (key == 0 || !text[key] || !text[key + 1]) {
        return arp_fail(err, ARP_USAGE, ARP_MSG_SWEEP_FORM, "s", text);
    }
    for (const char *at = text + key + 1; *(at += value_end(at)); at++) n++;
    const char **value = arp_pool_take(pool, n, sizeof *value);
    out->path = arp_pool_text(pool, text, key);
    if (!value || !out->path) return arp_fail_memory(err);
    for (const char *at = text + key + 1;; at++) {
        size_t len = value_end(at);
        if (len == 0) return arp_fail(err, ARP_USAGE, ARP_MSG_SWEEP_EMPTY, "s", text);
        value[out->n++] = arp_pool_text(pool, at, len);
        if (!value[out->n - 1]) return arp_fail_memory(err);
        at += len;
        if (!*at) break;
    }
    out->value = value;
    return ARP_OK;
}

static arp_status parse_all(const char *const *over, size_t n, arp_sweep *out, arp_error *err) {
    arp_sweep_over *made = arp_pool_take(out->pool, n, sizeof *made);
    if (!made) return arp_fail_memory(err);
    out->n_rows = 1;
    for (size_t i = 0; i < n; i++) {
        arp_status st = parse_over(over[i], out->pool, &made[i], err);
        if (st != ARP_OK) return st;
        for (size_t j = 0; j < i; j++) {
            if (strcmp(made[j].path, made[i].path) != 0) continue;
            return arp_fail(err, ARP_USAGE, ARP_MSG_SWEEP_TWICE, "s", made[i].path);
        }
        out->n_rows *= made[i].n;
        if (out->n_rows > MOST_ROWS) {
            return arp_fail(err, ARP_USAGE, ARP_MSG_SWEEP_MANY, "n", (double)MOST_ROWS);
        }
    }
    out->over = made;
    out->n_over = n;
    out->row = arp_pool_take(out->pool, out->n_rows, sizeof *out->row);
    return out->row ? ARP_OK : arp_fail_memory(err);
}

/* The place of a name in a list that grows by one where it is new; SIZE_MAX: no memory. */
static size_t place_of(arp_pool *pool, const char ***list, size_t *n, const char *name) {
    for (size_t i = 0; i < *n; i++) {
        if (strcmp((*list)[i], name) == 0) return i;
    }
    const char **more = arp_pool_take(pool, *n + 1, sizeof *more);
    const char *own = arp_pool_text(pool, name, strlen(name));
    if (!more || !own) return SIZE_MAX;
    if (*n) memcpy(more, *list, *n * sizeof *more);
    more[*n] = own;
    *list = more;
    return (*n)++;
}

static const arp_weight_share UNKNOWN = {NAN, NAN, NAN};

static arp_status take_sides(sweeper *w, arp_sweep_row *row, const arp_study *study,
                             const arp_answer *answer) {
    const arp_drivers *d = &answer->drivers;
    const arp_weight_share *drawn =
        answer->has_sensitivity ? answer->sensitivity.state_share : NULL;
    arp_sweep *out = w->out;
    row->side = arp_pool_take(out->pool, d->n_sides, sizeof *row->side);
    if (!row->side) return arp_fail_memory(w->err);
    for (; row->n_sides < d->n_sides; row->n_sides++) {
        const arp_side *side = &d->side[row->n_sides];
        const arp_side_evidence *e = &d->evidence->side[row->n_sides];
        const char *name = study->plan.node[side->node].name;
        size_t at = place_of(out->pool, &out->side, &out->n_sides, name);
        if (at == SIZE_MAX) return arp_fail_memory(w->err);
        row->side[row->n_sides] =
            (arp_sweep_side){at,
                             side->alone.c,
                             side->alone.p,
                             e->p_holm,
                             e->low,
                             e->high,
                             side->state,
                             drawn ? drawn[row->n_sides * ARP_N_STATES + ARP_ATTESTED] : UNKNOWN};
        if (d->word == (int)row->n_sides) row->word = (int)at;
    }
    return ARP_OK;
}

static arp_status take_drivers(sweeper *w, arp_sweep_row *row, const arp_study *study,
                               const arp_answer *answer) {
    const arp_drivers *d = &answer->drivers;
    arp_sweep *out = w->out;
    row->has_drivers = true;
    row->word = d->word;
    row->contrast = d->contrast;
    row->contrast_p = d->contrast_p;
    row->selected = arp_pool_take(out->pool, d->m, sizeof *row->selected);
    if (!row->selected) return arp_fail_memory(w->err);
    for (; row->n_selected < d->m; row->n_selected++) {
        size_t i = d->selected[row->n_selected];
        size_t at = place_of(out->pool, &out->code, &out->n_codes, study->values.code[i]);
        if (at == SIZE_MAX) return arp_fail_memory(w->err);
        row->selected[row->n_selected] = (arp_sweep_rank){at, answer->result.rank[i]};
    }
    if (answer->has_sensitivity) {
        row->draws = answer->sensitivity.verdicts;
        row->holds = answer->sensitivity.words.share[arp_word_place(d->word, d->n_sides)];
    }
    return take_sides(w, row, study, answer);
}

/* Mean |rank - rank in the study as written| over the territories ranked in both. */
static double shift_of(const sweeper *w, const arp_study *study, const arp_result *result) {
    double sum = 0.0, n = 0.0;
    for (size_t i = 0; i < result->n; i++) {
        size_t at = arp_codes_find(w->base, study->values.code[i]);
        if (at == SIZE_MAX) continue;
        sum += fabs((double)result->rank[i] - (double)w->base_rank[at]);
        n += 1.0;
    }
    return sum / n;
}

static arp_status take_row(sweeper *w, arp_sweep_row *row, const arp_study *study,
                           const arp_answer *answer) {
    const char *first = study->values.code[answer->result.order[0]];
    row->n = answer->result.n;
    row->first = arp_pool_text(w->out->pool, first, strlen(first));
    row->shift = shift_of(w, study, &answer->result);
    row->contrast = row->contrast_p = NAN;
    row->holds = UNKNOWN;
    if (!row->first) return arp_fail_memory(w->err);
    return answer->has_drivers ? take_drivers(w, row, study, answer) : ARP_OK;
}

/* The study as written: what the rows are compared with. */
static arp_status run_base(sweeper *w) {
    arp_study study = {0};
    arp_answer answer = {0};
    arp_status st = ARP_OK;
    arp_pool *pool = w->out->pool;
    ARP_TRY(arp_study_open(w->path, w->options, &study, w->err));
    ARP_TRY(arp_study_run(&study, &answer, w->err));
    size_t n = answer.result.n;
    const char **code = arp_pool_take(pool, n, sizeof *code);
    w->base_rank = arp_pool_take(pool, n, sizeof *w->base_rank);
    for (size_t l = 0; l < 2; l++)
        w->out->title[l] = arp_pool_text(pool, study.title[l], strlen(study.title[l]));
    w->out->lang = study.lang;
    bool ok = code && w->base_rank && w->out->title[0] && w->out->title[1];
    for (size_t i = 0; ok && i < n; i++) {
        code[i] = arp_pool_text(pool, study.values.code[i], strlen(study.values.code[i]));
        w->base_rank[i] = answer.result.rank[i];
        ok = code[i] != NULL;
    }
    w->base = ok ? arp_codes_new(code, n) : NULL;
    if (!w->base) st = arp_fail_memory(w->err);
done:
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}

/* The values of row @p at, and what they set. */
static arp_status set_row(sweeper *w, size_t at) {
    arp_sweep *out = w->out;
    arp_sweep_row *row = &out->row[at];
    row->value = arp_pool_take(out->pool, out->n_over, sizeof *row->value);
    if (!row->value) return arp_fail_memory(w->err);
    for (size_t j = out->n_over; j-- > 0;) {
        const arp_sweep_over *o = &out->over[j];
        row->value[j] = o->value[at % o->n];
        at /= o->n;
        size_t path = strlen(o->path), len = strlen(row->value[j]);
        char *text = arp_pool_take(out->pool, path + len + 2, 1);
        if (!text) return arp_fail_memory(w->err);
        memcpy(text, o->path, path);
        text[path] = '=';
        memcpy(text + path + 1, row->value[j], len);
        w->set[w->options->n_set + j] = text;
    }
    return ARP_OK;
}

/* A study that cannot be is a row that says why; what stops everything is memory, a file that
   cannot be read, and a fault of our own. */
static bool is_the_studys(arp_status st) {
    return st == ARP_DOMAIN || st == ARP_PARSE || st == ARP_USAGE;
}

/* The shares of the draws, where they are asked for and the study says what is uncertain. */
static arp_status draw_row(sweeper *w, const arp_study *study, arp_answer *answer, arp_error *why) {
    const arp_sensitivity_options *asked = w->asked->draws;
    if (!asked || study->n_factors == 0 || !study->has_selection) return ARP_OK;
    arp_sensitivity_options options = *asked;
    const size_t told = study->notices->n;
    options.no_indices = true;
    arp_status st = arp_study_sensitivity(study, &options, answer, why);
    if (st == ARP_OK && answer->sensitivity.partial)
        return arp_fail(why, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "");
    bool first =
        st == ARP_OK && w->out->replaced.message == ARP_MSG_NONE && study->notices->n > told;
    if (first) w->out->replaced = study->notices->at[told];
    return st;
}

static arp_status run_row(sweeper *w, size_t at) {
    arp_study_options options = *w->options;
    arp_study study = {0};
    arp_answer answer = {0};
    arp_sweep_row *row = &w->out->row[at];
    arp_error why = {0};
    options.set = w->set;
    options.n_set += w->out->n_over;
    arp_status st = set_row(w, at);
    if (st != ARP_OK) return st;
    st = arp_study_open(w->path, &options, &study, &why);
    if (st == ARP_OK) st = arp_study_run(&study, &answer, &why);
    if (st == ARP_OK) st = draw_row(w, &study, &answer, &why);
    if (st == ARP_OK) {
        st = take_row(w, row, &study, &answer);
    } else if (is_the_studys(st)) {
        row->why = why;
        w->out->n_refused++;
        st = ARP_OK;
    } else if (w->err) {
        *w->err = why;
    }
    arp_answer_free(&answer);
    arp_study_free(&study);
    return st;
}

static arp_status run_all(sweeper *w) {
    const arp_sweep_asked *asked = w->asked;
    arp_sweep *out = w->out;
    for (size_t i = 0; i < out->n_rows; i++) {
        arp_status st = run_row(w, i);
        if (st != ARP_OK) return st;
        if (asked->progress && !asked->progress(asked->user, i + 1, out->n_rows)) {
            return arp_fail(w->err, ARP_INTERRUPTED, ARP_MSG_CLI_INTERRUPTED, "");
        }
    }
    if (out->n_refused < out->n_rows) return ARP_OK;
    if (w->err) *w->err = out->row[0].why;
    return out->row[0].why.code;
}

arp_status arp_sweep_run(const char *path, const arp_study_options *options,
                         const arp_sweep_asked *asked, arp_sweep *out, arp_error *err) {
    arp_study_options given = {0};
    arp_sweep sweep = {.pool = arp_pool_new()};
    sweeper w = {path, &given, asked, &sweep, NULL, NULL, NULL, err};
    arp_status st = ARP_OK;
    if (options) given = *options;
    given.no_outlines = true; /* nothing is drawn of a sweep */
    if (!sweep.pool) return arp_fail_memory(err);
    w.set = arp_pool_take(sweep.pool, w.options->n_set + asked->n_over, sizeof *w.set);
    if (!w.set) ARP_TRY(arp_fail_memory(err));
    for (size_t i = 0; i < w.options->n_set; i++) w.set[i] = w.options->set[i];
    ARP_TRY(parse_all(asked->over, asked->n_over, &sweep, err));
    ARP_TRY(run_base(&w));
    ARP_TRY(run_all(&w));
    *out = sweep;
    sweep = (arp_sweep){0};
done:
    arp_codes_free(w.base);
    arp_sweep_free(&sweep);
    return st;
}

void arp_sweep_free(arp_sweep *sweep) {
    if (!sweep) return;
    arp_pool_free(sweep->pool);
    *sweep = (arp_sweep){0};
}
