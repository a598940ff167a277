# SPDX-License-Identifier: GPL-3.0-or-later
# Pictures, by ggplot2; a map by sf as well.

plot.arpent <- function(x, what = c("ranks", "map", "sides", "specifications", "indices", "acceptability"), ...,
                        lang = NULL) {
  what <- match.arg(what)
  lang <- lang_of(x, lang)
  need_package("ggplot2", lang)
  draw <- list(ranks = plot_ranks, map = plot_map, sides = plot_sides, specifications = plot_specifications,
               indices = plot_indices, acceptability = plot_acceptability)[[what]]
  draw(x, lang, ...) + ggplot2::theme_minimal() + ggplot2::theme(legend.position = "bottom")
}

need_package <- function(name, lang) {
  if (!requireNamespace(name, quietly = TRUE)) stop(say("needs_package", lang, name, name), call. = FALSE)
}

need_rows <- function(x, table, what, lang) {
  if (!rows_of(x, table)) stop(say("nothing_to_draw", lang, what, table), call. = FALSE)
  table_or(x, table)
}

chosen_of <- function(x) if (rows_of(x, "selection")) x$selection$code else character()

chosen_scale <- function(lang) {
  ggplot2::scale_colour_manual(NULL, values = c("TRUE" = "#b2182b", "FALSE" = "grey40"),
                               labels = c("TRUE" = say("chosen", lang), "FALSE" = say("others", lang)))
}

# The first n and the chosen ones, with what is known of their ranks: by the draws, else by the error of the data.
plot_ranks <- function(x, lang, n = 30L) {
  ranking <- x$ranking
  drawn <- rows_of(x, "draws_ranks") > 0
  sets <- !drawn && rows_of(x, "rank_sets") > 0
  from <- if (drawn) x$draws_ranks[c("code", "q05", "q25", "q50", "q75", "q95")] else if (sets) x$rank_sets[c("code", "low", "high")]
  rows <- ranking[seq_len(nrow(ranking)) <= n | ranking$code %in% chosen_of(x), c("code", "label", "rank")]
  if (!is.null(from)) rows <- cbind(rows, from[match(rows$code, from$code), -1])
  rows$name <- factor(paste(rows$label, rows$code), rev(unique(paste(rows$label, rows$code))))
  rows$chosen <- rows$code %in% chosen_of(x)
  aes <- ggplot2::aes
  p <- ggplot2::ggplot(rows, aes(y = .data$name, colour = .data$chosen))
  if (drawn) {
    p <- p + ggplot2::geom_linerange(aes(xmin = .data$q05, xmax = .data$q95)) +
      ggplot2::geom_linerange(aes(xmin = .data$q25, xmax = .data$q75), linewidth = 1.2) +
      ggplot2::geom_point(aes(x = .data$q50), shape = "|", size = 4)
  } else if (sets) {
    p <- p + ggplot2::geom_linerange(aes(xmin = .data$low, xmax = .data$high))
  }
  p + ggplot2::geom_point(aes(x = .data$rank)) + chosen_scale(lang) +
    ggplot2::labs(x = say("ranks_axis", lang), y = NULL, title = title_of(x, lang),
                  subtitle = say(if (drawn) "ranks_draws" else if (sets) "ranks_sets" else "ranks_alone", lang))
}

# Outlines: those given, or those of the study, which are TopoJSON.
outlines_of <- function(x, outlines, lang) {
  need_package("sf", lang)
  if (is.null(outlines)) {
    if (!rows_of(x, "outlines")) stop(say("no_outlines", lang), call. = FALSE)
    lines <- x$outlines
    level <- if (x$study$level %in% lines$level) x$study$level else lines$level[1]
    # GDAL reads a text as it reads a file
    text <- paste(lines$text[lines$level == level], collapse = "\n")
    outlines <- sf::st_read(text, quiet = TRUE, stringsAsFactors = FALSE)
    if (is.na(sf::st_crs(outlines))) sf::st_crs(outlines) <- 4326
  }
  column <- intersect(c("code", "id"), names(outlines))
  if (!length(column)) stop(say("no_code", lang), call. = FALSE)
  outlines$code <- as.character(outlines[[column[1]]])
  outlines
}

plot_map <- function(x, lang, outlines = NULL, fill = c("rank", "score")) {
  fill <- match.arg(fill)
  shapes <- outlines_of(x, outlines, lang)
  shapes$value <- x$ranking[[fill]][match(shapes$code, x$ranking$code)]
  chosen <- shapes[shapes$code %in% chosen_of(x), ]
  ggplot2::ggplot(shapes) + ggplot2::geom_sf(ggplot2::aes(fill = .data$value), colour = "white", linewidth = 0.1) +
    ggplot2::geom_sf(data = chosen, fill = NA, colour = "#b2182b", linewidth = 0.9) +
    ggplot2::scale_fill_viridis_c(say(fill, lang), direction = if (fill == "rank") 1 else -1, na.value = "grey90") +
    ggplot2::labs(title = title_of(x, lang))
}

label_of_node <- function(x, node, lang) {
  label <- x$tree[[paste0("label_", lang)]][match(node, x$tree$node)]
  ifelse(is.na(label), node, label)
}

plot_sides <- function(x, lang, sides = NULL) {
  if (is.null(sides)) {
    root <- x$tree$node[is.na(x$tree$parent)][1]
    sides <- x$tree$node[x$tree$parent %in% root]
    if (rows_of(x, "sides")) sides <- c(x$sides$side[x$sides$in_verdict %in% TRUE], sides)
    sides <- head(unique(sides), 2)
  }
  if (length(sides) < 2) stop(say("two_sides", lang, length(sides)), call. = FALSE)
  score <- function(node) {
    rows <- x$nodes[x$nodes$node == node, ]
    rows$score[match(x$ranking$code, rows$code)]
  }
  rows <- data.frame(a = score(sides[1]), b = score(sides[2]), label = x$ranking$label,
                     chosen = x$ranking$code %in% chosen_of(x))
  aes <- ggplot2::aes
  ggplot2::ggplot(rows, aes(.data$a, .data$b, colour = .data$chosen)) + ggplot2::geom_point() +
    ggplot2::geom_text(aes(label = .data$label), data = rows[rows$chosen, ], vjust = -0.8, show.legend = FALSE) +
    chosen_scale(lang) +
    ggplot2::labs(x = label_of_node(x, sides[1], lang), y = label_of_node(x, sides[2], lang), title = title_of(x, lang))
}

# The answer in each combination of the choices, in the order of the difference between the sides.
plot_specifications <- function(x, lang) {
  rows <- need_rows(x, "specification_results", "specifications", lang)
  rows <- rows[!is.na(rows$c), ]
  rows$side <- label_of_node(x, rows$side, lang)
  rows$state <- words_of(rows$state, lang)
  ggplot2::ggplot(rows, ggplot2::aes(.data$id, .data$c, colour = .data$state)) + ggplot2::geom_point(size = 0.9) +
    ggplot2::geom_hline(yintercept = 0.5, linetype = 3) + ggplot2::facet_wrap(ggplot2::vars(.data$side), ncol = 1) +
    ggplot2::labs(x = say("specification", lang), y = say("concordance", lang), colour = say("state", lang),
                  title = title_of(x, lang))
}

plot_indices <- function(x, lang, output = NULL) {
  rows <- need_rows(x, "indices", "indices", lang)
  if (!is.null(output)) rows <- rows[rows$output %in% output, ]
  rows <- rows[!is.na(rows$estimate), ]
  rows$of <- trimws(paste(rows$output, ifelse(is.na(rows$of), "", rows$of)))
  aes <- ggplot2::aes
  ggplot2::ggplot(rows, aes(.data$estimate, .data$factor, colour = .data$order)) +
    ggplot2::geom_pointrange(aes(xmin = .data$low, xmax = .data$high), size = 0.3,
                             position = ggplot2::position_dodge(width = 0.5)) +
    ggplot2::facet_wrap(ggplot2::vars(.data$of)) +
    ggplot2::labs(x = say("indices_axis", lang), y = NULL, colour = NULL, title = title_of(x, lang))
}

# Among the first k: those for whom the draws leave it open, and the chosen ones.
plot_acceptability <- function(x, lang, n = 30L) {
  rows <- need_rows(x, "draws_first", "acceptability", lang)
  best <- tapply(rows$share, rows$code, max)
  shown <- names(head(sort(best, decreasing = TRUE), n))
  rows <- rows[rows$code %in% c(shown, chosen_of(x)), ]
  place <- match(rows$code, x$ranking$code)
  rows$name <- factor(paste(x$ranking$label[place], rows$code))
  rows$name <- stats::reorder(rows$name, -place)
  rows$chosen <- rows$code %in% chosen_of(x)
  rows$k <- factor(say("first_k", lang, rows$k), say("first_k", lang, sort(unique(rows$k))))
  aes <- ggplot2::aes
  ggplot2::ggplot(rows, aes(.data$share, .data$name, colour = .data$chosen)) +
    ggplot2::geom_pointrange(aes(xmin = .data$low, xmax = .data$high), size = 0.3) +
    ggplot2::facet_wrap(ggplot2::vars(.data$k)) + chosen_scale(lang) +
    ggplot2::labs(x = say("first_axis", lang), y = NULL, title = title_of(x, lang))
}

# What ggplot2 calls the table that a picture is of.
utils::globalVariables(".data")
