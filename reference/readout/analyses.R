# Makes analyses.json: reference answers for the analyses of a readout on one generated trial. Rscript analyses.R > analyses.json
suppressMessages({library(survival); library(emmeans); library(nlme); library(lmerTest); library(coin)})
options(digits = 15, contrasts = c("contr.treatment", "contr.poly"))
source("json.R")
state <- 7321
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
bell <- function(n) qnorm(draw(n))
n <- 48
arms <- c("PBO", "LOW", "HIGH"); dose <- c(0, 20, 50)
a <- 1 + floor(3 * draw(n)); site <- c("01", "02", "05")[1 + floor(3 * draw(n))]
onset <- ifelse(draw(n) < 0.35, "bulbar", "limb")
base <- round(38 + 4 * bell(n)); level <- 2 * bell(n); rate <- -0.9 + 0.15 * (a - 1) + 0.35 * bell(n)
months <- c(1, 3, 6, 9); visits <- paste("Month", months)
chg <- t(sapply(seq_len(n), function(i) round(level[i] + rate[i] * months + 0.1 * (38 - base[i]) + 1.3 * bell(4))))
left <- 1 + floor(5.5 * draw(n)); for (i in seq_len(n)) if (left[i] < 4) chg[i, (left[i] + 1):4] <- NA
chg[5, 2] <- NA; chg[11, 1] <- NA
time <- 10 + floor(300 * draw(n) ^ 0.7); cnsr <- as.integer(draw(n) < 0.6)
cnsr[time > 280] <- 1
nflbase <- round(exp(4 + 0.5 * bell(n)), 1); nfl <- round(nflbase * exp(-0.25 * (a - 1) + 0.3 * bell(n)), 1); nfl[c(4, 21)] <- NA
grade <- 1 + floor(5 * draw(n) ^ (1 + 0.2 * a)); grade[9] <- NA
# A level that nobody has: scores are the numbers, not the places.
grade[which(grade == 3)] <- 4
id <- sprintf("S%02d", seq_len(n))
p <- data.frame(id, arm = factor(arms[a], levels = arms), dose = dose[a], site = factor(site), onset = factor(onset), base, time, cnsr, nflbase, nfl, grade)
long <- do.call(rbind, lapply(1:4, function(v) data.frame(p, visit = visits[v], month = months[v], chg = chg[, v])))
long$visit <- factor(long$visit, levels = visits); long$aval <- long$base + long$chg
pairs <- list(c("LOW", "PBO"), c("HIGH", "PBO"), c("HIGH", "LOW"))
contrasts3 <- list(c(-1, 1, 0), c(-1, 0, 1), c(0, -1, 1))
diffs <- function(em) { s <- as.data.frame(summary(contrast(em, setNames(contrasts3, c("a", "b", "c"))), infer = c(TRUE, TRUE)))
  lapply(1:3, function(i) list(level = pairs[[i]][1], reference = pairs[[i]][2], estimate = s$estimate[i], se = s$SE[i], df = s$df[i], t = s$t.ratio[i], p = s$p.value[i], lower = s$lower.CL[i], upper = s$upper.CL[i])) }
means <- function(em) { s <- as.data.frame(summary(em, infer = TRUE)); lapply(1:3, function(i) list(level = as.character(s$arm[i]), estimate = s$emmean[i], se = s$SE[i], lower = s$lower.CL[i], upper = s$upper.CL[i])) }
w <- subset(long, visit == "Month 9" & !is.na(chg))
fit <- lm(chg ~ arm + site + base, w)
type3 <- drop1(fit, test = "F")[-1, ]
trend <- summary(lm(chg ~ dose + site + base, w))$coefficients["dose", ]
ancova <- list(n = as.list(as.vector(table(w$arm))), means = means(emmeans(fit, "arm")), observed = means(emmeans(fit, "arm", weights = "proportional")),
  differences = diffs(emmeans(fit, "arm")), terms = lapply(seq_len(nrow(type3)), function(i) list(term = rownames(type3)[i], df = type3$Df[i], f = type3[["F value"]][i], p = type3[["Pr(>F)"]][i])),
  trend = list(slope = trend[[1]], se = trend[[2]], t = trend[[3]], p = trend[[4]]))
tight <- glsControl(tolerance = 1e-13, msTol = 1e-14, opt = "optim", maxIter = 200, msMaxIter = 500)
m <- gls(chg ~ arm * visit + site + base + base:visit, na.omit(long[, c("id", "arm", "visit", "site", "base", "chg")]), correlation = corSymm(form = ~ as.integer(visit) | id), weights = varIdent(form = ~ 1 | visit), control = tight)
mm <- function(at) { em <- if (is.null(at)) emmeans(m, "arm", mode = "asymptotic") else emmeans(m, "arm", at = list(visit = at), mode = "asymptotic")
  s <- as.data.frame(em); d <- as.data.frame(contrast(em, setNames(contrasts3, c("a", "b", "c"))))
  list(visit = if (is.null(at)) "" else at, means = lapply(1:3, function(i) list(level = as.character(s$arm[i]), estimate = s$emmean[i], se = s$SE[i])),
    differences = lapply(1:3, function(i) list(level = pairs[[i]][1], reference = pairs[[i]][2], estimate = d$estimate[i], se = d$SE[i]))) }
mmrm <- lapply(list(visits[1], visits[2], visits[3], visits[4], NULL), mm)
slope <- function(f) {
  fit <- lmer(f, subset(long, !is.na(aval)), REML = TRUE, control = lmerControl(optimizer = "Nelder_Mead", optCtrl = list(FtolAbs = 1e-14, FtolRel = 1e-14, XtolRel = 1e-10, maxfun = 1e5)))
  b <- names(fixef(fit)); one <- function(weights) { L <- setNames(numeric(length(b)), b); L[names(weights)] <- weights; k <- contest(fit, L, joint = FALSE, ddf = "Kenward-Roger"); list(estimate = k$Estimate, se = k[["Std. Error"]], df = k$df, t = k[["t value"]], p = k[["Pr(>|t|)"]], lower = k$lower, upper = k$upper) }
  name <- function(arm) c(paste0("arm", arm, ":month"), paste0("month:arm", arm)); own <- function(arm) b[b %in% name(arm)]
  of <- function(arm) if (arm == "PBO") c(month = 1) else setNames(c(1, 1), c("month", own(arm)))
  less <- function(x, y) { k <- union(names(x), names(y)); v <- sapply(k, function(i) sum(x[i], -y[i], na.rm = TRUE)); setNames(v, k) }
  list(slopes = lapply(arms, function(arm) c(list(level = arm), one(of(arm)))), differences = lapply(pairs, function(q) c(list(level = q[1], reference = q[2]), one(less(of(q[1]), of(q[2]))))))
}

long$age <- rep(round(55 + 8 * bell(n)), 4)
slopes <- list(separate = slope(aval ~ age + arm * month + (month | id)), shared = slope(aval ~ age + month + arm:month + (month | id)))
lg <- lm(log(nfl) ~ arm + log(nflbase) + site, p); em <- emmeans(lg, "arm", at = list(nflbase = exp(mean(log(p$nflbase[!is.na(p$nfl)])))))
ratios <- list(means = means(em), ratios = diffs(em), change = means(emmeans(lm(I(log(nfl) - log(nflbase)) ~ arm + log(nflbase) + site, p), "arm", at = list(nflbase = exp(mean(log(p$nflbase[!is.na(p$nfl)])))))))
p$event <- 1 - p$cnsr
km <- lapply(arms, function(arm) { f <- survfit(Surv(time, event) ~ 1, p[p$arm == arm, ], conf.type = "log-log"); q <- quantile(f, c(.25, .5, .75)); s <- summary(f, times = c(90, 180)); r <- summary(f, rmean = 200)$table
  list(level = arm, n = f$n, events = sum(f$n.event), q1 = unname(q$quantile[1]), median = unname(q$quantile[2]), lower = unname(q$lower[2]), upper = unname(q$upper[2]), q3 = unname(q$quantile[3]), at_risk = s$n.risk, survival = s$surv, se = s$std.err, low = s$lower, high = s$upper, rmean = r[["rmean"]], rmean_se = r[["se(rmean)"]]) })
sd3 <- survdiff(Surv(time, event) ~ arm + strata(onset), p)
pair <- function(q) survdiff(Surv(time, event) ~ arm + strata(onset), droplevels(p[p$arm %in% q, ]))$chisq
hr <- function(reference) { f <- coxph(Surv(time, event) ~ relevel(arm, reference) + base + strata(onset), p, control = coxph.control(eps = 1e-13, iter.max = 60)); s <- summary(f); lapply(1:2, function(i) list(level = sub(".*\\)", "", rownames(s$coefficients)[i]), reference = reference, hr = s$conf.int[i, 1], lower = s$conf.int[i, 3], upper = s$conf.int[i, 4], se = s$coefficients[i, 3], z = s$coefficients[i, 4], p = s$coefficients[i, 5])) }
survival <- list(km = km, statistic = sd3$chisq, p = pchisq(sd3$chisq, 2, lower.tail = FALSE), pairs = lapply(pairs, function(q) list(level = q[1], reference = q[2], p = pchisq(pair(q), 1, lower.tail = FALSE))), hazards = c(hr("PBO"), hr("LOW")))
g <- p[!is.na(p$grade), ]
pe <- suppressWarnings(chisq.test(g$arm, g$grade, correct = FALSE)); fi <- fisher.test(g$arm, g$grade, workspace = 2e7); mh <- mantelhaen.test(table(g$arm, g$grade, g$site))
rows <- independence_test(grade ~ arm | site, g, teststat = "quadratic"); lin <- independence_test(grade ~ I(as.numeric(arm)) | site, g, teststat = "quadratic")
doses <- independence_test(grade ~ dose | site, g, teststat = "quadratic")
asy <- function(t) list(statistic = unname(statistic(t)), p = as.numeric(pvalue(t)))
categories <- list(pearson = list(statistic = unname(pe$statistic), p = pe$p.value), fisher = list(p = fi$p.value), general = list(statistic = unname(mh$statistic), p = mh$p.value), means = asy(rows), correlation = asy(lin), doses = asy(doses))
q <- p[p$arm != "LOW", ]; hit <- q$event == 1; high <- q$arm == "HIGH"
x <- c(sum(hit & high), sum(hit & !high)); k <- c(sum(high), sum(!high)); d <- x[1] / k[1] - x[2] / k[2]; half <- qnorm(.975) * sqrt(sum(x / k * (1 - x / k) / k))
wil <- function(x, n) prop.test(x, n, correct = FALSE)$conf.int; l1 <- wil(x[1], k[1]); l2 <- wil(x[2], k[2])
mhp <- mantelhaen.test(table(factor(high, c(TRUE, FALSE)), factor(hit, c(TRUE, FALSE)), q$site), correct = FALSE)
proportions <- list(x = x, n = k, difference = d, wald = c(d - half, d + half), newcombe = c(d - sqrt((x[1] / k[1] - l1[1])^2 + (l2[2] - x[2] / k[2])^2), d + sqrt((l1[2] - x[1] / k[1])^2 + (x[2] / k[2] - l2[1])^2)),
  p = suppressWarnings(prop.test(x, k, correct = FALSE))$p.value, fisher = fisher.test(rbind(x, k - x))$p.value, clopper = binom.test(x[1], k[1])$conf.int[1:2], p_mantel = mhp$p.value)
wt <- suppressWarnings(wilcox.test(nfl ~ relevel(arm, "HIGH"), q, correct = TRUE, exact = FALSE)); kw <- kruskal.test(nfl ~ arm, p)
v <- q[!is.na(q$nfl), ]; v$score <- ave(v$nfl, v$site, FUN = function(y) rank(y) / (length(y) + 1)); ve <- independence_test(score ~ relevel(droplevels(arm), "HIGH") | site, v)
ok <- p[!is.na(p$nfl), ]; js <- 0; for (i in 1:2) for (j in (i + 1):3) js <- js + sum(outer(ok$nfl[ok$arm == arms[j]], ok$nfl[ok$arm == arms[i]], function(b, a) (b > a) + (b == a) / 2))
ni <- as.vector(table(ok$arm)); N <- sum(ni); ties <- as.vector(table(ok$nfl)); f2 <- function(x) sum(x * (x - 1)); f3 <- function(x) sum(x * (x - 1) * (x - 2)); f25 <- function(x) sum(x * (x - 1) * (2 * x + 5))
jv <- (f25(N) - f25(ni) - f25(ties)) / 72 + f3(ni) * f3(ties) / (36 * N * (N - 1) * (N - 2)) + f2(ni) * f2(ties) / (8 * N * (N - 1)); jz <- (js - (N^2 - sum(ni^2)) / 4) / sqrt(jv)
ranks <- list(wilcoxon = list(p = wt$p.value, u = unname(wt$statistic)), kruskal = list(statistic = unname(kw$statistic), p = kw$p.value), van_elteren = list(z = unname(statistic(ve)), p = as.numeric(pvalue(ve))), jonckheere = list(statistic = js, z = jz, p = 2 * pnorm(-abs(jz))))
both <- which(p$arm != "LOW"); better <- function(i, j) { di <- p$cnsr[i] == 0; dj <- p$cnsr[j] == 0
  if (di && dj) return(sign(p$time[i] - p$time[j])); if (di && p$time[j] >= p$time[i]) return(-1); if (dj && p$time[i] >= p$time[j]) return(1)
  s <- which(!is.na(chg[i, ]) & !is.na(chg[j, ])); if (length(s) == 0) return(0); sign(chg[i, max(s)] - chg[j, max(s)]) }
cmp <- sapply(both, function(j) sapply(both, function(i) if (i == j) 0 else better(i, j)))
score <- rowSums(cmp); jr <- data.frame(p[both, ], rank = rank(score)); jr$arm <- droplevels(jr$arm)
ja <- summary(lm(rank ~ arm + site + base, jr))$coefficients["armHIGH", ]; hi <- jr$arm == "HIGH"; nn <- length(score); vs <- sum(hi) * sum(!hi) / (nn * (nn - 1)) * sum((score - mean(score))^2); z <- (sum(score[hi]) - sum(hi) * mean(score)) / sqrt(vs)
block <- cmp[hi, !hi]
joint <- list(difference = ja[[1]], se = ja[[2]], t = ja[[3]], p = ja[[4]], z = z, p_score = 2 * pnorm(-abs(z)), wins = sum(block == 1), losses = sum(block == -1), ties = sum(block == 0), win_ratio = sum(block == 1) / sum(block == -1))
sm <- lapply(arms, function(arm) { y <- w$chg[w$arm == arm]; qq <- quantile(y, c(.25, .5, .75), type = 2); list(level = arm, n = length(y), mean = mean(y), sd = sd(y), median = unname(qq[2]), min = min(y), max = max(y), q1 = unname(qq[1]), q3 = unname(qq[3])) })
text <- function(x) as.list(as.character(x))
cat(json(list(data = list(participants = list(id = text(p$id), arm = text(p$arm), dose = as.list(p$dose), site = text(p$site), onset = text(p$onset), base = as.list(p$base), age = as.list(long$age[1:n]), time = as.list(p$time), cnsr = as.list(p$cnsr), nflbase = as.list(p$nflbase), nfl = as.list(p$nfl), grade = as.list(p$grade)), months = as.list(months), change = lapply(seq_len(n), function(i) as.list(chg[i, ]))),
  ancova = ancova, mmrm = mmrm, slopes = slopes, ratios = ratios, survival = survival, categories = categories, proportions = proportions, ranks = ranks, joint = joint, summary = sm)), "\n", sep = "")
