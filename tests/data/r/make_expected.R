# Makes the invented cohorts and what R says of them. Only needed to make the files anew; the tests read the files:
#   Rscript make_expected.R      (R with its package survival)
library(survival)
set.seed(20260401)

times <- NULL
for (cohort in 1:4) {
  n <- c(12, 60, 200, 45)[cohort]
  group <- sample(c("a", "b", "c")[1:c(2, 2, 3, 3)[cohort]], n, replace = TRUE)
  rate <- c(a = 1, b = 1.6, c = 0.7)[group]
  lost <- ceiling(rexp(n, rate / 250))
  watched <- ceiling(runif(n, 20, 600))
  day <- pmin(lost, watched)
  if (cohort %in% c(1, 4)) day <- ceiling(day / 30) * 30 # many ties
  times <- rbind(times, data.frame(cohort, group, day, event = as.integer(lost <= watched)))
}
write.csv(times, "times.csv", row.names = FALSE, quote = FALSE)

changes <- NULL
for (cohort in 1:4) {
  n <- c(2, 15, 120, 33)[cohort]
  before <- round(pmin(10, pmax(0, rnorm(n, 6.5, 1.7))), if (cohort == 3) 2 else 0)
  after <- round(pmin(10, pmax(0, before * rbeta(n, 2, 2.2))), if (cohort == 3) 2 else 0)
  changes <- rbind(changes, data.frame(cohort, before, after))
}
write.csv(changes, "changes.csv", row.names = FALSE, quote = FALSE)

courses <- NULL
for (course in 1:12) {
  n <- sample(3:14, 1)
  day <- sort(sample(5:700, n, replace = course %% 3 == 0))
  if (length(unique(day)) < 2) day <- seq_len(n) * 30
  courses <- rbind(courses, data.frame(course, day, value = round(runif(n, 0, 10), course %% 2)))
}
write.csv(courses, "courses.csv", row.names = FALSE, quote = FALSE)

expected <- NULL
say <- function(set, group, quantity, at, value)
  expected <<- rbind(expected, data.frame(set, group, quantity, at, value = sprintf("%.12g", value)))

for (c in unique(times$cohort)) {
  all <- times[times$cohort == c, ]
  for (g in sort(unique(all$group))) {
    part <- all[all$group == g, ]
    fit <- survfit(Surv(day, event) ~ 1, data = part, conf.type = "log-log")
    s <- summary(fit)
    for (i in seq_along(s$time)) {
      say(c, g, "at_risk", s$time[i], s$n.risk[i])
      say(c, g, "events", s$time[i], s$n.event[i])
      say(c, g, "survival", s$time[i], s$surv[i])
      if (s$surv[i] > 0) {
        say(c, g, "standard_error", s$time[i], s$std.err[i])
        say(c, g, "low", s$time[i], s$lower[i])
        say(c, g, "high", s$time[i], s$upper[i])
      }
    }
    # the first day with survival of one half or less, as the curve shows it
    below <- s$time[s$surv <= 0.5 + 1e-9]
    if (length(below) > 0) say(c, g, "median", 0, below[1])
  }
  test <- survdiff(Surv(day, event) ~ group, data = all)
  say(c, "", "chi_square", 0, test$chisq)
  say(c, "", "p", 0, pchisq(test$chisq, length(test$n) - 1, lower.tail = FALSE))
  for (i in seq_along(test$exp)) say(c, sort(unique(all$group))[i], "expected", 0, test$exp[i])
}

for (c in unique(changes$cohort)) {
  part <- changes[changes$cohort == c, ]
  change <- part$after - part$before
  say(c, "", "mean", 0, mean(change))
  say(c, "", "deviation", 0, sd(change))
  interval <- t.test(change)$conf.int
  say(c, "", "mean_low", 0, interval[1])
  say(c, "", "mean_high", 0, interval[2])
  q <- quantile(change, c(0.25, 0.5, 0.75))
  say(c, "", "first_quartile", 0, q[1])
  say(c, "", "median_change", 0, q[2])
  say(c, "", "third_quartile", 0, q[3])
  better <- sum(100 * (part$before - part$after) + 1e-9 >= 50 * part$before & part$before > 0)
  wilson <- suppressWarnings(prop.test(better, nrow(part), correct = FALSE)$conf.int)
  say(c, "", "responders", 0, better)
  say(c, "", "wilson_low", 0, wilson[1])
  say(c, "", "wilson_high", 0, wilson[2])
}

for (k in unique(courses$course)) {
  part <- courses[courses$course == k, ]
  pairs <- combn(nrow(part), 2)
  dx <- part$day[pairs[2, ]] - part$day[pairs[1, ]]
  dy <- part$value[pairs[2, ]] - part$value[pairs[1, ]]
  slope <- median((dy / dx)[dx != 0])
  say(k, "", "theil_sen", 0, slope)
  say(k, "", "theil_sen_intercept", 0, median(part$value - slope * part$day))
  line <- summary(lm(value ~ day, data = part))$coefficients
  say(k, "", "least_squares", 0, line[2, 1])
  say(k, "", "least_squares_error", 0, line[2, 2])
}

for (df in c(1, 4, 7, 8, 9, 30, 200)) say(df, "", "t975", 0, qt(0.975, df))
for (df in c(1, 2, 5, 11)) for (x in c(0.1, 1, 4, 20)) say(df, "", "chi_tail", x, pchisq(x, df, lower.tail = FALSE))
write.csv(expected, "expected.csv", row.names = FALSE, quote = FALSE)
