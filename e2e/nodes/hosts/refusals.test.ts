import { afterAll, describe, expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { freeNumber } from "./clients.ts"
import { parseContainers } from "./containers.ts"
import { findHost, planHosts } from "./hosts.ts"
import { takeLock } from "./lock.ts"
import { missingPackages, requireDebian, requireRoot } from "./machine.ts"
import { findTaken } from "./network.ts"
import { readPlaces } from "./places.ts"
import { loadHosts, settle } from "./settings.ts"

const cache = await mkdtemp(join(tmpdir(), "nodes-"))
const places = readPlaces({ SENTIMENT_CACHE: cache })

afterAll(() => rm(cache, { recursive: true }))

describe("the machine", () => {
  test("must be root's", () => {
    expect(() => requireRoot(1000)).toThrow("need root")
    requireRoot(0)
  })

  test("gets its packages installed on Debian and its like, and is told them elsewhere", () => {
    requireDebian(["runc"], 'NAME="Debian"\nID=debian\n')
    requireDebian(["runc"], 'ID=ubuntu\nID_LIKE="ubuntu debian"\n')
    const elsewhere = () => requireDebian(["podman", "runc"], "ID=fedora\n")
    expect(elsewhere).toThrow("install podman, runc")
  })

  test("lacks the packages whose program is not found", async () => {
    const programs = { coreutils: "ls", nothing: "no-such-program", runc: "/no/such/runc" }
    expect(await missingPackages(programs)).toEqual(["nothing", "runc"])
  })

  test("must not be in the nodes' network already", () => {
    const ours = "2: eth0    inet 192.168.5.10/24 brd 192.168.5.255 scope global eth0\n"
    const taken = "3: vboxnet0    inet 192.168.56.1/24 brd 192.168.56.255 scope global vboxnet0\n"
    expect(findTaken(ours)).toBeUndefined()
    expect(findTaken(ours + taken)).toBe("vboxnet0 192.168.56.1/24")
  })
})

describe("a run", () => {
  const container = { host: "controller", running: true, nodes: places.nodes }

  test("has two workers unless more are asked for or there", () => {
    expect(settle(places, undefined, undefined, [])).toEqual({ workers: 2 })
    expect(settle(places, 3, undefined, [])).toEqual({ workers: 3 })
    expect(settle(places, undefined, { workers: 1 }, [container])).toEqual({ workers: 1 })
  })

  test("does not change the number of workers under a run that is up", () => {
    const change = () => settle(places, 3, { workers: 1 }, [container])
    expect(change).toThrow("with 1 workers are there already, and 3 were asked for")
  })

  test("does not touch the hosts of another cache folder", () => {
    const foreign = [{ ...container, nodes: "/elsewhere/nodes" }]
    const start = () => settle(places, 2, undefined, foreign)
    expect(start).toThrow("SENTIMENT_CACHE=/elsewhere bun run nodes down")
  })

  test("is missed by the power switch when there is none", async () => {
    const error = await loadHosts(places).catch((it) => it)
    expect(error.message).toBe("there are no test nodes: run bun run nodes up")
  })

  test("has only the hosts it has", () => {
    expect(() => findHost(planHosts(1), "worker-2")).toThrow(
      "no host worker-2; there are controller, worker-1",
    )
  })

  test("keeps a second command out until it has ended", async () => {
    const lock = await takeLock(places.lock)
    const second = await takeLock(places.lock).catch((it) => it)
    expect(second.message).toContain(`process ${process.pid}`)
    await lock.close()
    await (await takeLock(places.lock)).close()
  })

  test("takes over from a command that was killed", async () => {
    const gone = Bun.spawn(["true"])
    await gone.exited
    await Bun.write(places.lock, String(gone.pid))
    await (await takeLock(places.lock)).close()
    expect(await Bun.file(places.lock).exists()).toBe(false)
  })
})

test("a cache folder that mount would misread is refused", () => {
  expect(() => readPlaces({ SENTIMENT_CACHE: "/a:b" })).toThrow("SENTIMENT_CACHE: /a:b")
})

test("a client gets the first number that is free", () => {
  expect(freeNumber(["sentiment-client-0", "sentiment-client-2"])).toBe(1)
})

test("podman's list tells whose a host is, and whether it runs", () => {
  const labels = { "sentiment-nodes": "/c/nodes" }
  const listed = [{ Names: ["sentiment-worker-1"], State: "exited", Labels: labels }]
  expect(parseContainers(JSON.stringify(listed))).toEqual([
    { host: "worker-1", running: false, nodes: "/c/nodes" },
  ])
  expect(parseContainers("")).toEqual([])
})
