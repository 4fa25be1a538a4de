import { Counter, Gauge, type Registry } from "prom-client"
import { measures } from "./measures.ts"

/** What leaves the process of its users: counts and sums over those whose window has closed. */
export function createExperimentCounters(registers: Registry[]) {
  const counter = (name: string, help: string, labelNames: string[] = []) =>
    new Counter({ name, help, labelNames, registers })
  const counters = {
    users: counter("experiment_users_total", "Users whose window has closed"),
    measured: counter("experiment_users_measured_total", "Of these, who have the measure", [
      "measure",
    ]),
    sums: counter("experiment_user_sum_total", "Sum over users of a user's mean", ["measure"]),
    squares: counter("experiment_user_square_sum_total", "Sum of the squares of these means", [
      "measure",
    ]),
    open: new Gauge({
      name: "experiment_users_open",
      help: "Users whose window is open",
      registers,
    }),
    window: new Gauge({
      name: "experiment_user_window_seconds",
      help: "For how long a user is measured",
      registers,
    }),
    forgotten: counter(
      "experiment_users_forgotten_total",
      "Measured users of this stage who made room for new ones, and count again when they come back",
    ),
    refused: counter(
      "experiment_users_refused_total",
      "Predictions of users who were not measured, since there was no room",
    ),
  }
  // Prometheus has to see the 0 before the first user.
  for (const measure of measures)
    for (const it of [counters.measured, counters.sums, counters.squares]) it.inc({ measure }, 0)
  return counters
}

export type ExperimentCounters = ReturnType<typeof createExperimentCounters>
