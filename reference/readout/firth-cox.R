# Makes firth-cox.json: Cox's model with Firth's penalty, by maximising what coxph gives. Rscript firth-cox.R > firth-cox.json
suppressMessages(library(survival))
options(digits = 15)
source("json.R")
time <- c(3, 5, 5, 7, 8, 8, 10, 11, 12, 12, 14, 15, 16, 18, 20, 21, 22, 24, 25, 25)
event <- c(1, 1, 0, 1, 1, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0)
arm <- c(1, 0, 1, 1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1)
early <- as.numeric(event == 1 & time < 9)
z <- c(2.1, 0.3, 1.7, 0.9, 3.2, 1.1, 0.4, 2.6, 0.8, 1.9, 0.2, 1.3, 2.2, 0.6, 1.5, 0.1, 2.8, 0.7, 1.2, 2.4)
at <- function(b, x, ties) coxph(Surv(time, event) ~ x, init = b, control = coxph.control(iter.max = 0), ties = ties)
penalised <- function(b, x, ties) { f <- at(b, x, ties); f$loglik[1] - determinant(f$var)$modulus[1] / 2 }
one <- function(first, ties) {
  x <- cbind(first, z)
  rise <- function(b) -penalised(b, x, ties)
  o <- optim(c(0, 0), rise, method = "BFGS", control = list(reltol = 1e-15))
  for (i in 1:3) o <- optim(o$par, rise, method = "Nelder-Mead", control = list(reltol = 1e-16, maxit = 9999))
  held <- function(v) optimize(function(b) penalised(c(v, b), x, ties), c(-9, 9), maximum = TRUE, tol = 1e-11)$objective
  fall <- function(v) 2 * (-o$value - held(v))
  limit <- function(side) uniroot(function(v) fall(v) - qchisq(.95, 1), sort(o$par[1] + c(0, side * 9)), tol = 1e-11)$root
  list(ties = ties, coef = o$par, se = sqrt(diag(at(o$par, x, ties)$var)), loglik = -o$value, loglik_null = penalised(c(0, 0), x, ties),
    lr = fall(0), lower = limit(-1), upper = limit(1))
}
cat(json(list(reference = paste(R.version.string, "; survival", packageVersion("survival")),
  data = list(time = time, event = event, arm = arm, early = early, z = z),
  arm = list(one(arm, "efron"), one(arm, "breslow")), early = list(one(early, "efron"), one(early, "breslow")))), "\n")
