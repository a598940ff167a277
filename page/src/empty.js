// SPDX-License-Identifier: GPL-3.0-or-later
// In place of d3-dsv, which Plot's dependencies name and this page never calls: it makes functions of texts.
export const dsvFormat = null, csvParse = null, tsvParse = null;
