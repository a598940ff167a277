library(jsonlite); library(hdf5r)
folder <- "resultats"
package <- fromJSON(file.path(folder, "datapackage.json"))$resources
fields <- package$schema$fields[[which(package$name == "ranking")]]
class <- c(string = "character", number = "numeric", integer = "integer", boolean = "logical")
ranking <- read.csv(file.path(folder, "ranking.csv"), colClasses = unname(class[fields$type]), na.strings = "")
indices <- fromJSON(file.path(folder, "results.json"))$tables$indices
h5 <- H5File$new(file.path(folder, "results.h5"), "r")
acceptability <- t(h5[["matrices/rank_acceptability"]][, ]) # R has the first dimension last
dimnames(acceptability) <- list(h5[["matrices/code"]][], h5[["matrices/rank"]][])
