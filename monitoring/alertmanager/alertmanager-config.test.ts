import { expect, test } from "bun:test"
import { alertsOf, loadGroups } from "../alerts/rules.ts"
import { rendered } from "../rendered.ts"
import { type AlertmanagerConfig, toConfiguration } from "./operator.ts"

const [config] = await rendered<AlertmanagerConfig>("alertmanager")
if (!config) throw new Error("there is no AlertmanagerConfig")
const names = new Set(alertsOf(await loadGroups()).map((it) => it.alert))

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
