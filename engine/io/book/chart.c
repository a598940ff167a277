/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "io/book/parts.h"

enum { BLUE = 0x1F5A8A, GREY = 0x8A97A3 };

/* One of its three series, a mark a row. */
static void put_series(const arp_sheet *s, lxw_chart *chart, const arp_book_chart *of,
                       size_t column, uint8_t mark, lxw_color_t colour) {
    lxw_row_t last = (lxw_row_t)of->rows;
    lxw_col_t label = (lxw_col_t)of->label, at = (lxw_col_t)column;
    lxw_chart_line unseen = {.none = LXW_TRUE}, edge = {.color = colour};
    lxw_chart_fill fill = {.color = colour};
    lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
    if (!series) {
        s->book->bad = true;
        return;
    }
    chart_series_set_categories(series, s->name, 1, label, last, label);
    chart_series_set_values(series, s->name, 1, at, last, at);
    chart_series_set_name_range(series, s->name, 0, at);
    chart_series_set_line(series, &unseen);
    chart_series_set_marker_type(series, mark);
    chart_series_set_marker_size(series, 7);
    chart_series_set_marker_line(series, &edge);
    chart_series_set_marker_fill(series, &fill);
}

void arp_sheet_chart(arp_sheet *sheet, const arp_book_chart *chart) {
    lxw_chart_line range = {.color = GREY, .width = 2.0F};
    lxw_chart_font upright = {.rotation = -90, .size = 9}, plain = {.size = 12};
    lxw_chart_options place = {.x_scale = 2.2, .y_scale = 1.9};
    if (sheet->book->bad) return;
    lxw_chart *drawn = workbook_add_chart(sheet->book->file, LXW_CHART_LINE);
    if (!drawn) {
        sheet->book->bad = true;
        return;
    }
    put_series(sheet, drawn, chart, chart->low, LXW_CHART_MARKER_CIRCLE, GREY);
    put_series(sheet, drawn, chart, chart->middle, LXW_CHART_MARKER_DIAMOND, BLUE);
    put_series(sheet, drawn, chart, chart->high, LXW_CHART_MARKER_CIRCLE, GREY);
    chart_set_high_low_lines(drawn, &range);
    chart_title_set_name(drawn, chart->title);
    chart_title_set_name_font(drawn, &plain);
    chart_axis_set_name(drawn->y_axis, chart->axis);
    chart_axis_set_reverse(drawn->y_axis);
    chart_axis_set_min(drawn->y_axis, 1);
    chart_axis_set_num_format(drawn->y_axis, "0");
    chart_axis_set_num_font(drawn->x_axis, &upright);
    chart_axis_set_label_position(drawn->x_axis, LXW_CHART_AXIS_LABEL_POSITION_HIGH);
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);
    sheet->drawn = true;
    lxw_error error =
        worksheet_insert_chart_opt(sheet->first, 1, (lxw_col_t)(sheet->n + 1), drawn, &place);
    if (error && !sheet->book->failed) sheet->book->failed = error;
}
