import type { Row } from "../dashboard.ts"
import { none } from "../objectives.ts"
import { bars, total } from "../panels/figures.ts"
import { amounts } from "../panels/lines.ts"
import { here, orNone, rate, sumRate, sumTotal } from "../queries.ts"

const refused = `ratelimit_service_rate_limit_over_limit{${here}}`
const counted = `ratelimit_service_rate_limit_total_hits{${here}}`

/** Every answer that the limiter can give, and its absence. */
const heard = [
  ["ok", "passed"],
  ["over_limit", "refused"],
  ["error", "no answer"],
  ["failure_mode_allowed", "passed uncounted"],
] as const

export const limits: Row = {
  title: "Limits",
  panels: [
    bars({
      title: "429 by limit",
      description:
        "Refused in this time: user is 10 a minute of one user, path 100 of one path, masked_remote_address 120 of one address.",
      unit: "short",
      width: 8,
      queries: [{ expr: orNone(sumTotal("key1", refused)), legend: "{{key1}}" }],
    }),
    amounts({
      title: "429 a second",
      description: "By the limit that was reached first.",
      unit: "reqps",
      width: 8,
      queries: [{ expr: orNone(sumRate("key1", refused)), legend: "{{key1}}" }],
    }),
    amounts({
      title: "Share that a limit refuses",
      description:
        "Of what it counted. Much of it at `path` for long: the limit of all users is too low.",
      unit: "percentunit",
      width: 8,
      queries: [
        {
          expr: `(${sumRate("key1", refused)} or ${sumRate("key1", counted)} * 0) / ${sumRate("key1", counted)}`,
          legend: "{{key1}}",
        },
      ],
    }),
    amounts({
      title: "What the gateway heard of the limiter",
      description: "Requests by what became of them. Without an answer in 0.25 s a request passes.",
      unit: "reqps",
      width: 16,
      alert: "LimiterFailsOpen",
      queries: heard.map(([name, legend]) => ({
        expr: orNone(`sum(${rate(`envoy_cluster_ratelimit_${name}{${here}}`)})`),
        legend,
      })),
    }),
    total({
      title: "Passed uncounted",
      description: "Requests of this time that no limit saw, since the limiter was away.",
      unit: "short",
      width: 8,
      thresholds: none,
      alert: "LimiterFailsOpen",
      queries: [
        {
          expr: orNone(
            `sum(increase(envoy_cluster_ratelimit_failure_mode_allowed{${here}}[$__range]))`,
          ),
          legend: "requests",
        },
      ],
    }),
  ],
}
