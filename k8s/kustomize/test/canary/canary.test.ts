import { expect, test } from "bun:test"
import { connectCluster } from "../../../../tools/canary/cluster.ts"
import { type Site, setWeight } from "../../../../tools/canary/set-weight.ts"
import { renderSplits } from "../../../../tools/canary/splits.ts"
import { showStatus } from "../../../../tools/canary/status.ts"
import { loadWeight, withWeight } from "../../../../tools/canary/weight-file.ts"
import { withSite } from "./site.ts"

const names = ["sentiment/app-split", "sentiment/model-split"]
const deploy = async ({ cluster, overlay }: Site) => cluster.apply(await renderSplits(overlay))
const quiet = () => {}
const set = (site: Site, weight: number, dryRun = false) =>
  setWeight(site, { weight, dryRun }, quiet)
const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: Error) => error.message,
  )

test.each([30, 0, 100])("writes and applies %d, and shows what it was before", async (weight) => {
  await withSite("well", async (site) => {
    await deploy(site)
    const lines: string[] = []
    await setWeight(site, { weight, dryRun: false }, (it) => lines.push(it))
    expect(await loadWeight(site.file)).toBe(weight)
    const weights = await site.cluster.weights(await renderSplits(site.overlay))
    expect([...weights]).toEqual(names.map((it) => [it, weight]))
    expect(lines.slice(1).map((it) => it.trim().split(/\s+/).slice(1))).toEqual(
      new Array(3).fill(["10", `${weight}`]),
    )
  })
})

test("keeps the file's comments, and names another stage", async () => {
  await withSite("well", async (site) => {
    await deploy(site)
    const before = await Bun.file(site.file).text()
    await set(site, 30)
    await set(site, 10)
    const after = await Bun.file(site.file).text()
    expect(after).not.toBe(before)
    expect(after.replace(/^stage: .*$/m, 'stage: "0"')).toBe(before)
  })
})

test("10, 0, and 10 again tells the app another stage, 10 once more does not", async () => {
  await withSite("well", async (site) => {
    await deploy(site)
    const stages = [await stageHeader(site)]
    for (const weight of [0, 10, 10]) {
      await set(site, weight)
      stages.push(await stageHeader(site))
    }
    const [first, none, second, third] = stages
    const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
    expect(first).toBe("v2/10/0")
    expect(none?.split("/")).toEqual(["v2", "0", expect.stringMatching(time)])
    expect(second?.split("/")).toEqual(["v2", "10", expect.stringMatching(time)])
    expect(third).toBe(second)
  })
})

test("a dry run changes neither file nor cluster", async () => {
  await withSite("well", async (site) => {
    await deploy(site)
    await set(site, 30, true)
    expect(await loadWeight(site.file)).toBe(10)
    expect(await showStatus(site, quiet)).toBe(0)
  })
})

test.each(["unreachable", "refusing"] as const)(
  "a cluster that is %s leaves the file",
  async (mood) => {
    await withSite("well", async (well) => {
      await deploy(well)
      await withSite(mood, async (site) => {
        const { cluster } = site
        const mixed = {
          ...site,
          cluster: mood === "refusing" ? { ...well.cluster, apply: cluster.apply } : cluster,
        }
        expect(await failure(set(mixed, 30))).toContain("The connection to the server was refused")
        expect(await loadWeight(site.file)).toBe(10)
      })
    })
  },
)

test("says where the overlay is not deployed, and writes nothing", async () => {
  await withSite("well", async (site) => {
    expect(await failure(set(site, 30))).toContain(`it has no ${names.join(", ")}`)
    expect(await loadWeight(site.file)).toBe(10)
  })
})

test("status fails when file and cluster differ, and when one is missing", async () => {
  await withSite("well", async (site) => {
    expect(await showStatus(site, quiet)).toBe(1)
    await deploy(site)
    expect(await showStatus(site, quiet)).toBe(0)
    await Bun.write(site.file, withWeight(await Bun.file(site.file).text(), 20, new Date()))
    expect(await showStatus(site, quiet)).toBe(1)
  })
})

test("says when kubectl cannot be started, and writes nothing", async () => {
  await withSite("well", async (site) => {
    const cluster = connectCluster("/nowhere/kubectl")
    expect(await failure(set({ ...site, cluster }, 30))).toContain(
      "/nowhere/kubectl cannot be started",
    )
    expect(await loadWeight(site.file)).toBe(10)
  })
})

/** What the mesh tells the app: a text, or Istio would refuse it. */
async function stageHeader({ overlay }: Site): Promise<string> {
  type Told = { name?: string; headers?: { request: { set: Record<string, unknown> } } }
  const splits = await renderSplits(overlay)
  const routes: Told[] = splits.find((it) => it.metadata.name === "app-split")?.spec.http ?? []
  const stage = routes.find((it) => it.name === "split")?.headers?.request.set["x-canary-stage"]
  if (typeof stage === "string") return stage
  throw new Error(`x-canary-stage is no text: ${stage}`)
}
