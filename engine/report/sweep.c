/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "drivers/resemblance/verdict.h"
#include "report/json.h"
#include "report/layout.h"
#include "report/messages/sweep.h"
#include "report/numbers_csv.h"
#include "report/report.h"
#include "report/verdict.h"
#include "report/words.h"

static const arp_sweep_side *side_of(const arp_sweep_row *row, size_t which) {
    for (size_t s = 0; s < row->n_sides; s++) {
        if (row->side[s].which == which) return &row->side[s];
    }
    return NULL;
}

/* 0 where the territory is not selected in this row. */
static size_t rank_of(const arp_sweep_row *row, size_t which) {
    for (size_t t = 0; t < row->n_selected; t++) {
        if (row->selected[t].which == which) return row->selected[t].rank;
    }
    return 0;
}

/* The verdict's word for machines; NULL without drivers. */
static const char *word_name(const arp_sweep *sweep, const arp_sweep_row *row) {
    if (!row->has_drivers) return NULL;
    return row->word >= 0 ? sweep->side[row->word] : arp_word_of_no_side(row->word);
}

static json_t *side_json(const arp_sweep_side *side, arp_json_state *state) {
    json_t *one = json_object();
    arp_json_put(state, one, "c", arp_json_real(side->c));
    arp_json_put(state, one, "p", arp_json_real(side->p));
    arp_json_put(state, one, "p_given_holm", arp_json_real(side->p_given));
    arp_json_put(state, one, "low", arp_json_real(side->low));
    arp_json_put(state, one, "high", arp_json_real(side->high));
    arp_json_put(state, one, "state", arp_json_text(arp_state_name(side->state)));
    return one;
}

static void found_json(const arp_sweep *sweep, const arp_sweep_row *row, json_t *one,
                       arp_json_state *state) {
    json_t *sides = json_object(), *ranks = json_object();
    for (size_t s = 0; s < row->n_sides; s++) {
        arp_json_put(state, sides, sweep->side[row->side[s].which],
                     side_json(&row->side[s], state));
    }
    for (size_t t = 0; t < row->n_selected; t++) {
        arp_json_put(state, ranks, sweep->code[row->selected[t].which],
                     arp_json_whole(row->selected[t].rank));
    }
    arp_json_put(state, one, "n", arp_json_whole(row->n));
    arp_json_put(state, one, "first", arp_json_text(row->first));
    arp_json_put(state, one, "mean_rank_shift", arp_json_real(row->shift));
    arp_json_put(state, one, "word", arp_json_text(word_name(sweep, row)));
    arp_json_put(state, one, "contrast", arp_json_real(row->contrast));
    arp_json_put(state, one, "contrast_p", arp_json_real(row->contrast_p));
    arp_json_put(state, one, "sides", sides);
    arp_json_put(state, one, "rank", ranks);
}

static json_t *row_json(const arp_sweep *sweep, const arp_sweep_row *row, arp_lang lang,
                        arp_json_state *state) {
    json_t *one = json_object(), *set = json_object();
    for (size_t j = 0; j < sweep->n_over; j++) {
        arp_json_put(state, set, sweep->over[j].path, arp_json_text(row->value[j]));
    }
    arp_json_put(state, one, "set", set);
    arp_json_put(state, one, "ok", json_boolean(row->why.code == ARP_OK));
    if (row->why.code == ARP_OK) {
        found_json(sweep, row, one, state);
        return one;
    }
    char text[4 * ARP_ERROR_TEXT];
    arp_error_text(&row->why, lang, text, sizeof text);
    arp_json_put(state, one, "message_id", arp_json_text(arp_error_name(&row->why)));
    arp_json_put(state, one, "message", arp_json_text(text));
    return one;
}
static arp_status put_json(const arp_sweep *sweep, arp_lang lang, arp_text *out, arp_error *err) {
    arp_json_state state = {0};
    json_t *top = json_object(), *rows = json_array();
    for (size_t i = 0; i < sweep->n_rows; i++) {
        arp_json_add(&state, rows, row_json(sweep, &sweep->row[i], lang, &state));
    }
    arp_json_put(&state, top, "title", arp_json_text(sweep->title));
    arp_json_put(&state, top, "combinations", arp_json_whole(sweep->n_rows));
    arp_json_put(&state, top, "refused", arp_json_whole(sweep->n_refused));
    arp_json_put(&state, top, "rows", rows);
    return arp_json_write(&state, top, out, err);
}

static void csv_header(const arp_sweep *sweep, arp_rows *rows) {
    static const char *const FIXED[] = {"n",    "first",    "mean_rank_shift",
                                        "word", "contrast", "contrast_p"};
    static const char *const BY_SIDE[] = {"c_", "p_", "p_given_holm_", "low_", "high_", "state_"};
    for (size_t j = 0; j < sweep->n_over; j++) arp_rows_text(rows, sweep->over[j].path);
    for (size_t i = 0; i < sizeof FIXED / sizeof FIXED[0]; i++) arp_rows_text(rows, FIXED[i]);
    for (size_t s = 0; s < sweep->n_sides; s++) {
        for (size_t i = 0; i < sizeof BY_SIDE / sizeof BY_SIDE[0]; i++) {
            arp_rows_text_pair(rows, BY_SIDE[i], sweep->side[s]);
        }
    }
    for (size_t t = 0; t < sweep->n_codes; t++) arp_rows_text_pair(rows, "rank_", sweep->code[t]);
    arp_rows_text(rows, "refused");
    arp_rows_end(rows);
}

static void csv_side(const arp_sweep_side *side, arp_rows *rows) {
    static const arp_sweep_side NONE = {
        .c = NAN, .p = NAN, .p_given = NAN, .low = NAN, .high = NAN};
    const arp_sweep_side *from = side ? side : &NONE;
    arp_rows_number(rows, from->c);
    arp_rows_number(rows, from->p);
    arp_rows_number(rows, from->p_given);
    arp_rows_number(rows, from->low);
    arp_rows_number(rows, from->high);
    arp_rows_text(rows, side ? arp_state_name(side->state) : "");
}

static void csv_row(const arp_sweep *sweep, const arp_sweep_row *row, arp_rows *rows) {
    bool ran = row->why.code == ARP_OK;
    const char *word = word_name(sweep, row);
    for (size_t j = 0; j < sweep->n_over; j++) arp_rows_text(rows, row->value[j]);
    arp_rows_rank(rows, row->n);
    arp_rows_text(rows, ran ? row->first : "");
    arp_rows_number(rows, ran ? row->shift : (double)NAN);
    arp_rows_text(rows, word ? word : "");
    arp_rows_number(rows, ran ? row->contrast : (double)NAN);
    arp_rows_number(rows, ran ? row->contrast_p : (double)NAN);
    for (size_t s = 0; s < sweep->n_sides; s++) csv_side(side_of(row, s), rows);
    for (size_t t = 0; t < sweep->n_codes; t++) arp_rows_rank(rows, rank_of(row, t));
    arp_rows_text(rows, ran ? "" : arp_error_name(&row->why));
    arp_rows_end(rows);
}

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), len = strlen(end);
    return n >= len && strcmp(text + n - len, end) == 0;
}

/* The shortest end of a key, from a point on, that no other key has: "normalise.rule". */
static const char *short_name(const arp_sweep *sweep, size_t key) {
    const char *path = sweep->over[key].path, *name = path + strlen(path);
    for (bool alone = false; !alone && name > path;) {
        do name--;
        while (name > path && name[-1] != '.');
        alone = true;
        for (size_t j = 0; j < sweep->n_over; j++) {
            if (j != key && ends_with(sweep->over[j].path, name)) alone = false;
        }
    }
    return name;
}

static const char *word_text(const arp_sweep *sweep, const arp_sweep_row *row, arp_lang lang) {
    if (row->why.code != ARP_OK || !row->has_drivers) return "–";
    static const arp_message REST[] = {ARP_MSG_SWEEP_BOTH, ARP_MSG_SWEEP_NEITHER,
                                       ARP_MSG_SWEEP_UNDETERMINED};
    if (row->word >= 0) return sweep->side[row->word];
    return arp_say(REST[arp_word_place(row->word, 0)], lang);
}

enum { MOST_SIDES = 4, MOST_CODES = 4 }; /* columns of the screen; CSV has all */

static void text_header(const arp_sweep *sweep, size_t sides, size_t codes, arp_lang lang,
                        arp_grid *grid) {
    arp_text t = {0};
    for (size_t j = 0; j < sweep->n_over; j++) {
        arp_grid_cell(grid, short_name(sweep, j));
    }
    arp_grid_cell(grid, arp_say(ARP_MSG_SWEEP_WORD, lang));
    for (size_t s = 0; s < sides; s++) {
        t.n = 0;
        arp_text_add(&t, "C ");
        arp_text_add(&t, sweep->side[s]);
        arp_grid_cell(grid, t.bad ? "" : t.bytes);
    }
    for (size_t c = 0; c < codes; c++) arp_grid_cell(grid, sweep->code[c]);
    arp_grid_cell(grid, arp_say(ARP_MSG_SWEEP_SHIFT, lang));
    arp_text_free(&t);
}

static void text_row(const arp_sweep *sweep, const arp_sweep_row *row, size_t sides, size_t codes,
                     arp_lang lang, arp_grid *grid) {
    bool ran = row->why.code == ARP_OK;
    for (size_t j = 0; j < sweep->n_over; j++) arp_grid_cell(grid, row->value[j]);
    arp_grid_cell(grid, word_text(sweep, row, lang));
    for (size_t s = 0; s < sides; s++) {
        const arp_sweep_side *side = side_of(row, s);
        arp_word c = arp_word_c(side ? side->c : (double)NAN, lang);
        if (side && side->state == ARP_ATTESTED) strcat(c.s, "*");
        arp_grid_cell(grid, c.s);
    }
    for (size_t c = 0; c < codes; c++) {
        size_t rank = rank_of(row, c);
        arp_grid_cell(grid, rank ? arp_word_count(rank, lang).s : "–");
    }
    arp_grid_cell(grid, arp_word_number(ran ? row->shift : (double)NAN, 1, lang).s);
}

static void put_text(const arp_sweep *sweep, arp_lang lang, arp_text *out) {
    static const char LETTERS[] = "llllllll";
    size_t keys = sweep->n_over < 7 ? sweep->n_over : 7;
    size_t sides = sweep->n_sides < MOST_SIDES ? sweep->n_sides : MOST_SIDES;
    size_t codes = sweep->n_codes < MOST_CODES ? sweep->n_codes : MOST_CODES;
    arp_grid grid = {0};
    arp_word count = arp_word_count(sweep->n_rows, lang);
    arp_wrap_fill(out, 0, arp_say(ARP_MSG_SWEEP_TITLE, lang),
                  (const char *const[]){sweep->title, count.s, NULL});
    arp_text_add(out, "\n");
    arp_grid_begin(&grid, LETTERS + (sizeof LETTERS - 1 - keys - 1), sides + codes + 1, 0);
    text_header(sweep, sides, codes, lang, &grid);
    for (size_t i = 0; i < sweep->n_rows; i++) {
        text_row(sweep, &sweep->row[i], sides, codes, lang, &grid);
    }
    arp_grid_end(&grid, out);
    arp_text_add(out, "\n");
    arp_wrap(out, arp_say(ARP_MSG_SWEEP_LEGEND, lang), 0, 0);
}

arp_status arp_report_sweep(const arp_sweep *sweep, arp_report_format format,
                            const arp_report_options *options, char **text, size_t *n,
                            arp_error *err) {
    arp_status st = ARP_OK;
    arp_text out = {0};
    if (format == ARP_FORMAT_JSON) {
        ARP_TRY(put_json(sweep, options->lang, &out, err));
    } else if (format == ARP_FORMAT_CSV) {
        arp_rows rows = arp_rows_begin(&out, options->csv_fr);
        csv_header(sweep, &rows);
        for (size_t i = 0; i < sweep->n_rows; i++) csv_row(sweep, &sweep->row[i], &rows);
    } else {
        put_text(sweep, options->lang, &out);
    }
    ARP_TRY(arp_text_status(&out, err));
    *text = out.bytes;
    *n = out.n;
    out = (arp_text){0};
done:
    arp_text_free(&out);
    return st;
}
