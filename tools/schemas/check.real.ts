import { afterAll, beforeAll, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { cacheDir } from "../../e2e/nodes/artifacts/cache.ts"
import { analyze } from "./analyze.ts"
import { conform } from "./kubeconform.ts"
import { loadSchemas } from "./store.ts"

// With the real schemas: they come from Go modules, which are fetched when they are missing.

let folder = ""
let schemas = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "schemas-"))
  schemas = await loadSchemas(cacheDir())
})
afterAll(() => rm(folder, { recursive: true }))

const write = async (text: string): Promise<string> => {
  const file = join(folder, "resource.yaml")
  await Bun.write(file, text)
  return file
}
const problemsOf = async (text: string) => (await conform(schemas, [await write(text)])).problems

type Example = { good: string; field: [string, string]; value: [string, string] }
const resources: Record<string, Example> = {
  Kubernetes: {
    good: `
apiVersion: apps/v1
kind: Deployment
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  template:
    metadata: {labels: {app: a}}
    spec:
      containers:
        - {name: a, image: a, resources: {limits: {cpu: 1, memory: 64Mi}}, livenessProbe: {httpGet: {port: http}}}`,
    field: ["livenessProbe", "livenessProb"],
    value: ["httpGet: {port: http}", "httpGet: {port: [80]}"],
  },
  Istio: {
    good: `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: a}
spec:
  host: a
  trafficPolicy: {loadBalancer: {consistentHash: {httpHeaderName: x-user}}}
  subsets: [{name: v1, labels: {version: v1}}]`,
    field: ["httpHeaderName", "httpHeader"],
    value: ["host: a", "host: 1"],
  },
  "prometheus-operator": {
    good: `
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata: {name: a}
spec:
  selector: {matchLabels: {app: a}}
  podMetricsEndpoints: [{port: metrics, interval: 15s}]`,
    field: ["interval", "intervall"],
    value: ["interval: 15s", "interval: often"],
  },
}

for (const [source, { good, field, value }] of Object.entries(resources)) {
  test(`${source}: takes what is right`, async () => {
    expect(await problemsOf(good)).toEqual([])
  })
  test(`${source}: refuses a field that does not exist`, async () => {
    expect((await problemsOf(good.replace(...field))).join()).toContain(field[1])
  })
  test(`${source}: refuses a value of a wrong kind`, async () => {
    expect(await problemsOf(good.replace(...value))).toHaveLength(1)
  })
  test(`${source}: refuses an unknown field of the metadata`, async () => {
    expect(await problemsOf(good.replace("{name: a}", "{name: a, label: {}}"))).toHaveLength(1)
  })
}

test("refuses a kind that no schema knows", async () => {
  const text = "apiVersion: example.org/v1\nkind: Stranger\nmetadata: {name: a}"
  expect((await problemsOf(text)).join()).toContain("could not find schema")
})

test("istioctl misses a gateway that is not there, in any namespace", async () => {
  const route = `
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: a, namespace: somewhere}
spec:
  hosts: [a.local]
  gateways: [gone]
  http: [{route: [{destination: {host: a}}]}]`
  const messages = await analyze(cacheDir(), await write(route))
  expect(messages?.join()).toContain('Referenced gateway not found: "gone"')
})
