library(DBI)

con <- dbConnect(RSQLite::SQLite(), ":memory:", loadable.extensions = TRUE)
invisible(dbGetQuery(con, "SELECT load_extension('./broadsheet')"))
query <- "SELECT published, headline FROM html_articles(?) WHERE instr(headline, ?)"
row <- dbGetQuery(con, query, params = list("samples", "메기"))
cat(row$published, row$headline, "\n")
tryCatch(dbGetQuery(con, query, params = list("no/such/folder", "")),
         error = function(e) cat(conditionMessage(e), "\n"))
