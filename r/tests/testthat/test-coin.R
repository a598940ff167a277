# SPDX-License-Identifier: GPL-3.0-or-later
# COINr is not needed: these are lists of the structure that its documentation gives of a coin (new_coin(), 1.1:
# Log, Meta$Ind, Meta$Unit, Meta$Weights, Data), built here by hand.
coin_by_hand <- function() {
  iData <- data.frame(uCode = c("A", "B", "C", "D", "E"), uName = c("Un", "Deux", "Trois", "Quatre", "Cinq"),
                      Pop = c(10, 20, 30, 40, 50), Jobs = c(3, 1, 4, 1.5, 9), Pay = c(2, 6, 5, 3, 5.5), Care = c(8, 9, 7, 9.5, 3))
  iMeta <- data.frame(iCode = c("Jobs", "Pay", "Care", "Social", "Health", "Index", "Pop"), Level = c(1, 1, 1, 2, 2, 3, NA),
                      Parent = c("Social", "Social", "Health", "Index", "Index", NA, NA), Direction = c(1, -1, -1, 1, 1, 1, 1),
                      Weight = c(1, 3, 1, 2, 1, 1, NA), Type = c("Indicator", "Indicator", "Indicator", "Aggregate", "Aggregate", "Aggregate", "Denominator"),
                      iName = c("Emploi", "Salaire", "Soins", "Social", "Sant\u00e9", "Indice", "Population"))
  weights <- iMeta[iMeta$Type %in% c("Indicator", "Aggregate"), c("iCode", "Level", "Weight")]
  structure(list(Log = list(new_coin = list(iData = iData, iMeta = iMeta), can_regen = TRUE,
                            Normalise = list(dset = "Raw", global_specs = list(f_n = "n_zscore")), Aggregate = list(dset = "Normalised", f_ag = "a_amean")),
                 Meta = list(Ind = iMeta, maxlev = 3, Unit = iData[c("uCode", "uName", "Pop")], Weights = list(Original = weights)),
                 Data = list(Raw = iData[c("uCode", "Jobs", "Pay", "Care")])), class = "coin")
}

test_that("a coin becomes a study with its tree, weights and directions", {
  study <- as_arpent(coin_by_hand(), select = c("A", "E"), population = "Pop")
  expect_identical(names(study$data$iData), c("uCode", "uName", "Pop", "Jobs", "Pay", "Care"))
  expect_identical(study$study$method, list(normalise = list(rule = "zscore"), aggregate = list(rule = "arithmetic")))
  expect_identical(vapply(study$study$indicators, `[[`, 0, "polarity"), c(1, -1, -1))
  expect_identical(study$study$index$children[[1]]$weight, 2)
})

test_that("its ranking is the one by hand, also under another set of weights", {
  needs_engine()
  coin <- coin_by_hand()
  z <- function(v) (v - mean(v)) / stats::sd(v)
  score <- with(coin$Data$Raw, (2 * (z(Jobs) - 3 * z(Pay)) / 4 - z(Care)) / 3)
  x <- arpent_run(as_arpent(coin, select = "E"))
  expect_identical(x$ranking$code, coin$Data$Raw$uCode[order(-score)])
  expect_identical(x$ranking$label[x$ranking$code == "E"], "Cinq")
  coin$Meta$Weights$Mine <- transform(coin$Meta$Weights$Original, Weight = c(1, 0.5, 1, 1, 4, 1))
  coin$Log$Aggregate$w <- "Mine"
  x <- arpent_run(as_arpent(coin))
  tree <- x$tree
  expect_equal(tree$share[match(c("Jobs", "Social", "Health"), tree$node)], c(2 / 3, 1 / 5, 4 / 5))
})

test_that("what is no coin, or not a whole one, is refused by name", {
  expect_error(as_arpent(1), "COINr")
  coin <- coin_by_hand()
  coin$Log$new_coin <- NULL
  expect_error(as_arpent(coin), "iData")
  coin <- coin_by_hand()
  coin$Meta$Ind$Parent[5] <- NA
  expect_error(as_arpent(coin), "un seul agr")
})

test_that("results become what new_coin() takes, by the rules that it documents", {
  needs_engine()
  study <- study_of_cantons()
  study$study$index <- list(name = "besoin", children = list(
    list(name = "social", children = list(list(indicator = "chomage"))),
    list(name = "sanitaire", children = list(list(name = "maladie", children = list(list(indicator = "ald"))), list(indicator = "medecins")))))
  parts <- as_coin(arpent_run(study))
  meta <- parts$iMeta
  data <- parts$iData
  expect_named(parts, c("iData", "iMeta"))
  expect_identical(data$uCode, paste0("T", cantons$code))
  expect_identical(data$ald, cantons$ald)
  expect_true(all(setdiff(names(data), c("uCode", "uName")) %in% meta$iCode))
  expect_false(anyDuplicated(meta$iCode) > 0)
  expect_false(any(grepl("^[0-9]", meta$iCode)))
  expect_false(anyNA(meta[c("Level", "Direction", "Weight", "iName")]))
  expect_identical(sort(unique(meta$Level)), c(1, 2, 3, 4))
  expect_identical(meta$Level == 1, meta$Type == "Indicator")
  up <- match(meta$Parent, meta$iCode)
  expect_identical(which(is.na(up)), which(meta$Level == 4))
  expect_true(all((meta$Level[up] - meta$Level)[!is.na(up)] == 1))
  expect_identical(meta$Direction[meta$iCode == "medecins"], -1)
  # and back again
  coin <- structure(list(Log = list(new_coin = parts), Meta = list(Ind = meta)), class = "coin")
  again <- arpent_run(as_arpent(coin))
  expect_identical(sub("^T", "", again$ranking$code), arpent_run(study)$ranking$code)
})
