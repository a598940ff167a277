# SPDX-License-Identifier: GPL-3.0-or-later
# A study of one table, written from the names of its columns.

arpent_study <- function(data, code, sides, label = NULL, population = NULL, select = NULL, title = NULL,
                         within_first = NULL, ...) {
  columns <- unlist(unname(lapply(sides, names)))
  polarity <- unlist(unname(sides))
  if (is.null(names(sides)) || is.null(columns) || any(!nzchar(columns))) stop(say("sides_nameless", language(NULL)), call. = FALSE)
  absent <- setdiff(c(code, label, population, columns), names(data))
  if (length(absent)) stop(say("no_column", language(NULL), absent[1], paste(names(data), collapse = ", ")), call. = FALSE)
  indicators <- Map(function(column, sign) list(id = column, value = column, polarity = sign), columns, polarity)
  children <- Map(function(name, side) list(name = name, children = lapply(unname(names(side)), function(i) list(indicator = i))),
                  names(sides), sides)
  study <- list(title = title, data = list(list(file = "data", key = code, label = label)),
                territories = if (!is.null(population)) list(population = population),
                indicators = unname(indicators[!duplicated(columns)]), index = list(children = unname(children)),
                selection = if (!is.null(select)) list(territories = I(as.character(select)), within_first = within_first))
  # a column that the study does not read says nothing
  structure(list(study = c(Filter(Negate(is.null), study), list(...)),
                 data = list(data = data[unique(c(code, label, population, columns))])), class = "arpent_study")
}

print.arpent_study <- function(x, ...) {
  cat(yaml_lines(x$study), sep = "\n")
  for (name in names(x$data)) cat("# ", name, ": ", nrow(x$data[[name]]), " x ", ncol(x$data[[name]]), "\n", sep = "")
  invisible(x)
}
