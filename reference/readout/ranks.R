# Makes ranks.json: reference answers of R's wilcox.test and kruskal.test, exactRankTests, coin and emmeans on generated
# data with ties, zeros, deaths and covariates. Rscript ranks.R > ranks.json
suppressMessages({library(exactRankTests); library(coin); library(emmeans)})
options(digits = 15, warn = -1)
source("json.R")
state <- 424242
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
tolerance <- list(relative = 1e-8, hl_absolute = 1e-4)
reference <- paste(R.version.string, "exactRankTests", packageVersion("exactRankTests"), "coin", packageVersion("coin"), "emmeans", packageVersion("emmeans"))
cases <- list()
add <- function(id, area, title, method, data, expected, ...) cases[[length(cases) + 1]] <<- list(id = id, area = area, title = title, method = method,
  data = data, ..., expected = expected, tolerance = tolerance, reference = reference)
tails <- c("two.sided", "less", "greater")
for (i in 1:6) {
  n <- 5 + floor(12 * draw(2))
  x <- floor((4 + i) * draw(n[1])); y <- floor((4 + i) * draw(n[2])) + (i %% 3 == 0)
  expected <- list()
  for (tail in tails) for (correct in c(TRUE, FALSE)) {
    w <- wilcox.test(x, y, exact = FALSE, correct = correct, alternative = tail, conf.int = TRUE)
    name <- paste0(if (correct) "normal_cc" else "normal_no_cc", if (tail == "two.sided") "" else paste0("_", tail))
    expected[[name]] <- list(W = unname(w$statistic), p = w$p.value, hodges_lehmann = unname(w$estimate), ci95 = as.vector(w$conf.int), alternative = tail)
  }
  # One tail only: the two-sided p of exactRankTests compares with a mean that is not rounded alike.
  for (tail in tails[-1]) expected[[paste0("exact_permutation_p_with_ties_", tail)]] <- wilcox.exact(x, y, alternative = tail, exact = TRUE)$p.value
  expected$exact_permutation_p_with_ties <- as.numeric(pvalue(wilcox_test(c(x, y) ~ factor(rep(c("a", "b"), n)), distribution = exact(algorithm = "split-up"))))
  expected$rank_sum_x <- sum(rank(c(x, y))[seq_along(x)])
  add(paste0("r-wilcoxon-", i), "nonparametric", "Wilcoxon rank-sum with ties", "wilcox.test, wilcox.exact, coin", list(x = x, y = y), expected)
}
for (i in 1:6) {
  n <- 6 + floor(14 * draw(1))
  x <- floor(8 * draw(n)); y <- floor(8 * draw(n)); d <- x - y
  expected <- list()
  for (tail in tails[c(1, 3)]) for (correct in c(TRUE, FALSE)) {
    w <- wilcox.test(x, y, paired = TRUE, exact = FALSE, correct = correct, alternative = tail, conf.int = TRUE)
    name <- paste0(if (correct) "normal_cc" else "normal_no_cc", if (tail == "two.sided") "" else paste0("_", tail))
    expected[[name]] <- list(V = unname(w$statistic), p = w$p.value, pseudomedian = unname(w$estimate), ci95 = as.vector(w$conf.int), alternative = tail)
  }
  expected$exact_with_ties_zero_dropped <- wilcox.exact(d, exact = TRUE)$p.value
  pratt <- wilcoxsign_test(x ~ y, zero.method = "Pratt")
  expected$pratt <- list(z = as.numeric(statistic(pratt)), p = as.numeric(pvalue(pratt)))
  expected$exact_with_ties_pratt <- as.numeric(pvalue(wilcoxsign_test(x ~ y, zero.method = "Pratt", distribution = "exact")))
  expected$sign_test <- list(S = sum(d > 0), p = binom.test(sum(d > 0), sum(d != 0))$p.value)
  add(paste0("r-signedrank-", i), "nonparametric", "Wilcoxon signed-rank with ties and zeros", "wilcox.test(paired), wilcox.exact, wilcoxsign_test", list(x = x, y = y), expected)
}
for (i in 1:3) {
  n <- 40; arm <- c("ACT", "PBO")[1 + (draw(n) < 0.4)]; stratum <- c("a", "b", "c")[1 + floor(3 * draw(n))]; y <- floor(10 * draw(n)) + (arm == "ACT")
  # van Elteren by its formula, independently of the package's blocks
  parts <- vapply(split(data.frame(arm, y), stratum), function(s) { r <- rank(s$y); g <- s$arm == "ACT"; m <- sum(g); k <- nrow(s)
    c(sum(r[g]) - m * mean(r), m * (k - m) / (k * (k - 1)) * sum((r - mean(r))^2), 1 / (k + 1)) }, c(0, 0, 0))
  z <- sum(parts[3, ] * parts[1, ]) / sqrt(sum(parts[3, ]^2 * parts[2, ]))
  coin <- wilcox_test(y ~ factor(arm) | factor(stratum))
  add(paste0("r-vanelteren-", i), "nonparametric", "Stratified Wilcoxon", "weights 1/(n+1); coin for equal weights", list(arm = arm, stratum = stratum, y = y),
    list(z = z, chisq = z^2, p = 2 * pnorm(-abs(z)), unweighted_stratified_wilcoxon_z_coin = as.numeric(statistic(coin))))
}
for (i in 1:2) {
  group <- c("1", "2", "3", "4")[1 + floor(4 * draw(30))]; value <- floor(9 * draw(30)); k <- kruskal.test(value, factor(group))
  add(paste0("r-kruskal-", i), "nonparametric", "Kruskal-Wallis", "kruskal.test", list(group = group, value = value), list(H = unname(k$statistic), df = unname(k$parameter), p = k$p.value))
}
# Joint ranks of 60, every pair by the rule of the shared cases, written for clarity and not for speed.
n <- 60; visits <- c(1, 2, 4, 6)
arm <- rep(c("ACT", "PBO"), n / 2); base <- 30 + floor(15 * draw(n)); died <- draw(n) < 0.3; time <- ifelse(died, round(0.5 + 6 * draw(n), 1), NA)
last <- ifelse(died, time, c(6, 4, 2)[1 + (draw(n) < 0.3) + (draw(n) < 0.1)])
change <- t(vapply(seq_len(n), function(i) { v <- -floor(visits * 2 * draw(4) * (if (arm[i] == "ACT") 0.7 else 1)); v[visits > last[i]] <- NA; v[draw(4) < 0.1] <- NA; v }, numeric(4)))
better <- function(i, j) {
  if (died[i] && died[j]) return(sign(time[i] - time[j]))
  if (died[i] && last[j] >= time[i]) return(-1)
  if (died[j] && last[i] >= time[j]) return(1)
  both <- which(!is.na(change[i, ]) & !is.na(change[j, ]))
  if (length(both) == 0) 0 else sign(change[i, max(both)] - change[j, max(both)])
}
pairs <- outer(seq_len(n), seq_len(n), Vectorize(function(i, j) if (i == j) 0 else better(i, j)))
score <- rowSums(pairs); r <- rank(score); act <- arm == "ACT"
U <- sum(score[act]); V <- sum(act) * sum(!act) / (n * (n - 1)) * sum(score^2); cross <- pairs[act, !act]
wins <- sum(cross > 0); losses <- sum(cross < 0); ties <- sum(cross == 0)
fit <- lm(r ~ relevel(factor(arm), "PBO") + base); m <- summary(fit)$coefficients[2, ]
means <- summary(emmeans(lm(r ~ arm + base), "arm"))
add("r-jointrank-1", "joint-rank", "CAFS of 60 with deaths and dropouts", "as jointrank-01", list(patients = list(id = seq_len(n), arm = arm, died = died, time = time, last = last, base = base),
  visits = visits, change = lapply(seq_len(n), function(i) change[i, ])), list(scores = score, ranks = r, mean_rank = list(ACT = mean(r[act]), PBO = mean(r[!act])),
  finkelstein_schoenfeld = list(U = U, var = V, z = U / sqrt(V), p = 2 * pnorm(-abs(U / sqrt(V)))), wilcoxon_on_ranks = list(p = wilcox.test(r[act], r[!act], exact = FALSE, correct = FALSE)$p.value),
  wins = list(wins = wins, losses = losses, ties = ties, win_ratio = wins / losses, net_benefit = (wins - losses) / length(cross), win_odds = (wins + ties / 2) / (losses + ties / 2)),
  ancova_on_ranks = list(formula = "rank ~ arm + base", diff = unname(m[1]), se = unname(m[2]), t = unname(m[3]), df = fit$df.residual, p = unname(m[4]),
    ls_mean_ranks = list(PBO = means$emmean[means$arm == "PBO"], ACT = means$emmean[means$arm == "ACT"]))))
n <- 50; arm <- c("ACT", "PBO")[1 + (draw(n) < 0.5)]; b <- round(exp(3 + draw(n)), 1); y <- round(b * exp(draw(n) - 0.5 - 0.6 * (arm == "ACT")), 1); y[3] <- NA; site <- c("n", "s")[1 + (draw(n) < 0.3)]
d <- data.frame(arm = relevel(factor(arm), "PBO"), b, y, site); fit <- lm(log(y) ~ arm + log(b) + site, d); m <- summary(fit)$coefficients["armACT", ]; ci <- confint(fit)["armACT", ]
# Baselines as logarithms, so that they stand at the mean logarithm and not at the logarithm of the mean.
d$lb <- log(d$b); rows <- summary(emmeans(lm(log(y) ~ arm + lb + site, d), "arm"))
add("r-gmr-1", "gmr", "Geometric mean ratio with a stratification factor", "log(y) ~ arm + log(b) + site; LS means at mean log(b), sites equally", list(arm = arm, b = b, y = y, site = site),
  list(n = nobs(fit), log_diff = unname(m[1]), se = unname(m[2]), df = fit$df.residual, p = unname(m[4]), gmr = unname(exp(m[1])), gmr_ci95 = unname(exp(ci)),
    ls_geomeans = lapply(1:2, function(i) list(arm = as.character(rows$arm[i]), geomean = exp(rows$emmean[i]), lower95 = exp(rows$lower.CL[i]), upper95 = exp(rows$upper.CL[i])))))
cat(json(cases), "\n")
