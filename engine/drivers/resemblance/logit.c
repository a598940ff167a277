/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drivers/resemblance/logit.h"

#include <math.h>
#include <string.h>

#include "base/moments.h"
#include "drivers/resemblance/odds.h"

/* A line that the others give nearer than this, in its own spread, is theirs. */
static const double SAME = 1e-7;

/* Of the log odds that one step moves: the fit ends with the step after which the next would move
   less than DONE; on the border of a separation moves are below ON_BORDER, off it above BEYOND,
   towards 1 and more. */
static const double DONE = 1e-11, ON_BORDER = 1e-6, BEYOND = 0.25;

typedef struct arp_logit_room {
    size_t q;                /* lines of the others at hand                                */
    size_t n_all;            /* rows of the data                                           */
    bool turned;             /* the lines left are the negatives of the data's             */
    double **z;              /* q + 1 lines of all rows, of spread 1 or 0; own is the last */
    double **line;           /* up to q + 1 on the rows left: orthogonal, of spread 1, summing to 0
                                over the selected; own is the last where it varies */
    size_t n_lines;          /* of the others */
    double *mean_line;       /* q: their means; 0 until they are moved */
    double *moved;           /* n: what a step adds to the log odds */
    double *b, *next, *step; /* q */
    double *mean, *cov;      /* q + 1, and squared; cov is solved in place */
    double *law;             /* as cov: that of the lines under the law fitted, to ask of other own
                                lines */
    bool has_law;            /* it stands, and so do mean and the weights, for one or two */
    size_t rows;             /* of sums */
    double *sums;            /* of arp_odds_room() */
} arp_logit_room;

arp_status arp_logit_new(size_t n, size_t m, size_t q, arp_pool *pool, arp_logit *out,
                         arp_error *err) {
    arp_logit_room *room = arp_pool_take(pool, 1, sizeof *room);
    size_t g = q + 1, rows = arp_odds_rows(n, m < n - m ? m : n - m);
    *out = (arp_logit){.room = room};
    bool ok = room && arp_pool_take_all(pool, ARP_ARRAY(out->row, n), ARP_ARRAY(out->in, n),
                                        ARP_ARRAY(out->eta, n), ARP_ARRAY(out->residual, n),
                                        ARP_ARRAY(room->z, g), ARP_ARRAY(room->line, g),
                                        ARP_ARRAY(room->moved, n), ARP_ARRAY(room->b, g),
                                        ARP_ARRAY(room->next, g), ARP_ARRAY(room->step, g),
                                        ARP_ARRAY(room->mean, g), ARP_ARRAY(room->mean_line, g),
                                        ARP_ROWS(room->cov, g, g), ARP_ROWS(room->law, g, g),
                                        ARP_ARRAY(room->sums, arp_odds_room(n, rows, g)));
    if (ok) room->rows = rows;
    for (size_t k = 0; ok && k < g; k++) {
        ok = arp_pool_take_all(pool, ARP_ARRAY(room->z[k], n), ARP_ARRAY(room->line[k], n));
    }
    return ok ? ARP_OK : arp_fail_memory(err);
}

/* Mean 0 and sample spread 1; all 0 where constant. Squares of numbers out of the ordinary are left
   to those who scale them. */
static void standardise(const double *x, size_t n, double *z) {
    const double small = 1e-140, large = 1e140;
    double sum = 0.0, squares = 0.0, least = x[0], most = x[0];
    for (size_t i = 0; i < n; i++) {
        sum += x[i];
        least = x[i] < least ? x[i] : least;
        most = x[i] > most ? x[i] : most;
    }
    double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++) squares += (x[i] - mean) * (x[i] - mean);
    double sd = most > least ? sqrt(squares / (double)(n - 1)) : 0.0;
    if (most > least && !(sd > small && sd < large)) {
        mean = arp_mean(x, n);
        sd = arp_sd(x, n, mean);
    }
    for (size_t i = 0; i < n; i++) z[i] = sd > 0.0 ? (x[i] - mean) / sd : 0.0;
}

static void begin(const arp_logit_data *data, arp_logit *l) {
    arp_logit_room *room = l->room;
    l->n = data->n;
    l->m = data->m;
    l->separated = false;
    room->q = data->q;
    room->n_all = data->n;
    room->turned = false;
    for (size_t k = 0; k < data->q; k++) standardise(data->z[k], data->n, room->z[k]);
    standardise(data->own, data->n, room->z[data->q]);
    for (size_t i = 0, t = 0; i < data->n; i++) {
        l->row[i] = i;
        l->in[i] = t < data->m && data->selected[t] == i;
        t += l->in[i];
    }
}

static void turn(arp_logit *l) {
    l->m = l->n - l->m;
    l->room->turned = !l->room->turned;
    for (size_t i = 0; i < l->n; i++) l->in[i] = !l->in[i];
    for (size_t k = 0; k <= l->room->q; k++) {
        double *z = l->room->z[k];
        for (size_t i = 0; i < l->n; i++) z[l->row[i]] = -z[l->row[i]];
    }
}

/* x = z on the rows left, its mean and what the lines before it say taken off, spread 1; false
   where nothing is left. Once more where little is: of that, rounding is the greater part. */
static bool orthogonal(const arp_logit *l, const double *z, size_t n_before, double *x) {
    double *const *before = l->room->line;
    const double *mean = l->room->mean_line;
    size_t n = l->n;
    double spread = 0.0;
    for (size_t i = 0; i < n; i++) x[i] = z[l->row[i]];
    for (int again = 0; again < 2 && spread < 0.5; again++) {
        double sum = 0.0, squares = 0.0;
        for (size_t i = 0; i < n; i++) sum += x[i];
        sum /= (double)n;
        for (size_t i = 0; i < n; i++) x[i] -= sum;
        for (size_t k = 0; k < n_before; k++) {
            double dot = 0.0;
            for (size_t i = 0; i < n; i++) dot += (before[k][i] - mean[k]) * x[i];
            dot /= (double)n;
            for (size_t i = 0; i < n; i++) x[i] -= dot * (before[k][i] - mean[k]);
        }
        for (size_t i = 0; i < n; i++) squares += x[i] * x[i];
        spread = sqrt(squares / (double)n);
    }
    for (size_t i = 0; i < n; i++) x[i] *= 1.0 / spread;
    return spread > SAME;
}

/* Moved so that it sums to 0 over the selected; returns by how much. */
static double move(const arp_logit *l, double *x) {
    double sum = 0.0;
    for (size_t i = 0; i < l->n; i++) sum += l->in[i] ? x[i] : 0.0;
    sum /= (double)l->m;
    for (size_t i = 0; i < l->n; i++) x[i] -= sum;
    return sum;
}

/* The lines on the rows left, and a first b: that of normal lines with one covariance. */
static void make_lines(arp_logit *l) {
    arp_logit_room *room = l->room;
    double most = 6.0, length = 0.0;
    room->n_lines = 0;
    for (size_t k = 0; k < room->q; k++) {
        double *x = room->line[room->n_lines];
        room->mean_line[k] = 0.0;
        room->n_lines += orthogonal(l, room->z[k], room->n_lines, x);
    }
    size_t q = room->n_lines;
    l->varies = orthogonal(l, room->z[room->q], q, room->line[q]);
    for (size_t k = 0; k < q + l->varies; k++) {
        double by = move(l, room->line[k]);
        if (k == q) break;
        room->mean_line[k] = -by;
        room->b[k] = by / (1.0 - (double)l->m / (double)l->n);
        length += room->b[k] * room->b[k];
    }
    for (size_t k = 0; k < q && length > most * most; k++) room->b[k] *= most / sqrt(length);
}

static void sum_lines(const arp_logit *l, const double *b, double *out) {
    const arp_logit_room *room = l->room;
    for (size_t i = 0; i < l->n; i++) {
        double sum = 0.0;
        for (size_t k = 0; k < room->n_lines; k++) sum += b[k] * room->line[k][i];
        out[i] = sum;
    }
}

/* Log-likelihood at b, the mean sums and their covariances. The observed sums are 0. */
static double look(arp_logit *l, const double *b, size_t g) {
    arp_logit_room *room = l->room;
    const arp_odds law = {.n = l->n,
                          .m = l->m,
                          .g = g,
                          .eta = l->eta,
                          .line = (const double *const *)room->line,
                          .level = &l->level,
                          .rows = room->rows,
                          .room = room->sums};
    sum_lines(l, b, l->eta);
    return -arp_odds_sums(&law, room->mean, room->cov);
}

/* x such that the first k rows and columns of the g x g covariance times x are what x held;
   directions without spread get 0. The covariance is lost. */
static void solve(double *cov, size_t g, size_t k, double *x) {
    const double least = 1e-14;
    for (size_t c = 0; c < k; c++) { /* Cholesky, column by column */
        double own = cov[c * g + c], pivot = own;
        for (size_t s = 0; s < c; s++) pivot -= cov[c * g + s] * cov[c * g + s];
        pivot = pivot > least * own && pivot > 0.0 ? sqrt(pivot) : 0.0;
        for (size_t r = c + 1; r < k; r++) {
            double sum = cov[r * g + c];
            for (size_t s = 0; s < c; s++) sum -= cov[r * g + s] * cov[c * g + s];
            cov[r * g + c] = pivot > 0.0 ? sum / pivot : 0.0;
        }
        cov[c * g + c] = pivot;
    }
    for (size_t r = 0; r < k; r++) {
        for (size_t s = 0; s < r; s++) x[r] -= cov[r * g + s] * x[s];
        x[r] = cov[r * g + r] > 0.0 ? x[r] / cov[r * g + r] : 0.0;
    }
    for (size_t r = k; r-- > 0;) {
        for (size_t s = r + 1; s < k; s++) x[r] -= cov[s * g + r] * x[s];
        x[r] = cov[r * g + r] > 0.0 ? x[r] / cov[r * g + r] : 0.0;
    }
}

typedef enum found { GOES_ON, CONVERGED, ON_A_FACE, ALONE } found;

/* What a step says. It separates where every selected one moves up at least as far as every other:
   strictly, whatever the step; or with some on the border, once those stand out. */
static found read_step(const arp_logit *l, double *before) {
    const double *moved = l->room->moved;
    double least = INFINITY, most = -INFINITY, low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < l->n; i++) {
        low = moved[i] < low ? moved[i] : low;
        high = moved[i] > high ? moved[i] : high;
        if (l->in[i]) least = moved[i] < least ? moved[i] : least;
        else most = moved[i] > most ? moved[i] : most;
    }
    double range = high - low, ratio = range / *before; /* each is the square of the last */
    *before = range;
    if (range <= DONE || (range < 0.1 && range * ratio * ratio <= DONE)) {
        return CONVERGED;
    }
    if (least - most > 1e-9 * (high - low)) return ALONE;
    if (most - least > ON_BORDER || high - low <= BEYOND) return GOES_ON;
    double border = (least + most) / 2.0;
    for (size_t i = 0; i < l->n; i++) {
        double beyond = l->in[i] ? moved[i] - border : border - moved[i];
        if (beyond > ON_BORDER && beyond < BEYOND) return GOES_ON;
    }
    return ON_A_FACE;
}

/* Keep the rows on the border. */
static void narrow(arp_logit *l) {
    const double *moved = l->room->moved;
    double least = INFINITY, most = -INFINITY;
    size_t kept = 0, m = 0;
    for (size_t i = 0; i < l->n; i++) {
        if (l->in[i]) least = moved[i] < least ? moved[i] : least;
        else most = moved[i] > most ? moved[i] : most;
    }
    for (size_t i = 0; i < l->n; i++) {
        if (fabs(moved[i] - (least + most) / 2.0) > ON_BORDER) continue;
        l->row[kept] = l->row[i];
        l->in[kept] = l->in[i];
        m += l->in[kept++];
    }
    l->n = kept;
    l->m = m == kept ? 0 : m;
}

/* Newton's steps, halved while the likelihood falls. */
static found climb(arp_logit *l) {
    enum { STEPS = 200, HALVINGS = 40 };
    arp_logit_room *room = l->room;
    size_t q = room->n_lines;
    double before = look(l, room->b, q), range = 0.0;
    for (int i = 0; i < STEPS; i++) {
        for (size_t k = 0; k < q; k++) room->step[k] = -room->mean[k];
        solve(room->cov, q, q, room->step);
        sum_lines(l, room->step, room->moved);
        found what = read_step(l, &range);
        if (what == ON_A_FACE || what == ALONE) return what;
        double log_p = before, slack = 1e-13 * (1.0 + fabs(before));
        for (int j = 0; j < HALVINGS; j++) {
            for (size_t k = 0; k < q; k++) room->next[k] = room->b[k] + room->step[k];
            if (what == CONVERGED) break;
            log_p = look(l, room->next, q);
            if (log_p >= before - slack) break;
            for (size_t k = 0; k < q; k++) room->step[k] /= 2.0;
        }
        memcpy(room->b, room->next, q * sizeof *room->b);
        if (what == CONVERGED) break;
        before = log_p;
    }
    return CONVERGED;
}

/* Means and covariances under the law at b, the own line's row last. Those of the others stay from
   one own line to the next where one or two come out. */
static void look_at_own(arp_logit *l) {
    arp_logit_room *room = l->room;
    size_t g = room->n_lines + 1;
    if (room->has_law) {
        memcpy(room->cov, room->law, g * g * sizeof *room->cov);
        arp_odds_beside(l->weight, l->n, l->m, (const double *const *)room->line, g, room->mean,
                        room->cov + (g - 1) * g);
        return;
    }
    look(l, room->b, g);
    room->has_law = l->m <= 2;
    if (!room->has_law) return;
    memcpy(room->law, room->cov, g * g * sizeof *room->cov);
    l->weight = room->sums;
}

/* The own line less its projection on the others under the law at b. */
static void project(arp_logit *l) {
    arp_logit_room *room = l->room;
    size_t q = room->n_lines, g = q + 1;
    look_at_own(l);
    for (size_t k = 0; k < q; k++) room->step[k] = room->cov[q * g + k];
    solve(room->cov, g, q, room->step);
    sum_lines(l, room->step, l->residual);
    for (size_t i = 0; i < l->n; i++) l->residual[i] = room->line[q][i] - l->residual[i];
}

void arp_logit_fit(const arp_logit_data *data, arp_logit *l) {
    found what = GOES_ON;
    begin(data, l);
    l->room->has_law = false;
    while (what != CONVERGED && l->m > 0) {
        if (l->m > l->n - l->m) turn(l);
        l->level = 0.0;
        make_lines(l);
        what = l->room->n_lines > 0 ? climb(l) : CONVERGED;
        l->separated = l->separated || what != CONVERGED;
        if (what == ON_A_FACE) narrow(l);
        else if (what == ALONE) l->m = 0;
    }
    l->varies = l->varies && l->m > 0;
    if (l->varies) project(l);
}

void arp_logit_own(const double *own, arp_logit *l) {
    arp_logit_room *room = l->room;
    size_t q = room->n_lines;
    double *z = room->z[room->q];
    l->varies = false;
    if (l->m == 0) return;
    standardise(own, room->n_all, z);
    for (size_t i = 0; room->turned && i < room->n_all; i++) z[i] = -z[i];
    l->varies = orthogonal(l, z, q, room->line[q]);
    if (!l->varies) return;
    move(l, room->line[q]);
    project(l);
}
