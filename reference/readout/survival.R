# Makes survival.json: reference answers of R's survival on generated data. Rscript survival.R > survival.json
suppressMessages(library(survival))
options(digits = 15)
source("json.R")
state <- 20240131
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
n <- 120
arm <- c("PBO", "LOW", "HIGH")[1 + floor(3 * draw(n))]
site <- 1 + floor(5 * draw(n))
age <- round(40 + 35 * draw(n))
onset <- ifelse(draw(n) < 0.3, "bulbar", "limb")
late <- round(3 * draw(n) * (draw(n) < 0.4))
time <- late + 1 + floor(14 * draw(n) * ifelse(arm == "HIGH", 1.4, 1) * (1 - (age - 57) / 90))
event <- as.integer(draw(n) < 0.65)
age[c(7, 31)] <- NA
d <- data.frame(arm = factor(arm, levels = c("PBO", "LOW", "HIGH")), site, age, onset = factor(onset), late, time, event)
km <- function(f, groups) {
  one <- function(type) {
    fit <- survfit(f, d, conf.type = type)
    q <- quantile(fit, c(.25, .5, .75))
    q <- lapply(q, function(m) if (is.matrix(m)) unname(lapply(seq_len(nrow(m)), function(i) unname(m[i, ]))) else list(unname(m)))
    s <- summary(fit, times = c(1, 4, 9), extend = TRUE)
    label <- if (is.null(s$strata)) rep("all", length(s$time)) else sub("^[^=]*=", "", as.character(s$strata))
    at <- lapply(seq_along(s$time), function(i) list(group = label[i], time = s$time[i], n_risk = s$n.risk[i], surv = s$surv[i], se = s$std.err[i], lower95 = s$lower[i], upper95 = s$upper[i]))
    list(n = fit$n, quartiles = list(q = q$quantile, lower = q$lower, upper = q$upper), at_times = at)
  }
  types <- c(plain = "plain", log = "log", loglog = "log-log", logit = "logit", arcsin = "arcsin")
  list(groups = groups, by_conf_type = lapply(types, one))
}
lr <- function(f, rho = 0) {
  s <- survdiff(f, d, rho = rho)
  total <- function(x) if (is.matrix(x)) unname(rowSums(x)) else unname(x)
  k <- length(total(s$obs)) - 1
  list(rho = rho, n = as.vector(s$n), observed = total(s$obs), expected = total(s$exp), chisq = s$chisq, df = k,
       p = pchisq(s$chisq, k, lower.tail = FALSE), var = lapply(seq_len(nrow(s$var)), function(i) s$var[i, ]))
}
tight <- coxph.control(eps = 1e-13, toler.chol = 1e-15, iter.max = 60)
cox <- function(f, ties = "efron") {
  fit <- coxph(f, d, ties = ties, control = tight); s <- summary(fit); m <- s$coefficients
  robust <- "robust se" %in% colnames(m)
  se <- if (robust) m[, "robust se"] else m[, "se(coef)"]
  rows <- lapply(seq_len(nrow(m)), function(i) c(list(term = rownames(m)[i], coef = m[i, 1], se = unname(m[i, "se(coef)"])),
    if (robust) list(robust_se = unname(se[i])), list(z = unname(m[i, 1] / se[i]), p = 2 * pnorm(-abs(unname(m[i, 1] / se[i]))),
    hr = exp(m[i, 1]), hr_lower95 = unname(exp(m[i, 1] - qnorm(.975) * se[i])), hr_upper95 = unname(exp(m[i, 1] + qnorm(.975) * se[i])))))
  c(list(ties = ties, n = fit$n, n_event = fit$nevent, loglik_null = fit$loglik[1], loglik = fit$loglik[2], coefficients = rows,
    lr_test = unname(s$logtest), score_test = unname(s$sctest)),
    if (robust) list(robust_score_test = unname(s$robscore)),
    list(concordance = unname(s$concordance)))
}
zph <- function(f) { t <- cox.zph(coxph(f, d, control = tight))$table; lapply(seq_len(nrow(t)), function(i) list(term = rownames(t)[i], chisq = t[i, 1], df = t[i, 2], p = t[i, 3])) }

base <- Surv(time, event) ~ arm + age
first <- list(id = "r-survival-1", area = "survival", title = "Ties, three groups, strata, robust variance",
  data = list(arm = as.character(d$arm), site = d$site, age = d$age, onset = as.character(d$onset), time = d$time, event = d$event),
  model = list(group = "arm", reference_level = "PBO", cluster = "site"),
  expected = list(km_all = km(Surv(time, event) ~ 1, "all"), km_by_arm = km(Surv(time, event) ~ arm, levels(d$arm)),
    cox_efron = cox(base), cox_breslow = cox(base, "breslow"), cox_exact = cox(base, "exact"),
    cox_strat_by_onset = cox(Surv(time, event) ~ arm + age + strata(onset)),
    cox_cluster = cox(Surv(time, event) ~ arm + age + cluster(site)), cox_breslow_cluster = cox(Surv(time, event) ~ arm + age + cluster(site), "breslow"),
    cox_zph = zph(base)),
  tolerance = list(relative = 1e-8), reference = paste(R.version.string, "survival", packageVersion("survival")))
first$expected$logrank <- lr(Surv(time, event) ~ arm); first$expected$peto <- lr(Surv(time, event) ~ arm, 1)
first$expected$fleming <- lr(Surv(time, event) ~ arm, 0.5); first$expected$logrank_strat_by_onset <- lr(Surv(time, event) ~ arm + strata(onset))
lt <- Surv(late, time, event) ~ arm + age
second <- list(id = "r-survival-2", area = "survival", title = "Left truncation",
  data = list(arm = as.character(d$arm), site = d$site, age = d$age, onset = as.character(d$onset), entry = d$late, time = d$time, event = d$event),
  model = list(group = "arm", reference_level = "PBO", cluster = "site"),
  expected = list(km_all = km(Surv(late, time, event) ~ 1, "all"), cox = cox(lt), cox_breslow = cox(lt, "breslow"),
    cox_strat_by_onset = cox(Surv(late, time, event) ~ arm + age + strata(onset)),
    cox_cluster = cox(Surv(late, time, event) ~ arm + age + cluster(site)), cox_zph = zph(lt)),
  tolerance = list(relative = 1e-8), reference = first$reference)
cat(json(list(first, second)), "\n", sep = "")
