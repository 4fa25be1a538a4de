import { parser } from "@prometheus-io/lezer-promql"

/** The names of the metrics that an expression asks for, each once. Throws as `selectorsOf` does. */
export const metricsOf = (expression: string): string[] => [
  ...new Set(selectorsOf(expression).map((it) => it.split("{", 1)[0] ?? "")),
]

/**
 * What an expression asks for, each once: a metric's name with its matchers, if it has any, without range and
 * offset. Grafana's variables may stand in it where Grafana puts a duration.
 *
 * @throws what is no PromQL, with where it is wrong.
 */
export function selectorsOf(expression: string): string[] {
  const text = withDurations(expression, "5m")
  const selectors = new Set<string>()
  parser.parse(text).iterate({
    enter({ name, type, from, to }) {
      if (type.isError) throw new Error(`no PromQL at ${from}: ${expression}`)
      if (name === "VectorSelector") selectors.add(text.slice(from, to))
    },
  })
  return [...selectors]
}

/** Narrows a selector to one namespace; one that asks for a namespace already stays. */
export function inNamespace(selector: string, namespace: string): string {
  const [name = "", matchers = ""] = selector.split(/[{}]/)
  if (/\bnamespace=/.test(matchers)) return selector
  return `${name}{${[matchers, `namespace="${namespace}"`].filter(Boolean).join(",")}}`
}

/** Grafana fills these in, by the width of a panel and its time, before Prometheus sees them. */
export const withDurations = (expression: string, duration: string): string =>
  expression.replaceAll(/\$__(rate_interval|interval|range)\b/g, duration)
