# Makes gray.json: Gray's tests of R's cmprsk on generated data. Rscript gray.R > gray.json
suppressMessages(library(cmprsk))
options(digits = 15)
source("json.R")
state <- 20250607
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
one <- function(title, groups, tied, rho = 0, strata = FALSE, last = FALSE) {
  n <- 60
  group <- 1 + floor(groups * draw(n)); time <- round(-10 * log(draw(n)) / (1 + 0.2 * group), if (tied) 0 else 4) + if (tied) 1 else 0
  u <- draw(n); status <- ifelse(u < 0.3, 0, ifelse(u < 0.7, 1, 2)); stratum <- 1 + floor(3 * draw(n))
  if (last) status[time == max(time)] <- 2
  f <- if (strata) cuminc(time, status, group, stratum, rho = rho) else cuminc(time, status, group, rho = rho)
  tests <- lapply(1:2, function(i) list(statistic = f$Tests[i, "stat"], p = f$Tests[i, "pv"], df = f$Tests[i, "df"]))
  list(title = title, time = as.list(time), status = as.list(status), group = as.list(group), stratum = as.list(stratum), rho = rho, stratified = strata, tests = tests)
}
cat(json(list(one("two groups", 2, FALSE), one("two groups, ties", 2, TRUE), one("three groups", 3, FALSE), one("three groups, ties, late times weigh less", 3, TRUE, 1),
  one("three groups, ties, strata", 3, TRUE, 0, TRUE), one("three groups, the last time a competing event", 3, TRUE, 0, FALSE, TRUE))), "\n", sep = "")
