/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/maps/svg.h"

#include <math.h>
#include <string.h>

#include "base/fail.h"
#include "base/lang.h"
#include "base/number.h"
#include "report/messages/maps.h"
#include "report/messages/page.h"
#include "report/page/outlines.h"
#include "report/page/secret.h"
#include "report/words/words.h"

enum {
    ACROSS = 2,
    WIDTH = 440,
    TALLEST = 520,
    GAP = 24,
    TITLE = 26,
    KEY = 62,
    LINE = 16,
    WRAP = 128
};

/* A drawing under way: points become whole tenths of a unit. */
typedef struct drawing {
    const arp_pen *p;
    const arp_shapes *shapes;
    const arp_panels *panels;
    double scale;          /* of the plane, to tenths */
    int64_t width, height; /* of a map, in tenths */
    bool *left_out;        /* one a point         */
} drawing;

static void put(const drawing *d, const char *text) {
    arp_pen_raw(d->p, text);
}

static void put_whole(const drawing *d, int64_t x) {
    char digits[ARP_NUMBER_ROOM];
    if (x < 0) put(d, "-");
    arp_number_from_size(digits, (size_t)(x < 0 ? -x : x));
    put(d, digits);
}

/* "NAME=\"x\"", with a blank before it. */
static void put_attribute(const drawing *d, const char *name, int64_t x) {
    put(d, " ");
    put(d, name);
    put(d, "=\"");
    put_whole(d, x);
    put(d, "\"");
}

/* Escaped, and without what XML cannot hold. */
static void put_text(const drawing *d, const char *text) {
    char part[256];
    while (text && *text) {
        size_t n = 0;
        for (; *text && n < sizeof part - 1 && (n < sizeof part - 5 || (*text & 0xC0) == 0x80);
             text++)
            part[n++] = (unsigned char)*text < 0x20 ? ' ' : *text;
        part[n] = '\0';
        arp_pen_text(d->p, part);
    }
}

static void put_said(const drawing *d, int message, const char *one, const char *two) {
    const char *const args[] = {one, two, NULL};
    arp_text t = {0};
    arp_text_fill(&t, arp_say((arp_message)message, d->p->lang), args);
    if (t.bad) d->p->out->text.bad = true;
    else put_text(d, t.bytes);
    arp_text_free(&t);
}

/* A line of writing at x, y. */
static void open_text(const drawing *d, int64_t x, int64_t y, int size, const char *more) {
    put(d, "<text");
    put_attribute(d, "x", x);
    put_attribute(d, "y", y);
    put_attribute(d, "font-size", size);
    put(d, more);
    put(d, ">");
}

static void place(const drawing *d, const double point[2], int64_t out[2]) {
    for (int k = 0; k < 2; k++) out[k] = llround((point[k] - d->shapes->low[k]) * d->scale);
}

/* A point, from the one before it. */
static void put_point(const drawing *d, const int64_t to[2], bool first, int64_t at[2]) {
    int64_t x = first ? to[0] : to[0] - at[0], y = first ? to[1] : to[1] - at[1];
    if (!first && x == 0 && y == 0) return;
    put(d, first ? "M" : "l");
    put_whole(d, x);
    if (y >= 0) put(d, " ");
    put_whole(d, y);
    memcpy(at, to, 2 * sizeof *at);
}

/* An arc, its first point only where it begins a ring. */
static void put_arc(const drawing *d, int32_t step, bool first, int64_t at[2]) {
    const arp_shapes *s = d->shapes;
    size_t arc = (size_t)(step < 0 ? -1 - step : step), from = s->arc[arc], to = s->arc[arc + 1];
    for (size_t i = from; i < to; i++) {
        size_t here = step < 0 ? to - 1 - (i - from) : i;
        int64_t point[2];
        if (d->left_out[here] || (i == from && !first)) continue;
        place(d, s->point[here], point);
        put_point(d, point, i == from, at);
    }
}

/* Points of an arc less than a unit from the one before, its ends apart, are left out: from its
   beginning on, so that both its sides have the same. */
static bool thin(drawing *d) {
    const arp_shapes *s = d->shapes;
    enum { UNIT = 10 };
    d->left_out = arp_zalloc(s->arc[s->n_arcs], sizeof *d->left_out);
    for (size_t a = 0; d->left_out && a < s->n_arcs; a++) {
        int64_t kept[2] = {0, 0}, point[2];
        size_t n = 0;
        for (size_t i = s->arc[a]; i < s->arc[a + 1]; i++) {
            place(d, s->point[i], point);
            int64_t x = point[0] - kept[0], y = point[1] - kept[1];
            bool end = i == s->arc[a] || i + 1 == s->arc[a + 1];
            d->left_out[i] = !end && x * x + y * y < (int64_t)UNIT * UNIT;
            if (!d->left_out[i]) memcpy(kept, point, sizeof kept);
            n += !d->left_out[i];
        }
        if (n < 4) memset(d->left_out + s->arc[a], 0, s->arc[a + 1] - s->arc[a]);
    }
    return d->left_out != NULL;
}

static void put_rings(const drawing *d, const arp_shape *shape) {
    const arp_shapes *s = d->shapes;
    for (size_t r = shape->ring; r < shape->ring + shape->n_rings; r++) {
        int64_t at[2] = {0, 0};
        for (size_t k = s->ring[r]; k < s->ring[r + 1]; k++)
            put_arc(d, s->step[k], k == s->ring[r], at);
        put(d, "z");
    }
}

static void put_name(const drawing *d, const arp_panel *panel, size_t i) {
    const arp_result_table *ranking = arp_page_table(d->p->tables, "ranking");
    size_t row = d->panels->row[i];
    if (row == UINT32_MAX) return;
    put(d, "<title>");
    if (panel == &d->panels->at[0]) {
        arp_word rank = arp_word_number(arp_page_number(ranking, row, "rank"), 0, d->p->lang);
        put_said(d, ARP_MSG_MAPS_RANK, arp_page_text(ranking, row, "label"), rank.s);
    } else {
        put_text(d, arp_page_text(ranking, row, "label"));
    }
    put(d, "</title>");
}

static void put_territories(const drawing *d, const arp_panel *panel) {
    for (size_t i = 0; i < d->shapes->n; i++) {
        uint8_t class = panel->class[i];
        put(d, "<path fill=\"");
        put(d, class == ARP_NO_CLASS ? "#dddddd" : panel->colour[class]);
        put(d, "\" d=\"");
        put_rings(d, &d->shapes->shape[i]);
        put(d, "\">");
        put_name(d, panel, i);
        put(d, "</path>\n");
    }
    for (size_t i = 0; i < d->shapes->n; i++) {
        if (!d->panels->chosen[i]) continue;
        for (int ink = 0; ink < 2; ink++) {
            put(d, ink ? "<path fill=\"none\" stroke=\"#111111\" stroke-width=\"18\" d=\""
                       : "<path fill=\"none\" stroke=\"#ffffff\" stroke-width=\"40\" d=\"");
            put_rings(d, &d->shapes->shape[i]);
            put(d, "\"/>\n");
        }
    }
}

/* The middle of a territory's first ring. */
static void middle_of(const drawing *d, size_t i, int64_t out[2]) {
    const arp_shapes *s = d->shapes;
    double sum[2] = {0, 0}, n = 0;
    size_t r = s->shape[i].ring;
    for (size_t k = s->ring[r]; k < s->ring[r + 1]; k++) {
        size_t arc = (size_t)(s->step[k] < 0 ? -1 - s->step[k] : s->step[k]);
        for (size_t q = s->arc[arc]; q < s->arc[arc + 1]; q++, n++) {
            for (int e = 0; e < 2; e++) sum[e] += s->point[q][e];
        }
    }
    const double point[2] = {sum[0] / n, sum[1] / n};
    place(d, point, out);
}

/* Many territories: a square each, one path a colour; rings round the chosen. */
static void put_squares(const drawing *d, const arp_panel *panel) {
    double side = sqrt((double)d->width * (double)d->height / (double)d->shapes->n) / 1.3;
    int64_t half = side < 16 ? 8 : llround(side / 2), at[2];
    for (size_t c = 0; c < panel->n_colours; c++) {
        put(d, "<path stroke=\"none\" fill=\"");
        put(d, panel->colour[c]);
        put(d, "\" d=\"");
        for (size_t i = 0; i < d->shapes->n; i++) {
            if (panel->class[i] != c) continue;
            middle_of(d, i, at);
            put(d, "M");
            put_whole(d, at[0] - half);
            put(d, " ");
            put_whole(d, at[1] - half);
            put(d, "h");
            put_whole(d, 2 * half);
            put(d, "v");
            put_whole(d, 2 * half);
            put(d, "h");
            put_whole(d, -2 * half);
            put(d, "z");
        }
        put(d, "\"/>\n");
    }
    for (size_t i = 0; i < d->shapes->n; i++) {
        if (!d->panels->chosen[i]) continue;
        middle_of(d, i, at);
        put(d, "<circle fill=\"none\" stroke=\"#111111\" stroke-width=\"18\"");
        put_attribute(d, "cx", at[0]);
        put_attribute(d, "cy", at[1]);
        put_attribute(d, "r", half + 40);
        put(d, "/>\n");
    }
}

static void put_box(const drawing *d, int64_t x, int64_t y, int64_t width, int64_t height,
                    const char *fill) {
    put(d, "<rect");
    put_attribute(d, "x", x);
    put_attribute(d, "y", y);
    put_attribute(d, "width", width);
    put_attribute(d, "height", height);
    put(d, " fill=\"");
    put(d, fill);
    put(d, "\"/>");
}

static void put_title(const drawing *d, const arp_panel *panel) {
    if (panel->message) put_said(d, panel->message, "", "");
    else put_text(d, panel->title[d->p->lang]);
}

static void put_key(const drawing *d, const arp_panel *panel, int64_t y) {
    const int64_t box = 15, step = 30;
    if (!panel->two) {
        for (size_t c = 0; c < panel->n_colours; c++)
            put_box(d, (int64_t)c * step, y + 6, step, 9, panel->colour[c]);
        open_text(d, 0, y + 29, 12, "");
        put_said(d, ARP_MSG_MAPS_LESS, "", "");
        put(d, "</text>");
        open_text(d, 5 * step, y + 29, 12, " text-anchor=\"end\"");
        put_said(d, ARP_MSG_MAPS_MORE, "", "");
        put(d, "</text>\n");
        return;
    }
    for (size_t c = 0; c < 9; c++)
        put_box(d, (int64_t)(c % 3) * box, y + 6 + (2 - (int64_t)c / 3) * box, box, box,
                panel->colour[c]);
    for (int side = 0; side < 2; side++) {
        open_text(d, 3 * box + 8, side ? y + 17 : y + 6 + 3 * box - 3, 12, "");
        put(d, side ? "\xE2\x86\x91 " : "\xE2\x86\x92 ");
        put_text(d, d->panels->at[1 + side].title[d->p->lang]);
        put(d, "</text>");
    }
    put(d, "\n");
}

static void put_panel(const drawing *d, const arp_panel *panel, int64_t x, int64_t y) {
    put(d, "<g transform=\"translate(");
    put_whole(d, x);
    put(d, " ");
    put_whole(d, y);
    put(d, ")\">");
    open_text(d, 0, 16, 15, " font-weight=\"bold\"");
    put_title(d, panel);
    put(d,
        "</text>\n<g transform=\"translate(0 26) scale(.1)\" stroke=\"#8a8a8a\" stroke-width=\"3\" "
        "fill-rule=\"evenodd\">\n");
    if (d->shapes->n > ARP_PAGE_OUTLINES) put_squares(d, panel);
    else put_territories(d, panel);
    put(d, "</g>\n");
    put_key(d, panel, TITLE + d->height / 10);
    put(d, "</g>\n");
}

/* Lines of at most WRAP bytes, cut at blanks; how many there are, drawn or not. */
static int64_t put_lines(const drawing *d, const char *text, int64_t y, bool draw) {
    char line[2 * WRAP];
    int64_t n = 0;
    while (*text) {
        size_t len = strlen(text), cut = len;
        if (len > WRAP) {
            for (cut = WRAP; cut > 0 && text[cut] != ' ';) cut--;
            if (cut == 0) cut = strcspn(text, " ");
        }
        arp_text_cut(line, sizeof line, text, cut);
        if (draw) {
            open_text(d, 0, y + n * LINE, 12, " fill=\"#444444\"");
            put_text(d, line);
            put(d, "</text>\n");
        }
        n++;
        text += cut + (text[cut] == ' ');
    }
    return n;
}

/* Who of the level has no outline, all by name. */
static void list_without(const arp_page_tables *tables, const char *level, arp_text *out) {
    const arp_result_table *t = arp_page_table(tables, "without_outline");
    for (size_t row = t ? arp_page_row(t, 0, "level", level) : SIZE_MAX; row != SIZE_MAX;
         row = arp_page_row(t, row + 1, "level", level)) {
        const char *label = arp_page_text(t, row, "label"), *code = arp_page_text(t, row, "code");
        if (out->n) arp_text_add(out, ", ");
        arp_text_add(out, label ? label : code ? code : "");
    }
}

/* Has a territory no rank? */
static bool has_grey(const arp_panels *panels, size_t n) {
    for (size_t i = 0; i < n; i++) {
        if (panels->row[i] == UINT32_MAX) return true;
    }
    return false;
}

static const char *title_of(const arp_pen *p) {
    return arp_page_text(arp_page_table(p->tables, "study"), 0,
                         p->lang == ARP_FR ? "title_fr" : "title_en");
}

static void put_head(const drawing *d, bool alone, int64_t width, int64_t height) {
    put(d, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ");
    put_whole(d, width);
    put(d, " ");
    put_whole(d, height);
    put(d, alone ? "\" width=\"" : "\" style=\"max-width:100%;height:auto\" width=\"");
    put_whole(d, width);
    put(d, "\"");
    put_attribute(d, "height", height);
    put(d,
        " role=\"img\" font-family=\"Helvetica, Arial, sans-serif\" fill=\"#111111\" xml:lang=\"");
    put(d, d->p->lang == ARP_FR ? "fr" : "en");
    put(d, "\">\n<title>");
    put_text(d, title_of(d->p));
    put(d, "</title>\n<desc>");
    put_said(d, ARP_MSG_PAGE_CAPTION_MAPS, "", "");
    put(d, "</desc>\n");
    if (alone) put(d, "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
}

static void put_drawing(const drawing *d, bool alone, const char *note) {
    size_t n = d->panels->n;
    int64_t panel = TITLE + d->height / 10 + KEY + GAP, above = alone ? 62 : 0;
    int64_t rows = ((int64_t)n + ACROSS - 1) / ACROSS, lines = put_lines(d, note, 0, false);
    int64_t across = n < ACROSS ? 1 : ACROSS, width = across * WIDTH + (across - 1) * GAP;
    int64_t margin = alone ? GAP : 0, height = above + rows * panel + lines * LINE;
    put_head(d, alone, (across < ACROSS ? ACROSS * WIDTH + GAP : width) + 2 * margin,
             height + 2 * margin);
    put(d, "<g transform=\"translate(");
    put_whole(d, margin);
    put(d, " ");
    put_whole(d, margin);
    put(d, ")\">\n");
    if (alone) {
        open_text(d, 0, 20, 21, " font-weight=\"bold\"");
        put_text(d, title_of(d->p));
        put(d, "</text>\n");
        open_text(d, 0, 42, 12, " fill=\"#444444\"");
        put_said(d, ARP_MSG_PAGE_CAPTION_MAPS, "", "");
        put(d, "</text>\n");
    }
    for (size_t i = 0; i < n; i++) {
        put_panel(d, &d->panels->at[i], (int64_t)(i % ACROSS) * (WIDTH + GAP),
                  above + (int64_t)(i / ACROSS) * panel);
    }
    put_lines(d, note, above + rows * panel + 4, true);
    put(d, "</g>\n</svg>\n");
}

/* The size of a map: as wide as a panel, unless it is too tall. */
static void fit(drawing *d) {
    double x = d->shapes->high[0] - d->shapes->low[0], y = d->shapes->high[1] - d->shapes->low[1];
    double least = fmin(10.0 * WIDTH / fmax(x, 1e-12), 10.0 * TALLEST / fmax(y, 1e-12));
    d->scale = least;
    d->width = llround(x * least);
    d->height = llround(y * least);
}

bool arp_svg_can(const arp_page_tables *tables) {
    return arp_page_is_drawn(tables) && arp_page_table(tables, "ranking");
}

arp_status arp_svg_write(const arp_pen *p, bool alone, arp_error *err) {
    const char *level = arp_page_text(arp_page_table(p->tables, "study"), 0, "level");
    arp_shapes shapes = {0};
    arp_panels panels = {0};
    arp_text names = {0}, note = {0};
    drawing d = {0};
    arp_status st = ARP_OK;
    if (arp_svg_can(p->tables)) ARP_TRY(arp_shapes_read(p->tables, level, &shapes, err));
    if (shapes.n == 0) ARP_TRY(arp_fail(err, ARP_DOMAIN, ARP_MSG_MAPS_NONE, ""));
    ARP_TRY(arp_panels_make(p->tables, &shapes, p->ranks_only, &panels, err));
    list_without(p->tables, level, &names);
    const char *const args[] = {names.bytes, NULL}, *const made[] = {arp_version(), NULL};
    if (has_grey(&panels, shapes.n)) arp_text_add(&note, arp_say(ARP_MSG_MAPS_UNRANKED, p->lang));
    if (names.n) arp_text_fill(&note, arp_say(ARP_MSG_MAPS_WITHOUT, p->lang), args);
    if (names.n && alone) arp_text_add(&note, " ");
    if (alone) arp_text_fill(&note, arp_say(ARP_MSG_MAPS_MADE, p->lang), made);
    ARP_TRY(arp_text_status(&note, err));
    d = (drawing){.p = p, .shapes = &shapes, .panels = &panels};
    fit(&d);
    if (!thin(&d)) ARP_TRY(arp_fail_memory(err));
    put_drawing(&d, alone, note.n ? note.bytes : "");

done:
    arp_free(d.left_out);
    arp_text_free(&names);
    arp_text_free(&note);
    arp_panels_free(&panels);
    arp_shapes_free(&shapes);
    return st;
}

arp_status arp_svg_file(const arp_page_tables *tables, const arp_page_options *options,
                        arp_out *out, arp_error *err) {
    arp_pen p = {.tables = tables,
                 .out = out,
                 .ranks_only = options->ranks_only,
                 .one_language = true,
                 .lang = tables->lang};
    arp_lang_take(options->lang, &p.lang);
    p.ranks_only = p.ranks_only || arp_secret_scaled(&p);
    arp_status st = arp_svg_write(&p, true, err);
    return st == ARP_OK ? arp_out_end(out, err) : st;
}
