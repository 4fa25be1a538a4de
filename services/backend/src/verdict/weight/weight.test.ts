import { expect, test } from "bun:test"
import { mkdtemp, rm, utimes } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { stageOf } from "./split.ts"
import { createWeightSource } from "./weight-source.ts"

const start = new Date("2026-01-01T00:00:00Z")
const split = (weight: number, times: string[]) => ({
  metadata: { managedFields: times.map((time) => ({ time })) },
  spec: {
    http: [
      { name: "canary", route: [{ destination: { subset: "v2" } }] },
      {
        name: "split",
        route: [
          { destination: { subset: "v1" }, weight: 100 - weight },
          { destination: { subset: "v2" }, weight },
        ],
      },
    ],
  },
})

test("a number holds since the start", async () => {
  const stage = await createWeightSource("10", "sentiment", start)()
  expect(stage).toEqual({ weight: 10, since: start })
})

test("a file holds since it was written", async () => {
  const folder = await mkdtemp(join(tmpdir(), "weight-"))
  const path = join(folder, "weight.yaml")
  await Bun.write(path, "kind: Canary\nv2: 30\nv1: 70\n")
  const written = new Date("2026-01-02T00:00:00Z")
  await utimes(path, written, written)
  const stage = await createWeightSource(path, "sentiment", start)()
  await rm(folder, { recursive: true })
  expect(stage).toEqual({ weight: 30, since: written })
})

test.each(["v2: much", "v2: 101", "v2: -1", "weight: 10", ""])(
  "a file with %p is no weight",
  async (text) => {
    const path = join(tmpdir(), `weight-${process.pid}.yaml`)
    await Bun.write(path, text)
    const failure = await createWeightSource(path, "sentiment", start)().catch(
      (it: Error) => it.message,
    )
    await Bun.file(path).delete()
    expect(String(failure)).toContain("no v2 between 0 and 100")
  },
)

test("the split in the cluster holds since its last change", () => {
  const times = ["2026-01-01T10:00:00Z", "2026-01-01T12:00:00Z", "2026-01-01T11:00:00Z"]
  const stage = stageOf(split(30, times))
  expect(stage).toEqual({ weight: 30, since: new Date("2026-01-01T12:00:00Z") })
})

test("a status that somebody wrote is no change of the split", () => {
  const { metadata, spec } = split(30, ["2026-01-01T10:00:00Z"])
  const status = { time: "2026-01-01T12:00:00Z", subresource: "status" }
  const written = { spec, metadata: { managedFields: [...metadata.managedFields, status] } }
  expect(stageOf(written).since).toEqual(new Date("2026-01-01T10:00:00Z"))
})

test.each([
  ["another resource", { kind: "Status", code: 403 }, "no VirtualService"],
  ["no split", { metadata: {}, spec: { http: [] } }, "no route split"],
  ["no time", split(10, []), "does not say when"],
])("%s says what is wrong", (_, resource, says) => {
  expect(() => stageOf(resource)).toThrow(says)
})

test("outside of a cluster the split cannot be asked for, and it says so", async () => {
  const failure = await createWeightSource("virtualservice", "sentiment", start)().catch(
    (it: Error) => it.message,
  )
  expect(String(failure)).toContain("serviceaccount")
})
