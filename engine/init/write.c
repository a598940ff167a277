/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A draft as YAML, each line with what it rests on. */
#include "init/page.h"

#include <string.h>

#include "base/number.h"
#include "init/messages.h"

/* ---- data ---- */

enum { MOST_NAMED = 6 }; /* columns named in one comment */

static void put_decimal(page *p, const init_file *file) {
    bool comma = false, point = false, doubt = false;
    const char *apart[MOST_NAMED];
    char names[ARP_ERROR_TEXT];
    size_t n = 0;
    for (size_t c = 0; c < file->n_columns; c++) {
        const init_column *column = &file->column[c];
        if (column->kind != INIT_NUMBERS || column->role == INIT_UNUSED) continue;
        comma = comma || column->comma;
        point = point || column->point;
        doubt = doubt || column->ambiguous;
        bool is_apart = column->thousands || column->percent;
        if (is_apart && n < MOST_NAMED) apart[n++] = column->name;
    }
    if (doubt) {
        page_put(p, "   ");
        page_choose(p, ARP_MSG_INIT_DECIMAL_DOUBT, NULL);
    } else if (comma != point && file->look.separator) {
        page_key(p, "    decimal", comma ? "," : ".");
        page_guessed(p, ARP_MSG_INIT_DECIMAL, NULL);
    } else if (comma && point) {
        page_put(p, "   ");
        page_guessed(p, ARP_MSG_INIT_DECIMAL_BOTH, NULL);
    }
    if (n == 0) return;
    arp_text_list(names, sizeof names, apart, n, n);
    page_put(p, "    ");
    page_guessed(p, ARP_MSG_INIT_THOUSANDS, names);
}

static void put_form(page *p, const init_file *file) {
    const char separator[] = {file->look.separator, '\0'};
    char line[ARP_NUMBER_ROOM], sheets[ARP_ERROR_TEXT];
    const uint64_t header = file->look.row[file->header].line;
    if (file->look.separator) {
        page_key(p, "    separator", file->look.separator == '\t' ? "tab" : separator);
        page_guessed(p, ARP_MSG_INIT_SEPARATOR, NULL);
        if (strcmp(file->look.encoding, "UTF-8") != 0) {
            page_put(p, "    encoding: ");
            page_put(p, file->look.encoding);
            page_guessed(p, ARP_MSG_INIT_ENCODING, NULL);
        }
    } else if (file->sheet) {
        arp_text_list(sheets, sizeof sheets, file->look.sheet, file->look.n_sheets, 8);
        page_key(p, "    sheet", file->sheet);
        page_guessed(p, ARP_MSG_INIT_SHEETS, sheets);
    }
    if (header > 1 && !p->form.no_skip) {
        arp_number_from_size(line, (size_t)header);
        page_put(p, "    skip: ");
        page_count(p, (size_t)header - 1);
        page_guessed(p, file->look.separator ? ARP_MSG_INIT_SKIP : ARP_MSG_INIT_SKIP_ROW, line);
    }
    put_decimal(p, file);
}

static void put_width(page *p, const init_file *file) {
    char from[ARP_NUMBER_ROOM], to[ARP_NUMBER_ROOM];
    if (!file->code_width) return;
    arp_number_from_size(from, file->shortest);
    arp_number_from_size(to, file->code_width);
    page_put(p, "    code_width: ");
    page_put(p, to);
    if (file->shortest < file->code_width)
        page_comment(p, ARP_MSG_INIT_GUESSED, ARP_MSG_INIT_WIDTH, from, to);
    else page_guessed(p, ARP_MSG_INIT_WIDTH_NUMBERS, NULL);
}

/* A name that an earlier file has would be two columns' name. */
static void put_renames(page *p, const init_file *file) {
    char number[ARP_NUMBER_ROOM];
    bool any = false;
    arp_number_from_size(number, (size_t)(file - p->draft->file) + 1);
    for (size_t c = 0; c < file->n_columns; c++) {
        const char *name = file->column[c].name;
        if (file->column[c].role != INIT_ELSEWHERE) continue;
        page_put(p, any ? ", " : "    rename: {");
        any = true;
        page_quoted(p, name);
        page_put(p, ": \"");
        page_escaped(p, name);
        page_put(p, "_");
        page_put(p, number);
        page_put(p, "\"");
    }
    if (!any) return;
    page_put(p, "}");
    page_guessed(p, ARP_MSG_INIT_UNUSED_DOUBLED, NULL);
}

static void put_file(page *p, const init_file *file) {
    char count[ARP_NUMBER_ROOM];
    page_key(p, "  - file", file->named);
    if (file->look.cut) page_guessed(p, ARP_MSG_INIT_CUT, NULL);
    else page_end(p);
    put_form(p, file);
    if (file->n_keys == 2) {
        const char *const keys[] = {file->column[file->key[0]].name,
                                    file->column[file->key[1]].name};
        page_put(p, "    key: ");
        page_list(p, keys, 2);
    } else {
        page_key(p, "    key", file->column[file->key[0]].name);
    }
    page_guessed(p, file->key_by_name ? ARP_MSG_INIT_KEY_NAME : ARP_MSG_INIT_KEY_VALUES, NULL);
    put_width(p, file);
    if (file->label != INIT_NONE) {
        page_key(p, "    label", file->column[file->label].name);
        page_guessed(p, ARP_MSG_INIT_LABEL, NULL);
    }
    put_renames(p, file);
    if (file->n_totals) {
        arp_number_from_size(count, file->n_totals);
        page_put(p, "    ");
        page_guessed(p, ARP_MSG_INIT_TOTALS, count);
    }
    if (file->n_notes == 0) return;
    arp_number_from_size(count, file->n_notes);
    page_put(p, "    ");
    page_guessed(p, ARP_MSG_INIT_NOTES, count);
}

/* ---- marks ---- */

static size_t marks_of(const init_draft *draft, arp_mark means, const char **text) {
    size_t n = 0;
    for (size_t f = 0; f < draft->n_files; f++) {
        for (size_t i = 0; i < draft->file[f].n_marks; i++) {
            const init_mark *mark = &draft->file[f].mark[i];
            size_t k = 0;
            if (mark->known || mark->means != means) continue;
            while (k < n && strcmp(text[k], mark->text) != 0) k++;
            if (k == n && n < 48) text[n++] = mark->text;
        }
    }
    return n;
}

static void put_marks(page *p) {
    static const struct {
        arp_mark means;
        const char *key;
    } KEYS[] = {{ARP_CELL_MISSING, "  missing"},
                {ARP_CELL_SECRET, "  secret"},
                {ARP_CELL_NOT_APPLICABLE, "  not_applicable"}};
    const char *text[48];
    bool any = false;
    for (size_t k = 0; k < 3; k++) {
        const size_t n = marks_of(p->draft, KEYS[k].means, text);
        if (n == 0) continue;
        if (!any) page_end(p);
        if (!any) page_put(p, "marks:");
        if (!any) page_guessed(p, ARP_MSG_INIT_MARKS, NULL);
        any = true;
        page_put(p, KEYS[k].key);
        page_put(p, ": ");
        page_list(p, text, n);
        page_choose(p, ARP_MSG_INIT_MARK_CHOOSE, text[0]);
    }
    for (size_t f = 0; f < p->draft->n_files; f++) {
        const init_file *file = &p->draft->file[f];
        for (size_t i = 0; i < file->n_marks; i++) {
            char times[ARP_NUMBER_ROOM];
            if (!file->mark[i].known) continue;
            arp_number_from_size(times, file->mark[i].n);
            page_put(p, "  ");
            page_comment(p, ARP_MSG_INIT_GUESSED, ARP_MSG_INIT_MARK_KNOWN, file->mark[i].text,
                         times);
        }
    }
}

/* ---- territories ---- */

static const char *level_of(const init_file *file) {
    char folded[128];
    init_fold(file->column[file->key[0]].name, folded, sizeof folded);
    if (strstr(folded, "canton") || strstr(folded, "cv") || strstr(folded, "canov"))
        return "canton";
    if (strstr(folded, "epci") || strstr(folded, "siren")) return "epci";
    if (strncmp(folded, "bv", 2) == 0) return "bassin de vie";
    if (strstr(folded, "com") || strstr(folded, "insee") || file->n_keys == 2) return "commune";
    if (strncmp(folded, "codgeo", 6) == 0 && file->n_body && strlen(file->code[0]) == 5)
        return "commune";
    if (file->label == INIT_NONE) return NULL;
    init_fold(file->column[file->label].name, folded, sizeof folded);
    if (strstr(folded, "canton")) return "canton";
    if (strstr(folded, "epci")) return "epci";
    return strstr(folded, "commune") ? "commune" : NULL;
}

static const char *side_name(const page *p, bool health) {
    if (!health) return "social";
    return p->lang == ARP_FR ? "sanitaire" : "health";
}

static void put_territories(page *p) {
    const init_draft *draft = p->draft;
    const char *level = level_of(&draft->file[0]), *population = NULL;
    page_put(p, "\nterritories:");
    page_end(p);
    page_key(p, "  level", level ? level : "territory");
    if (level) page_guessed(p, ARP_MSG_INIT_LEVEL, NULL);
    else page_choose(p, ARP_MSG_INIT_LEVEL_CHOOSE, NULL);
    for (size_t f = 0; f < draft->n_files; f++) {
        const init_file *file = &draft->file[f];
        if (file->population != INIT_NONE) population = file->column[file->population].name;
    }
    if (population) {
        page_key(p, "  population", population);
        page_guessed(p, ARP_MSG_INIT_POPULATION, NULL);
    } else {
        page_put(p, " ");
        page_choose(p, ARP_MSG_INIT_POPULATION_NONE, NULL);
    }
    const bool totals = draft->n_exclude && !p->form.no_exclude;
    if (!totals && !draft->n_lacking) return;
    page_put(p, "  exclude:");
    page_end(p);
    for (size_t i = 0; totals && i < draft->n_exclude; i++) {
        page_put(p, "    - ");
        page_quoted(p, draft->exclude[i]);
        page_guessed(p, ARP_MSG_INIT_EXCLUDE, NULL);
    }
    for (size_t i = 0; i < draft->n_lacking; i++) {
        const init_lacking *one = &draft->lacking[i];
        page_put(p, "    - ");
        page_quoted(p, one->code);
        if (one->all) page_guessed(p, ARP_MSG_INIT_EMPTY, NULL);
        else page_choose(p, ARP_MSG_INIT_SIDE_EMPTY, side_name(p, one->health));
    }
}

/* ---- indicators ---- */

/* A name in a formula: in back quotes unless it is plain. */
static void put_in_formula(const char *name, arp_text *out) {
    bool plain = !(*name >= '0' && *name <= '9');
    for (const char *s = name; *s; s++) {
        plain = plain && ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || *s == '_' ||
                          (*s >= '0' && *s <= '9'));
    }
    if (!plain) arp_text_add(out, "`");
    arp_text_add(out, name);
    if (!plain) arp_text_add(out, "`");
}

static void key_formula(page *p, const char *key, const char *name) {
    arp_text formula = {0};
    put_in_formula(name, &formula);
    page_key(p, key, formula.bytes ? formula.bytes : "");
    p->out->bad = p->out->bad || formula.bad;
    arp_text_free(&formula);
}

/* A size is no need: it is put as a share of the population, which is there. */
static void put_rate(page *p, const init_indicator *one) {
    key_formula(p, "    numerator", one->column->name);
    page_choose(p, ARP_MSG_INIT_COUNT, NULL);
    key_formula(p, "    denominator", one->file->column[one->file->population].name);
    page_end(p);
    page_put(p, "    per: 100");
    page_end(p);
}

static void put_label(page *p, const init_indicator *one) {
    arp_text rate = {0};
    const char *key = p->lang == ARP_FR ? "    label_fr" : "    label_en";
    arp_text_fill(&rate, arp_say(ARP_MSG_INIT_RATE, p->lang),
                  (const char *const[]){one->column->name, NULL});
    page_key(p, key, one->count && !rate.bad ? rate.bytes : one->column->name);
    page_end(p);
    p->out->bad = p->out->bad || rate.bad;
    arp_text_free(&rate);
}

static void put_indicator(page *p, const init_indicator *one) {
    page_put(p, "  - id: ");
    page_put(p, one->id);
    page_end(p);
    put_label(p, one);
    if (one->count) {
        put_rate(p, one);
    } else {
        page_key(p, "    value", one->column->name);
        page_end(p);
    }
    page_put(p, one->polarity > 0 ? "    polarity: 1?" : "    polarity: -1?");
    if (one->polarity_said) page_guessed(p, ARP_MSG_INIT_POLARITY_WORD, one->reason);
    else page_choose(p, ARP_MSG_INIT_POLARITY, NULL);
}

static void put_unused(page *p) {
    static const arp_message WHY[] = {[INIT_CONSTANT] = ARP_MSG_INIT_UNUSED_CONSTANT,
                                      [INIT_OTHER_POPULATION] = ARP_MSG_INIT_UNUSED_POPULATION,
                                      [INIT_YEAR] = ARP_MSG_INIT_UNUSED_YEAR,
                                      [INIT_ERROR] = ARP_MSG_INIT_UNUSED_ERROR,
                                      [INIT_DOUBLED] = ARP_MSG_INIT_UNUSED_DOUBLED,
                                      [INIT_ELSEWHERE] = ARP_MSG_INIT_UNUSED_DOUBLED};
    bool any = false;
    for (size_t f = 0; f < p->draft->n_files; f++) {
        const init_file *file = &p->draft->file[f];
        for (size_t c = 0; c < file->n_columns; c++) {
            const init_column *column = &file->column[c];
            if (column->kind != INIT_NUMBERS || column->role < INIT_CONSTANT) continue;
            if (!any) page_block(p, ARP_MSG_INIT_UNUSED, "");
            any = true;
            page_put(p, "#   ");
            page_quoted(p, column->name);
            page_put(p, " (");
            page_plain(p, file->named);
            page_put(p, ") : ");
            page_put(p, arp_say(WHY[column->role], p->lang));
            page_end(p);
        }
    }
}

static void put_indicators(page *p) {
    bool any = false;
    for (size_t i = 0; i < p->draft->n_indicators; i++) {
        const init_indicator *one = &p->draft->indicator[i];
        if (one->known) continue;
        if (!any) {
            page_put(p, "\nindicators:");
            page_end(p);
        }
        any = true;
        put_indicator(p, one);
    }
    put_unused(p);
}

/* ---- index ---- */

static void put_side(page *p, bool health, const char *name, arp_message label) {
    bool any = false;
    for (size_t i = 0; i < p->draft->n_indicators; i++) {
        const init_indicator *one = &p->draft->indicator[i];
        if (one->health != health) continue;
        if (!any) {
            page_put(p, "    - name: ");
            page_put(p, name);
            page_end(p);
            for (size_t l = 0; l < 2; l++) {
                page_key(p, l == ARP_FR ? "      label_fr" : "      label_en",
                         arp_say(label, (arp_lang)l));
                page_end(p);
            }
            page_put(p, "      children:");
            page_end(p);
        }
        any = true;
        page_put(p, "        - {indicator: ");
        page_put(p, one->id);
        if (one->vintage) {
            page_put(p, ", vintage: \"");
            page_put(p, one->vintage);
            page_put(p, "\"");
        }
        page_put(p, "}");
        if (one->side_said) page_end(p);
        else page_choose(p, ARP_MSG_INIT_SIDE, NULL);
    }
}

static void put_index(page *p) {
    bool known = false;
    for (size_t i = 0; i < p->draft->n_indicators; i++)
        known = known || p->draft->indicator[i].known;
    page_end(p);
    if (known) page_block(p, ARP_MSG_INIT_CATALOGUE, "");
    page_put(p, "index:");
    page_choose(p, ARP_MSG_INIT_SIDES, NULL);
    page_put(p, "  children:");
    page_end(p);
    put_side(p, false, side_name(p, false), ARP_MSG_INIT_SOCIAL);
    put_side(p, true, side_name(p, true), ARP_MSG_INIT_HEALTH);
}

static void put_missing(page *p) {
    const bool *holes = p->draft->holes;
    if (!holes[ARP_CELL_MISSING] && !holes[ARP_CELL_SECRET] && !holes[ARP_CELL_NOT_APPLICABLE])
        return;
    page_end(p);
    page_put(p, "method:");
    page_choose(p, ARP_MSG_INIT_MISSING, NULL);
    page_put(p, "  missing: {rule: ");
    page_put(p, holes[ARP_CELL_MISSING] ? "exclude" : "stop");
    if (holes[ARP_CELL_SECRET]) page_put(p, ", secret: exclude");
    if (holes[ARP_CELL_NOT_APPLICABLE]) page_put(p, ", not_applicable: exclude");
    page_put(p, "}");
    page_end(p);
}

static const char *first_code(const init_draft *draft) {
    const init_file *file = &draft->file[0];
    for (size_t i = 0; i < file->n_body; i++) {
        if (!file->total[i]) return file->code[i];
    }
    return "";
}

arp_status arp_draft_write(const init_draft *draft, init_form form, arp_lang lang, arp_text *out,
                           arp_error *err) {
    page p = {.draft = draft, .form = form, .lang = lang, .out = out};
    page_block(&p, ARP_MSG_INIT_HEAD, lang == ARP_FR ? "ÉTUDE" : "STUDY");
    page_end(&p);
    page_key(&p, "title", arp_path_base(draft->file[0].path));
    page_choose(&p, ARP_MSG_INIT_TITLE, NULL);
    page_put(&p, lang == ARP_FR ? "language: fr" : "language: en");
    page_end(&p);
    page_put(&p, "\ndata:");
    page_end(&p);
    for (size_t f = 0; f < draft->n_files; f++) put_file(&p, &draft->file[f]);
    if (draft->unmatched) {
        page_put(&p, "unmatched: drop");
        page_guessed(&p, ARP_MSG_INIT_UNMATCHED, NULL);
    }
    put_marks(&p);
    put_territories(&p);
    put_indicators(&p);
    put_index(&p);
    put_missing(&p);
    page_end(&p);
    page_block(&p, ARP_MSG_INIT_LATER, first_code(draft));
    return arp_text_status(out, err);
}
