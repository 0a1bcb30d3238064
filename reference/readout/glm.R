# Makes glm.json: reference answers of R's glm, MASS and sandwich on generated data. Rscript glm.R > glm.json
suppressMessages({library(MASS); library(sandwich)})
options(digits = 15)
source("json.R")
state <- 7654321
draw <- function(n) vapply(seq_len(n), function(i) { state <<- (state * 16807) %% 2147483647; state / 2147483647 }, 0)
n <- 150
arm <- ifelse(draw(n) < 0.5, "ACT", "PBO")
region <- c("east", "north", "west")[1 + floor(3 * draw(n))]
age <- round(35 + 40 * draw(n))
site <- 1 + floor(12 * draw(n))
years <- round(0.3 + 1.2 * draw(n), 2)
y <- as.integer(draw(n) < plogis(-1 + 0.8 * (arm == "ACT") + 0.03 * (age - 55)))
count <- qpois(draw(n), exp(0.2 - 0.5 * (arm == "ACT")) * years * qgamma(draw(n), 1.3, 1.3))
m <- 3 + floor(8 * draw(n)); won <- qbinom(draw(n), m, plogis(0.5 - 0.6 * (arm == "ACT")))
grade <- c("A", "B", "C", "D")[1 + findInterval(0.7 * (arm == "ACT") + 0.02 * (age - 55) + qlogis(draw(n)), c(-1, 0.3, 1.5))]
score <- round(20 - 2 * (arm == "ACT") - 0.1 * age + 4 * qnorm(draw(n)), 1)
age[c(4, 90)] <- NA
d <- data.frame(arm = relevel(factor(arm), "PBO"), region = factor(region), age, site, years, y, count, won, m, grade, score)
tight <- glm.control(epsilon = 1e-15, maxit = 200)
rows <- function(b, se, z, df = Inf) lapply(seq_along(b), function(i) list(term = names(b)[i], estimate = unname(b[i]), se = unname(se[i]), z = unname(b[i] / se[i]),
  p = 2 * pt(-abs(unname(b[i] / se[i])), df), lower95_wald = unname(b[i] - qt(.975, df) * se[i]), upper95_wald = unname(b[i] + qt(.975, df) * se[i])))
one <- function(fit) {
  se <- sqrt(diag(vcov(fit)))
  list(n = nobs(fit), deviance = deviance(fit), null_deviance = fit$null.deviance, loglik = as.numeric(logLik(fit)), aic = AIC(fit), bic = BIC(fit), df_residual = fit$df.residual,
    coefficients = rows(coef(fit), se, NULL, if (family(fit)$family == "gaussian") fit$df.residual else Inf))
}
robust <- function(fit, type) {
  r <- one(fit); se <- sqrt(diag(if (type == "cluster") vcovCL(fit, d$site[as.integer(names(residuals(fit)))], type = "HC0", cadjust = FALSE) else vcovHC(fit, type = type)))
  for (i in seq_along(r$coefficients)) r$coefficients[[i]]$robust_se <- unname(se[i])
  r
}
# Profile limits as confint interpolates them, and to the root.
profiled <- function(f, fam, names) {
  ci <- suppressMessages(confint(glm(f, fam, d))); full <- glm(f, fam, d, control = tight); X <- model.matrix(full); y0 <- full$y; w <- full$prior.weights
  limit <- function(j, side) {
    fall <- function(v) (suppressWarnings(glm.fit(X[, -j, drop = FALSE], y0, w, offset = v * X[, j], family = fam, control = tight))$deviance - deviance(full)) - qchisq(.95, 1)
    s <- sqrt(vcov(full)[j, j]); uniroot(fall, sort(coef(full)[j] + side * c(0.5, 4) * s), tol = 1e-13)$root
  }
  list(coefficients = lapply(seq_along(coef(full)), function(j) list(term = names(coef(full))[j], lower95_profile = unname(ci[j, 1]), upper95_profile = unname(ci[j, 2]), lower95_profile_root = limit(j, -1), upper95_profile_root = limit(j, 1))))
}
base <- y ~ arm + region + age
drop <- drop1(glm(base, binomial, d, control = tight), test = "LRT")
logistic <- glm(base, binomial, d)
first <- list(id = "r-glm-1", area = "glm", title = "Binary outcome", model = list(formula = "y ~ arm + region + age", cluster = "site"),
  data = list(arm = arm, region = region, age = age, site = site, y = y),
  expected = list(logistic = c(one(logistic), list(lr_tests = lapply(2:4, function(i) list(term = rownames(drop)[i], chisq = drop$LRT[i], df = drop$Df[i], p = drop[i, 5])))),
    probit = one(glm(base, binomial("probit"), d)), cloglog = one(glm(base, binomial("cloglog"), d)),
    log_binomial = one(glm(base, binomial("log"), d, start = c(-1, 0, 0, 0, 0), control = tight)),
    logistic_hc0 = robust(logistic, "HC0"), logistic_hc1 = robust(logistic, "HC1"), logistic_hc3 = robust(logistic, "HC3"), logistic_cluster = robust(logistic, "cluster"),
    logistic_profile = profiled(base, binomial(), NULL)),
  tolerance = list(relative = 1e-7), reference = paste(R.version.string, "MASS", packageVersion("MASS"), "sandwich", packageVersion("sandwich")))
grouped <- cbind(won, m - won) ~ arm + region
second <- list(id = "r-glm-2", area = "glm", title = "Grouped outcome", model = list(formula = "cbind(won, m - won) ~ arm + region"),
  data = list(arm = arm, region = region, won = won, m = m),
  expected = list(logistic = one(glm(cbind(won, m - won) ~ arm + region, binomial, d)), identity_binomial = one(glm(cbind(won, m - won) ~ arm + region, binomial("identity"), d, control = tight))),
  tolerance = list(relative = 1e-7, p_absolute = 1e-8), reference = first$reference)
second$model$formula <- "cbind(won, m) ~ arm + region"; second$data$m <- m - won
nb <- glm.nb(count ~ arm + region + offset(log(years)), d, control = glm.control(epsilon = 1e-14, maxit = 200))
third <- list(id = "r-glm-3", area = "glm", title = "Counts", model = list(formula = "count ~ arm + region + offset(log(years))"),
  data = list(arm = arm, region = region, years = years, count = count),
  expected = list(poisson = one(glm(count ~ arm + region + offset(log(years)), poisson, d)), poisson_hc0 = robust(glm(count ~ arm + region + offset(log(years)), poisson, d), "HC0"),
    negbin = c(list(theta = nb$theta, theta_se = nb$SE.theta, loglik = nb$twologlik / 2, deviance = deviance(nb), aic = AIC(nb), coefficients = rows(coef(nb), sqrt(diag(vcov(nb))), NULL)))),
  tolerance = list(relative = 1e-7), reference = first$reference)
fourth <- list(id = "r-glm-4", area = "glm", title = "Numbers", model = list(formula = "score ~ arm + region + age"), data = list(arm = arm, region = region, age = age, score = score),
  expected = list(gaussian = one(glm(score ~ arm + region + age, gaussian, d))), tolerance = list(relative = 1e-8), reference = first$reference)
# polr takes its information from differences: its standard errors hold to about 1e-4.
d$grade <- factor(d$grade, ordered = TRUE)
po <- polr(grade ~ arm + age, d, Hess = TRUE, control = list(reltol = 1e-16, maxit = 1000))
b <- c(coef(po), po$zeta)
fifth <- list(id = "r-glm-5", area = "glm", title = "Ordered outcome", model = list(formula = "grade ~ arm + age"), data = list(arm = arm, age = age, grade = grade),
  expected = list(polr = list(deviance = deviance(po), loglik = as.numeric(logLik(po)), aic = AIC(po),
    coefficients = lapply(seq_along(b), function(i) list(term = names(b)[i], estimate = unname(b[i]), se = unname(sqrt(diag(vcov(po)))[i]))))),
  tolerance = list(estimate_relative = 1e-5, se_relative = 3e-4, relative = 1e-9), reference = first$reference)
cat(json(list(first, second, third, fourth, fifth)), "\n", sep = "")
