import { afterAll, beforeAll, expect, test } from "bun:test"
import { dirname, join } from "node:path"
import { readPlaces } from "../hosts/places.ts"
import { run } from "../hosts/run.ts"
import { buildImages } from "./build.ts"
import { createBuildah } from "./buildah.ts"
import { runImage } from "./containers.ts"
import { products } from "./products.ts"

const { artifacts } = readPlaces()
const { storage } = createBuildah(join(dirname(artifacts), "images"))
const [app, model] = products.map((it) => it.image) as [string, string]
const ports = { MODEL_PORT: "0", MODEL_METRICS_PORT: "0" }

let backend: Awaited<ReturnType<typeof runImage>>
let models: Awaited<ReturnType<typeof runImage>>

beforeAll(async () => {
  await buildImages({ log: console.log })
  models = await runImage(storage, model, ports)
  backend = await runImage(storage, app, {
    ...{ PORT: "0", METRICS_PORT: "0", APP_VERSION: "v1" },
    MODEL_ADDRESS: `127.0.0.1:${models.port}`,
  })
}, 600_000)

afterAll(async () => {
  await backend.stop()
  await models.stop()
})

test("both images answer a prediction, read-only and without a right", async () => {
  const response = await fetch(`http://127.0.0.1:${backend.port}/api/predictions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ text: "The soup was wonderful." }),
  })
  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ label: "positive", model: { version: "v1" } })
})

test("app-service serves the page", async () => {
  const response = await fetch(`http://127.0.0.1:${backend.port}/`)
  expect(await response.text()).toContain('data-app-version="v1"')
})

test("the processes are numeric users without a name on any node", async () => {
  for (const image of [app, model]) {
    const inspected = await run(["podman", ...storage, "inspect", "--type", "image", image])
    expect(JSON.parse(inspected)[0].User).toBe("10001:10001")
  }
})

test("nothing but the services' own lines is written", () => {
  expect([...backend.said.faults, ...models.said.faults]).toEqual([])
})

test("the model image serves v2 too, and ends with code 0", async () => {
  const second = await runImage(storage, model, { ...ports, MODEL_DIR: "/app/ml/models/v2" })
  expect(second.said.lines.join()).toContain('"version":"v2"')
  expect(await second.stop()).toBe(0)
})

test("an archive holds its image under the name that the Deployments ask for", async () => {
  for (const { name, image } of products) {
    const archive = join(artifacts, "images", `${name}.tar`)
    const manifest = JSON.parse(await run(["tar", "-xOf", archive, "manifest.json"]))
    expect(manifest[0].RepoTags).toEqual([image])
  }
})
