/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "study/study.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"
#include "base/text.h"
#include "io/file.h"
#include "study/describe.h"
#include "study/gather/gather.h"
#include "study/messages.h"
#include "weight/weight.h"

size_t arp_study_told(const arp_study *study) {
    return study->notices ? study->notices->n : 0;
}

const arp_error *arp_study_notice(const arp_study *study, size_t i) {
    return i < arp_study_told(study) ? &study->notices->at[i] : NULL;
}

void arp_study_free(arp_study *study) {
    if (!study) return;
    arp_table_free(&study->values);
    if (study->zoned) arp_table_free(&study->zoned->communes);
    if (study->spec) spec_free(study->spec);
    if (study->notices) arp_notices_free(study->notices);
    arp_pool_free(study->pool);
    *study = (arp_study){0};
}

static bool is_late(const arp_study *study, size_t leaf) {
    return study->made[leaf].late;
}

/* Nobody can say whether its data were known when it was decided. */
static bool is_undated(const arp_study *study, size_t leaf) {
    return study->made[leaf].year == 0;
}

/* Leaves that are so, beside a decision, in one sentence. */
static arp_status tell_leaves(arp_study *study, bool (*are)(const arp_study *, size_t),
                              arp_message message, arp_error *err) {
    char list[ARP_ERROR_TEXT], year[ARP_NUMBER_ROOM];
    const spec *s = study->spec;
    size_t n = 0;
    if (study->decided == 0) return ARP_OK;
    const char **name = arp_zalloc(s->n_leaves, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_leaves; i++) {
        if (are(study, i)) name[n++] = study->made[i].id;
    }
    arp_text_list(list, sizeof list, name, n, 12);
    arp_free(name);
    if (n == 0) return ARP_OK;
    arp_number_from_size(year, (size_t)study->decided);
    return arp_tell(study->notices, (arp_place){0}, err, message, "ss", year, list);
}

/* What the verdict is given and nobody knew when it was decided. */
static arp_status tell_late_given(arp_study *study, arp_error *err) {
    char list[ARP_ERROR_TEXT], year[ARP_NUMBER_ROOM];
    const char *name[SPEC_GIVEN_MOST];
    size_t n = 0;
    for (size_t i = 0; study->decided && i < study->n_given; i++) {
        if (study->given[i].year > study->decided) name[n++] = study->given[i].id;
    }
    if (n == 0) return ARP_OK;
    arp_text_list(list, sizeof list, name, n, SPEC_GIVEN_MOST);
    arp_number_from_size(year, (size_t)study->decided);
    return arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_GIVEN_LATE, "ss", year,
                    list);
}

/* Indicators whose polarity is a guess that nobody has looked at. */
static arp_status tell_guessed(arp_study *study, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    const spec *s = study->spec;
    arp_place place = {0};
    size_t n = 0;
    const char **name = arp_zalloc(s->n_leaves, sizeof *name);
    if (!name) return arp_fail_memory(err);
    for (size_t i = 0; i < s->n_leaves; i++) {
        if (!study->made[i].polarity_guessed) continue;
        if (n == 0) place = s->leaf[i].indicator->place;
        name[n++] = study->made[i].id;
    }
    arp_text_list(list, sizeof list, name, n, 12);
    arp_free(name);
    if (n == 0) return ARP_OK;
    return arp_tell(study->notices, place, err, ARP_MSG_STUDY_POLARITY_GUESSED, "us", n, list);
}

/* An indicator that goes against its side may be turned the wrong way. */
static arp_status tell_reversed(arp_study *study, arp_error *err) {
    arp_described *all = arp_zalloc(study->values.n_columns, sizeof *all);
    arp_status st = ARP_OK;
    if (!all) return arp_fail_memory(err);
    ARP_TRY(arp_described_side(study, all, err));
    for (size_t c = 0; c < study->spec->n_leaves; c++) {
        const spec_leaf *leaf = &study->spec->leaf[c];
        const arp_plan *plan = leaf->beside ? &study->beside : &study->plan;
        if (!all[c].looks_reversed) continue;
        size_t side = all[c].side == ARP_NONE ? 0 : all[c].side;
        ARP_TRY(arp_tell(study->notices, leaf->indicator->place, err, ARP_MSG_STUDY_REVERSED,
                         "ssns", study->made[c].id, plan->node[side].name, all[c].with_side,
                         study->made[c].polarity > 0 ? "-1" : "1"));
    }
done:
    arp_free(all);
    return st;
}

/* Territories left out because nobody knows their population are told by name. */
static arp_status tell_unknown_population(arp_study *study, arp_error *err) {
    char list[ARP_ERROR_TEXT];
    size_t n = 0;
    const char **code = arp_zalloc(study->n_unranked, sizeof *code);
    if (!code) return arp_fail_memory(err);
    for (size_t i = 0; i < study->n_unranked; i++) {
        const arp_unranked *u = &study->unranked[i];
        if (u->reason == ARP_UNRANKED_UNKNOWN) code[n++] = u->code;
    }
    arp_text_list(list, sizeof list, code, n, 20);
    arp_free(code);
    if (n == 0) return ARP_OK;
    return arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_UNKNOWN_POPULATION, "us", n,
                    list);
}

/* Weights read off the data move with the perimeter: say so. */
static arp_status tell_data_weights(arp_study *study, arp_error *err) {
    for (size_t i = 0; i < study->plan.n_nodes; i++) {
        const arp_plan_node *node = &study->plan.node[i];
        if (!node->weigh || !node->weigh->from_data || node->n_children < 2) continue;
        arp_status st = arp_tell(study->notices, (arp_place){0}, err, ARP_MSG_STUDY_DATA_WEIGHTS,
                                 "s", node->name);
        if (st != ARP_OK) return st;
    }
    return ARP_OK;
}

/* The options that change a result, as they would be typed. */
static arp_status note_options(const arp_study_options *options, arp_study *study, arp_error *err) {
    arp_text t = {0};
    char k[ARP_NUMBER_ROOM];
    if (options->select) {
        arp_text_add(&t, "--select ");
        arp_text_add(&t, options->select);
    }
    if (options->level) {
        arp_text_add(&t, t.n ? " --level " : "--level ");
        arp_text_add(&t, options->level);
    }
    if (options->k) {
        arp_number_from_size(k, options->k);
        arp_text_add(&t, t.n ? " --k " : "--k ");
        arp_text_add(&t, k);
    }
    if (options->with) {
        arp_text_add(&t, t.n ? " --with " : "--with ");
        arp_text_add(&t, arp_path_base(options->with));
    }
    if (options->protect) arp_text_add(&t, t.n ? " --protect" : "--protect");
    for (size_t i = 0; i < options->n_set; i++) {
        arp_text_add(&t, t.n ? " --set " : "--set ");
        arp_text_add(&t, options->set[i]);
    }
    study->options = t.bad ? NULL : arp_pool_text(study->pool, t.n ? t.bytes : "", t.n);
    arp_text_free(&t);
    return study->options ? ARP_OK : arp_fail_memory(err);
}

/* A file that its name shows to be a table of data. */
static bool is_table(const char *path) {
    static const char *const ENDS[] = {".csv", ".tsv",      ".tab", ".txt",  ".xlsx", ".xls",
                                       ".ods", ".sas7bdat", ".sav", ".zsav", ".dta",  ".gz"};
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof ENDS / sizeof ENDS[0]; i++) {
        size_t len = strlen(ENDS[i]);
        if (n > len && strcasecmp(path + n - len, ENDS[i]) == 0) return true;
    }
    return false;
}

static arp_status read_spec(const char *path, const arp_study_options *options, arp_study *study,
                            arp_error *err) {
    arp_error why = {0};
    arp_status st = spec_read(path, options, study->spec, study, &why);
    if ((st == ARP_PARSE || st == ARP_DOMAIN) && is_table(path)) {
        return arp_fail_at(err, (arp_place){.path = path}, ARP_DOMAIN, ARP_MSG_STUDY_IS_TABLE, "s",
                           arp_path_base(path));
    }
    if (st != ARP_OK && err && err->code == ARP_OK) *err = why;
    return st;
}

static arp_status fill(const char *path, const arp_study_options *options, arp_study *study,
                       arp_error *err) {
    gathered g = {0};
    arp_status st = ARP_OK;
    ARP_TRY(note_options(options, study, err));
    ARP_TRY(read_spec(path, options, study, err));
    ARP_TRY(gather_headers(study->spec, study, &g, err));
    ARP_TRY(gather_tables(study->spec, study, &g, err));
    ARP_TRY(gather_kept(study->spec, study, &g, err));
    ARP_TRY(gather_rates(study->spec, study, &g, err));
    ARP_TRY(gather_values(study->spec, study, &g, err));
    ARP_TRY(gather_impossible(study->spec, study, &g, err));
    ARP_TRY(gather_errors(study->spec, study, &g, err));
    ARP_TRY(gather_zoned_told(study->spec, study, &g, err));
    ARP_TRY(gather_bounds(study->spec, study, err));
    ARP_TRY(gather_contiguity(study->spec, study, &g, err));
    ARP_TRY(gather_communes(study->spec, study, err));
    ARP_TRY(options->no_outlines ? gather_outlines_unread(study->spec, err)
                                 : gather_outlines(study->spec, study, &g, err));
    ARP_TRY(gather_shrunk(study->spec, study, &g, err));
    ARP_TRY(gather_selection(study->spec, options, study, err));
    ARP_TRY(gather_selections(study->spec, study, &g, err));
    ARP_TRY(gather_choose(study->spec, study, &g, err));
    ARP_TRY(gather_given(study->spec, study, &g, err));
    ARP_TRY(gather_sums(study->spec, study, &g, err));
    ARP_TRY(spec_factors_check(study, err));
    ARP_TRY(tell_leaves(study, is_late, ARP_MSG_STUDY_LATE, err));
    ARP_TRY(tell_leaves(study, is_undated, ARP_MSG_STUDY_UNDATED, err));
    ARP_TRY(tell_late_given(study, err));
    ARP_TRY(tell_guessed(study, err));
    ARP_TRY(tell_reversed(study, err));
    ARP_TRY(tell_unknown_population(study, err));
    ARP_TRY(tell_data_weights(study, err));
    study->spec->told = study->notices->n;
done:
    gather_free(&g);
    return st;
}

arp_status arp_study_open(const char *path, const arp_study_options *options, arp_study *out,
                          arp_error *err) {
    static const arp_study_options NO_OPTIONS = {0};
    arp_study study = {.pool = arp_pool_new()};
    if (!study.pool) return arp_fail_memory(err);
    study.spec = arp_pool_take(study.pool, 1, sizeof *study.spec);
    study.notices = arp_pool_take(study.pool, 1, sizeof *study.notices);
    char *own = arp_pool_text(study.pool, path, strlen(path)); /* places point at it */
    arp_status st = study.spec && study.notices && own ? ARP_OK : arp_fail_memory(err);
    if (st == ARP_OK) st = fill(own, options ? options : &NO_OPTIONS, &study, err);
    if (st != ARP_OK) {
        arp_study_free(&study);
        return st;
    }
    *out = study;
    return ARP_OK;
}
