# Makes comparisons.json: Tukey's and Dunnett's adjusted comparisons on generated data. Rscript comparisons.R > comparisons.json
suppressMessages({ library(emmeans); library(multcomp) })
options(digits = 15)
source("json.R")
state <- 77
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
arm <- rep(c("P", "A", "B", "C"), c(9, 7, 6, 8))
base <- round(20 + 10 * draw(30), 1)
y <- round(c(P = 0, A = 1.5, B = 2.5, C = 0.8)[arm] + 0.2 * base + 4 * draw(30), 2)
d <- data.frame(arm = factor(arm, levels = c("P", "A", "B", "C")), base, y)
set.seed(1)
sharp <- GenzBretz(maxpts = 3e5, abseps = 1e-6)
comparisons <- function(f) {
  m <- lm(f, d)
  t <- as.data.frame(summary(pairs(emmeans(m, "arm"), reverse = TRUE, adjust = "tukey"), infer = TRUE))
  tukey <- lapply(seq_len(nrow(t)), function(i) list(contrast = as.character(t$contrast[i]), t = t$t.ratio[i], p = t$p.value[i], lower95 = t$lower.CL[i], upper95 = t$upper.CL[i]))
  g <- glht(m, linfct = mcp(arm = "Dunnett"))
  s <- summary(g, test = adjusted("single-step", maxpts = 3e5, abseps = 1e-6))$test
  # Its limits are found to about four digits only: the quantile is found here from pmvt itself.
  v <- cov2cor(vcov(g)); k <- length(s$coefficients)
  q <- uniroot(function(q) pmvt(rep(-q, k), rep(q, k), df = m$df.residual, corr = v, algorithm = sharp) - 0.95, c(1.5, 4), tol = 1e-6)$root
  dunnett <- lapply(seq_len(k), function(i) list(contrast = names(s$coefficients)[i], t = unname(s$tstat[i]), p = s$pvalues[i], lower95 = unname(s$coefficients[i] - q * s$sigma[i]), upper95 = unname(s$coefficients[i] + q * s$sigma[i])))
  list(tukey = tukey, dunnett = dunnett)
}
cat(json(list(reference = paste(R.version.string, "; emmeans", packageVersion("emmeans"), "; multcomp", packageVersion("multcomp"), "; mvtnorm", packageVersion("mvtnorm")),
  data = list(arm = arm, base = d$base, y = d$y), one_way = comparisons(y ~ arm), adjusted = comparisons(y ~ arm + base))), "\n")
