# SPDX-License-Identifier: GPL-3.0-or-later
# What is in memory becomes the bytes that the engine reads: a study in YAML, a table in CSV, outlines in GeoJSON.

# Numbers from texts to the bit: R's own reader may miss the last one.
exact <- function(text) {
  out <- rep(NA_real_, length(text))
  known <- which(!is.na(text))
  if (length(known)) out[known] <- as.numeric(fromJSON(paste0("[", paste(text[known], collapse = ","), "]")))
  out
}

# The shorter of two forms that reads back to the same number.
shortest <- function(x) {
  out <- sprintf("%.15g", x)
  known <- is.finite(x)
  longer <- known
  longer[known] <- exact(out[known]) != x[known]
  out[longer] <- sprintf("%.17g", x[longer])
  out[is.na(x)] <- NA
  out
}

# In a table, 1.234 could be a thousand and more; 1.2340 cannot.
number_text <- function(x) {
  out <- shortest(x)
  thousand <- grepl("^-?[0-9]{1,3}[.][0-9]{3}$", out)
  out[thousand] <- paste0(out[thousand], "0")
  out
}

quoted <- function(text) {
  text <- enc2utf8(as.character(text))
  for (pair in list(c("\\", "\\\\"), c("\"", "\\\""), c("\n", "\\n"), c("\r", "\\r"), c("\t", "\\t"))) {
    text <- gsub(pair[1], pair[2], text, fixed = TRUE)
  }
  paste0("\"", text, "\"")
}

scalar_text <- function(x) {
  if (is.factor(x) || inherits(x, c("Date", "POSIXt"))) x <- as.character(x)
  if (is.logical(x)) return(ifelse(is.na(x), "~", ifelse(x, "yes", "no")))
  if (is.numeric(x)) return(ifelse(is.na(x), "~", shortest(x)))
  ifelse(is.na(x), "~", quoted(x))
}

# A list as a map or a sequence of YAML, a line a key, so that line and column of an error are of use.
yaml_lines <- function(x, indent = "") {
  if (is.data.frame(x)) {
    x <- lapply(seq_len(nrow(x)), function(i) Filter(function(cell) !is.na(cell), lapply(as.list(x), `[`, i)))
  }
  x <- if (is.list(x)) Filter(Negate(is.null), x) else as.list(x)
  keys <- names(x)
  head <- if (is.null(keys)) rep("-", length(x)) else paste0(quoted_key(keys), ":")
  unlist(Map(function(head, value) yaml_entry(head, value, indent), head, x), use.names = FALSE)
}

quoted_key <- function(keys) ifelse(grepl("^[A-Za-z_][A-Za-z0-9_]*$", keys) & !(tolower(keys) %in% c("yes", "no", "y", "n", "on", "off", "true", "false", "null")), keys, quoted(keys))

yaml_entry <- function(head, value, indent) {
  nested <- is.list(value) || !is.null(names(value))
  if (!nested && length(value) == 1 && !inherits(value, "AsIs")) return(paste0(indent, head, " ", scalar_text(value)))
  if (!nested) return(paste0(indent, head, " [", paste(scalar_text(unclass(value)), collapse = ", "), "]"))
  if (!length(value)) return(paste0(indent, head, if (is.null(names(value))) " []" else " {}"))
  c(paste0(indent, head), yaml_lines(value, paste0(indent, "  ")))
}

# A table of a data frame: texts in quotes, numbers to the bit, what is unknown empty.
csv_bytes <- function(x) {
  cells <- lapply(x, function(column) {
    if (is.logical(column)) column <- as.integer(column)
    if (is.numeric(column) && !is.factor(column) && !inherits(column, c("Date", "POSIXt", "difftime"))) {
      text <- number_text(as.numeric(column))
    } else {
      text <- enc2utf8(as.character(column))
      text <- ifelse(is.na(text), NA, paste0("\"", gsub("\"", "\"\"", text, fixed = TRUE), "\""))
    }
    ifelse(is.na(text), "", text)
  })
  header <- paste0("\"", gsub("\"", "\"\"", enc2utf8(names(x)), fixed = TRUE), "\"", collapse = ",")
  rows <- if (nrow(x)) do.call(paste, c(unname(cells), sep = ","))
  to_bytes(c(header, rows))
}

to_bytes <- function(lines) charToRaw(enc2utf8(paste0(paste(lines, collapse = "\n"), "\n")))

# Outlines of an sf object, in degrees.
geojson_bytes <- function(x) {
  if (!requireNamespace("sf", quietly = TRUE)) stop("sf")
  if (!is.na(sf::st_crs(x))) x <- sf::st_transform(x, 4326)
  shapes <- vapply(sf::st_geometry(x), function(g) {
    ring <- function(r) paste0("[", paste0("[", shortest(r[, 1]), ",", shortest(r[, 2]), "]", collapse = ","), "]")
    polygon <- function(p) paste0("[", paste(vapply(p, ring, ""), collapse = ","), "]")
    if (inherits(g, "POLYGON")) return(paste0("{\"type\":\"Polygon\",\"coordinates\":", polygon(g), "}"))
    if (!inherits(g, "MULTIPOLYGON")) stop("POLYGON, MULTIPOLYGON: ", class(g)[2])
    paste0("{\"type\":\"MultiPolygon\",\"coordinates\":[", paste(vapply(unclass(g), polygon, ""), collapse = ","), "]}")
  }, "")
  cells <- sf::st_drop_geometry(x)
  properties <- do.call(paste, c(Map(function(name, column) {
    column <- if (is.numeric(column) && !is.factor(column)) shortest(column) else quoted(column)
    paste0(quoted(name), ":", ifelse(is.na(column), "null", column))
  }, names(cells), cells), sep = ","))
  to_bytes(c("{\"type\":\"FeatureCollection\",\"features\":[",
             paste(paste0("{\"type\":\"Feature\",\"properties\":{", properties, "},\"geometry\":", shapes, "}"),
                   collapse = ",\n"), "]}"))
}

# One thing given under a name, as bytes.
file_bytes <- function(x, name, lang) {
  if (is.raw(x)) return(x)
  if (inherits(x, "sf")) return(geojson_bytes(x))
  if (is.data.frame(x)) return(csv_bytes(x))
  if (is.character(x)) return(to_bytes(x))
  stop(say("not_a_table", lang, name, class(x)[1]), call. = FALSE)
}
