import { afterAll, beforeAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { rendered } from "../rendered.ts"
import { createReceiver } from "../test/receiver.ts"
import { startServer } from "../test/server.ts"
import { type AlertmanagerConfig, toConfiguration } from "./operator.ts"

const token = "of-the-test"
const receiver = createReceiver(token)
const folder = await mkdtemp(join(tmpdir(), "alertmanager-"))
let alertmanager: Awaited<ReturnType<typeof startServer>>

beforeAll(async () => {
  const [config] = await rendered<AlertmanagerConfig>("alertmanager")
  if (!config) throw new Error("there is no AlertmanagerConfig")
  const urls = { "page-url": `${receiver.url}/page`, "ticket-url": `${receiver.url}/ticket` }
  const made = toConfiguration(config, "sentiment", { "alert-receivers": { ...urls, token } })
  const hasty = JSON.stringify(made).replaceAll(/"(group_wait|group_interval)":"\w+"/g, '"$1":"1s"')
  await Bun.write(join(folder, "alertmanager.json"), hasty)
  alertmanager = await startServer(
    "alertmanager",
    `--config.file=${join(folder, "alertmanager.json")}`,
    `--storage.path=${join(folder, "data")}`,
    "--cluster.listen-address=",
  )
})

afterAll(async () => {
  await alertmanager.close()
  await receiver.close()
  await rm(folder, { recursive: true })
})

test("pages of what is critical, with the token, and says when it has ended", async () => {
  const labels = { alertname: "ModelAway", severity: "critical", version: "v2" }
  await send([{ labels }])
  expect(await receiver.next("/page")).toMatchObject({
    authorized: true,
    status: "firing",
    alertnames: ["ModelAway"],
  })
  await send([{ labels, endsAt: new Date().toISOString() }])
  expect(await receiver.next("/page")).toMatchObject({
    status: "resolved",
    alertnames: ["ModelAway"],
  })
})

test("says what can wait elsewhere, without what the paged alert explains", async () => {
  const page = { alertname: "ModelAway", severity: "critical", version: "v1" }
  await send([{ labels: page }])
  await receiver.next("/page")
  await send([
    { labels: { alertname: "QueueFull", severity: "warning", version: "v1" } },
    { labels: { alertname: "Drift", severity: "warning", version: "v1", feature: "length" } },
    { labels: { alertname: "QueueFull", severity: "warning", version: "v2" } },
  ])
  const heard = [await receiver.next("/ticket"), await receiver.next("/ticket")]
  expect(
    heard
      .flatMap((it) => it.labels)
      .map(({ alertname, version }) => [alertname, version])
      .sort(),
  ).toEqual([
    ["Drift", "v1"],
    ["QueueFull", "v2"],
  ])
})

test("says what does not go by samples of the app while there are none", async () => {
  const gone = { alertname: "NothingScraped", severity: "critical", job: "app-service" }
  await send([{ labels: gone }])
  await receiver.next("/page")
  const warning = { severity: "warning" }
  await send([
    { labels: { ...warning, alertname: "PredictionsSlow", version: "v2" } },
    { labels: { ...warning, alertname: "TargetDown", job: "app-service" } },
    { labels: { ...warning, alertname: "TargetDown", job: "app-gateway" } },
    { labels: { ...warning, alertname: "LimiterFailsOpen" } },
  ])
  const heard = [await receiver.next("/ticket"), await receiver.next("/ticket")]
  const labels = heard.flatMap((it) => it.labels).map((it) => [it.alertname, it.job])
  expect(labels.sort()).toEqual([
    ["LimiterFailsOpen", undefined],
    ["TargetDown", "app-gateway"],
  ])
})

type Alert = { labels: Record<string, string>; endsAt?: string }

async function send(alerts: Alert[]): Promise<void> {
  const body = alerts.map(({ labels, ...rest }) => ({
    labels: { namespace: "sentiment", ...labels },
    ...rest,
  }))
  const response = await fetch(`${alertmanager.url}/api/v2/alerts`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  })
  expect(response.status).toBe(200)
}
