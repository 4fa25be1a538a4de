import { parser } from "@prometheus-io/lezer-promql"

/**
 * The names of the metrics that an expression asks for, each once. Grafana's variables may stand in
 * it where Grafana puts a duration.
 *
 * @throws what is no PromQL, with where it is wrong.
 */
export function metricsOf(expression: string): string[] {
  const text = withDurations(expression)
  const names = new Set<string>()
  parser.parse(text).iterate({
    enter({ name, type, from, to, node }) {
      if (type.isError) throw new Error(`no PromQL at ${from}: ${expression}`)
      if (name === "Identifier" && node.parent?.name === "VectorSelector")
        names.add(text.slice(from, to))
    },
  })
  return [...names]
}

/** Grafana fills these in before Prometheus sees them. */
export const withDurations = (expression: string): string =>
  expression.replaceAll(/\$__(rate_interval|interval|range)\b/g, "5m")
