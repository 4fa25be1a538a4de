import { afterAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { alertsOf, loadGroups } from "../alerts/rules.ts"
import { rendered } from "../rendered.ts"
import { amtool } from "../test/programs.ts"
import { type AlertmanagerConfig, toConfiguration } from "./operator.ts"

const folder = await mkdtemp(join(tmpdir(), "alertmanager-"))
const file = join(folder, "alertmanager.json")
const [config] = await rendered<AlertmanagerConfig>("alertmanager")
if (!config) throw new Error("there is no AlertmanagerConfig")
const urls = { "page-url": "http://page.test/alerts", "ticket-url": "http://ticket.test/alerts" }
const secrets = { "alert-receivers": { ...urls, token: "of-the-test" } }
await Bun.write(file, JSON.stringify(toConfiguration(config, "sentiment", secrets)))

const alerts = alertsOf(await loadGroups())
const severities = new Map(alerts.map((it) => [it.alert, it.labels.severity ?? ""]))

afterAll(() => rm(folder, { recursive: true }))

test("amtool finds nothing wrong with it", async () => {
  const { code, output } = await amtool("check-config", file)
  expect({ code, output }).toMatchObject({ code: 0, output: expect.stringContaining("SUCCESS") })
})

test.each([...severities])("%s goes to who hears of what is %s", async (alertname, severity) => {
  const receiver = await receiverOf(`alertname=${alertname}`, `severity=${severity}`)
  const wanted = severity === "critical" ? "page" : "ticket"
  expect(receiver).toBe(`sentiment/sentiment/${wanted}`)
})

test("what is of another namespace goes to nobody here", async () => {
  const labels = ["alertname=Drift", "severity=critical", "namespace=other"]
  const { output } = await amtool("config", "routes", "test", "--config.file", file, ...labels)
  expect(output.trim()).toBe("null")
})

async function receiverOf(...labels: string[]): Promise<string> {
  const all = [...labels, "namespace=sentiment"]
  const { output } = await amtool("config", "routes", "test", "--config.file", file, ...all)
  return output.trim()
}
