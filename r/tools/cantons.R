# SPDX-License-Identifier: GPL-3.0-or-later
# The invented land of forty cantons that examples and vignettes are about: Rscript tools/cantons.R, in this folder.
# Need rises towards the south-east, more steeply for unemployment than for long-term illness (ALD).
NAMES <- strsplit("Aubier Bellerive Clairac Dournes Estaing Fontvieille Gershaut Hautmont Isle Jonquet
Lamarque Maubec Narcy Orbeil Peyrac Quint Ribaute Salles Tourtour Urval Vaubert Ambres Brassac Cazaux Douelle
Espinas Fauroux Grazac Hounoux Issel Juzes Lasserre Mondavit Noailles Orgueil Puylaur Roumens Seissan Trebons Verfeil",
                  "[[:space:]]+")[[1]]
set.seed(2009, kind = "Mersenne-Twister", normal.kind = "Inversion", sample.kind = "Rejection")
across <- 8
down <- 5
i <- seq_len(across * down) - 1
east <- i %% across
south <- i %/% across
need <- (east / (across - 1) + south / (down - 1)) / 2
cantons <- data.frame(
  code = sprintf("09%02d", i + 1), nom = NAMES, pop = round(exp(rnorm(40, 8.6, 0.5)), -1),
  chomage = round(7 + 8 * need + rnorm(40, 0, 1.2), 1), ald = round(1900 + 350 * need + rnorm(40, 0, 130), 1),
  medecins = round(95 - 25 * need + rnorm(40, 0, 12)))
write.table(cantons, "inst/extdata/cantons.csv", sep = ";", dec = ",", row.names = FALSE, quote = FALSE,
            fileEncoding = "UTF-8")

# Corners are shared, so that neighbours touch.
corner <- function(x, y) {
  shift <- function(k) if (x %in% c(0, across) || y %in% c(0, down)) 0 else 0.25 * sin(12.9 * x + 78.2 * y + k)
  sprintf("[%.5f,%.5f]", 1.5 + 0.12 * (x + shift(0)), 43.2 - 0.09 * (y + shift(1)))
}
feature <- function(code, name, x, y) {
  ring <- c(corner(x, y + 1), corner(x + 1, y + 1), corner(x + 1, y), corner(x, y), corner(x, y + 1))
  sprintf("{\"type\":\"Feature\",\"properties\":{\"code\":\"%s\",\"nom\":\"%s\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[%s]]}}",
          code, name, paste(ring, collapse = ","))
}
writeLines(c("{\"type\":\"FeatureCollection\",\"features\":[",
             paste(mapply(feature, cantons$code, cantons$nom, east, south), collapse = ",\n"), "]}"),
           "inst/extdata/cantons.geojson")
