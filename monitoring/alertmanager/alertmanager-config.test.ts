import { expect, test } from "bun:test"
import { alertsOf, loadGroups } from "../alerts/rules.ts"
import { rendered } from "../rendered.ts"
import { type AlertmanagerConfig, type Matcher, toConfiguration } from "./operator.ts"

const [config] = await rendered<AlertmanagerConfig>("alertmanager")
if (!config) throw new Error("there is no AlertmanagerConfig")
const alerts = alertsOf(await loadGroups())
const names = new Set(alerts.map((it) => it.alert))

test("holds no address and no token: without the Secret there is no configuration", () => {
  expect(JSON.stringify(config)).not.toMatch(/https?:/)
  expect(() => toConfiguration(config, "sentiment", {})).toThrow("alert-receivers")
  const halfFull = { "alert-receivers": { "page-url": "http://localhost" } }
  expect(() => toConfiguration(config, "sentiment", halfFull)).toThrow("token")
})

test("tells receivers when an alert has ended", () => {
  for (const { webhookConfigs } of config.spec.receivers)
    for (const it of webhookConfigs) expect(it.sendResolved).toBe(true)
})

test("silences by alerts that are there, and names all that it could mean", () => {
  const { inhibitRules } = config.spec
  const matchers = inhibitRules.flatMap((it) => [...it.sourceMatch, ...it.targetMatch])
  const patterns = matchers.filter((it) => it.name === "alertname").map((it) => it.value)
  expect(patterns.length).toBeGreaterThan(5)
  for (const part of patterns.flatMap((it) => it.split("|"))) {
    const found = [...names].filter((it) => new RegExp(`^(?:${part})$`).test(it))
    expect({ part, found: found.length > 0 }).toEqual({ part, found: true })
  }
})

test("without the app's samples silences what goes by them, and no other warning", () => {
  const gone = { alertname: "NothingScraped", job: "app-service" }
  const warnings = alerts.filter((it) => it.labels.severity === "warning").map((it) => it.alert)
  const silenced = warnings.filter((alertname) =>
    silences(gone, { alertname, severity: "warning", job: "app-gateway" }),
  )
  expect(silenced.sort()).toEqual([
    "CanaryOutsideObjective",
    "Drift",
    "ErrorBudgetBurnsSlowly",
    "PredictionsSlow",
    "QueueFull",
  ])
})

test("silences a pod that is down where none of its job is scraped", () => {
  const gone = { alertname: "NothingScraped", job: "ratelimit" }
  const down = { alertname: "TargetDown", severity: "warning" }
  expect(silences(gone, { ...down, job: "ratelimit" })).toBe(true)
  expect(silences(gone, { ...down, job: "verdict" })).toBe(false)
})

type Labels = Record<string, string>

const silences = (source: Labels, target: Labels): boolean =>
  config.spec.inhibitRules.some(
    ({ sourceMatch, targetMatch, equal }) =>
      fits(sourceMatch, source) &&
      fits(targetMatch, target) &&
      equal.every((it) => source[it] === target[it]),
  )

/** As Alertmanager matches: the whole value, and a label that is missing is empty. */
const fits = (matchers: Matcher[], labels: Labels): boolean =>
  matchers.every(({ name, value, matchType }) => {
    const found = labels[name] ?? ""
    return matchType === "=~" ? new RegExp(`^(?:${value})$`).test(found) : found === value
  })
