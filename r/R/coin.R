# SPDX-License-Identifier: GPL-3.0-or-later
# From and to the coins of COINr.

as_arpent <- function(x, ...) UseMethod("as_arpent")

as_arpent.default <- function(x, ...) stop(say("coin_none", language(NULL), class(x)[1]), call. = FALSE)

# How COINr writes what arpent writes otherwise.
NORMALISED <- c(n_zscore = "zscore", n_minmax = "minmax", n_rank = "rank", n_prank = "percentile")
AGGREGATED <- c(a_amean = "arithmetic", a_gmean = "geometric", a_hmean = "harmonic")

# A coin is its indicators, their directions, its tree and its weights; what was done to them is asked of its log.
as_arpent.coin <- function(x, select = NULL, within_first = NULL, population = NULL, ...) {
  lang <- language(NULL)
  unclassed <- unclass(x)
  meta <- unclassed$Meta$Ind
  table <- unclassed$Log$new_coin$iData
  if (is.null(meta)) stop(say("coin_meta", lang, "Meta$Ind"), call. = FALSE)
  if (is.null(table)) stop(say("coin_meta", lang, "Log$new_coin$iData"), call. = FALSE)
  used <- meta[meta$Type %in% c("Indicator", "Aggregate"), ]
  used$Weight <- current_weights(unclassed, used)
  top <- used$iCode[is.na(used$Parent) & used$Type == "Aggregate"]
  if (length(top) != 1) stop(say("coin_top", lang, length(top)), call. = FALSE)
  leaves <- used[used$Type == "Indicator", ]
  text <- function(row, column, none) if (is.null(row[[column]]) || is.na(row[[column]])) none else as.character(row[[column]])
  indicators <- lapply(seq_len(nrow(leaves)), function(i) {
    row <- leaves[i, ]
    list(id = row$iCode, label_fr = text(row, "iName", row$iCode), value = row$iCode, polarity = row$Direction,
         unit = text(row, "Unit", NULL))
  })
  label <- intersect("uName", names(table))
  study <- list(title = text(used[used$iCode == top, ], "iName", top),
                data = list(list(file = "iData", key = "uCode", label = if (length(label)) label)),
                territories = if (!is.null(population)) list(population = population), indicators = indicators,
                index = list(name = top, children = branches(used, top)), method = method_of(unclassed$Log),
                selection = if (!is.null(select)) list(territories = I(as.character(select)), within_first = within_first))
  structure(list(study = c(Filter(Negate(is.null), study), list(...)),
                 data = list(iData = as.data.frame(table)[unique(c("uCode", label, population, leaves$iCode))])),
            class = "arpent_study")
}

# The set of weights that the coin was last aggregated with, where it is one of its own.
current_weights <- function(coin, used) {
  name <- coin$Log$Aggregate$w
  set <- if (is.character(name) && length(name) == 1) coin$Meta$Weights[[name]] else if (is.data.frame(name)) name
  if (is.null(set)) set <- coin$Meta$Weights$Original
  if (is.null(set)) return(used$Weight)
  given <- set$Weight[match(used$iCode, set$iCode)]
  ifelse(is.na(given), used$Weight, given)
}

branches <- function(used, parent) {
  rows <- used[used$Parent %in% parent, ]
  lapply(seq_len(nrow(rows)), function(i) {
    row <- rows[i, ]
    if (row$Type == "Indicator") return(list(indicator = row$iCode, weight = row$Weight))
    label <- if (is.null(row$iName)) NULL else row$iName
    list(name = row$iCode, label_fr = label, weight = row$Weight, children = branches(used, row$iCode))
  })
}

# Only what has the same meaning on both sides; the rest is the study's to say.
method_of <- function(log) {
  normalise <- log$Normalise$global_specs$f_n
  if (is.null(normalise)) normalise <- log$qNormalise$f_n
  aggregate <- log$Aggregate$f_ag
  rule <- function(name, known) {
    if (is.character(name) && length(name) == 1 && name %in% names(known)) list(rule = known[[name]])
  }
  method <- Filter(Negate(is.null), list(normalise = rule(normalise, NORMALISED), aggregate = rule(aggregate, AGGREGATED)))
  if (length(method)) method
}

# The arguments of COINr::new_coin().
as_coin <- function(x, prefix = "T") {
  if (!inherits(x, "arpent")) stop(say("not_a_table", lang_of(x), "x", class(x)[1]), call. = FALSE)
  tree <- x$tree
  indicators <- x$indicators
  leaf <- tree$node %in% indicators$indicator
  level <- levels_of(tree)
  code <- function(text) ifelse(grepl("^[0-9]", text), paste0(prefix, text), text)
  ranking <- x$ranking[order(x$ranking$row), ]
  values <- x$values
  data <- data.frame(uCode = code(ranking$code), uName = ifelse(is.na(ranking$label), ranking$code, ranking$label))
  for (node in tree$node[leaf]) {
    rows <- values[values$indicator == node, ]
    data[[code(node)]] <- rows$value[match(ranking$code, rows$code)]
  }
  at <- match(tree$node, indicators$indicator)
  label <- tree[[paste0("label_", lang_of(x))]]
  meta <- data.frame(iCode = code(tree$node), Level = level, Parent = code(tree$parent),
                     Direction = ifelse(leaf, indicators$polarity[at], 1), Weight = ifelse(is.na(tree$parent), 1, tree$share),
                     Type = ifelse(leaf, "Indicator", "Aggregate"), iName = ifelse(is.na(label), tree$node, label))
  list(iData = data, iMeta = hung(meta))
}

# Of COINr a parent is on the very next level: where one is further up, what is between is added, of one child each.
hung <- function(meta) {
  i <- 1
  while (i <= nrow(meta)) {
    above <- match(meta$Parent[i], meta$iCode)
    if (!is.na(above) && meta$Level[above] > meta$Level[i] + 1) {
      between <- meta[i, ]
      between[c("iCode", "Level", "Direction", "Type")] <-
        list(paste0(meta$iCode[i], "_", meta$Level[i] + 1), meta$Level[i] + 1, 1, "Aggregate")
      meta$Parent[i] <- between$iCode
      meta$Weight[i] <- 1
      meta <- rbind(meta, between)
    }
    i <- i + 1
  }
  rownames(meta) <- NULL
  meta
}

# Of COINr, 1 is an indicator, and an aggregate is one above the highest of what is in it.
levels_of <- function(tree) {
  level <- rep(1, nrow(tree))
  for (i in rev(seq_len(nrow(tree)))) {
    parent <- match(tree$parent[i], tree$node)
    if (!is.na(parent)) level[parent] <- max(level[parent], level[i] + 1)
  }
  level
}
