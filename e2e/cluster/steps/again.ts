import { describe, expect, test } from "bun:test"
import { wipe } from "@sentiment/nodes/hosts/power"
import { cluster, readRecaps, readTimes } from "../command.ts"
import { note } from "../figures.ts"
import { list, readyNodes } from "../kubectl.ts"
import { until } from "../until.ts"

const all = ["controller", "worker-1", "worker-2"]

describe("the command mends", () => {
  test("a wiped worker joins again, and the others stay as they are", async () => {
    await wipe("worker-2")
    const { code, text, seconds } = await cluster(["up"])
    expect(code).toBe(0)
    const changed = (host: string) =>
      readRecaps(text).reduce((sum, it) => sum + (it.host === host ? it.changed : 0), 0)
    expect(changed("controller")).toBe(0)
    // The token, which is made once for all who join, is counted to the first worker.
    expect(changed("worker-1")).toBe(1)
    expect(changed("worker-2")).toBeGreaterThan(10)
    note("wiped worker joins again", `${seconds.toFixed(0)} s`)
    expect((await readyNodes()).sort()).toEqual(all)
    await until(
      "pods run on it",
      async () => {
        const pods = await list("pods", "-A", "--field-selector=spec.nodeName=worker-2")
        return pods.length > 0
      },
      60,
    )
    expect((await cluster(["verify", "--wait", "180"])).code).toBe(0)
  }, 1_200_000)

  test("what was taken back is made again, in spite of cuts in the middle", async () => {
    const down = await cluster(["down"])
    expect(down.code).toBe(0)
    note("cluster taken back", `${down.seconds.toFixed(0)} s`)
    await cutAt("TASK [control_plane : Start the control plane]", "ctrl")
    await cutAt("TASK [helm_release : Install or upgrade the release and wait", "finalization")
    const { code, text } = await cluster(["up"])
    expect(code).toBe(0)
    expect(text).toContain("playbooks from finalization on: the last run ended here")
    for (const it of readTimes(text)) note("resumed after a cut", it)
    expect((await readyNodes()).sort()).toEqual(all)
    expect((await cluster(["deploy"])).code).toBe(0)
    expect((await cluster(["verify", "--wait", "120"])).code).toBe(0)
  }, 1_800_000)
})

/** Presses Ctrl-C when the output has `task`, which is in `playbook`. */
async function cutAt(task: string, playbook: string): Promise<void> {
  const { code, text } = await cluster(["up"], { interruptAt: task })
  expect(code).toBe(130)
  expect(text).toMatch(new RegExp(`=== ${playbook}: (cut off|failed)`))
  expect(text).toContain(`with --from ${playbook}`)
}
