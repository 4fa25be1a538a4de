import { afterAll, beforeAll, expect, test } from "bun:test"
import { exists } from "node:fs/promises"
import { createClient } from "./clients.ts"
import { listContainers } from "./containers.ts"
import { mountsBelow } from "./disk.ts"
import { down } from "./down.ts"
import { planHosts } from "./hosts.ts"
import { bridgeName, networkExists } from "./network.ts"
import { readPlaces } from "./places.ts"
import { powerOff, powerOn, wipe } from "./power.ts"
import { run } from "./run.ts"
import { sshCommand } from "./ssh.ts"
import { up } from "./up.ts"

/** Needs root and this machine's containers; no `.test.ts`, so that it runs only when named. */
const places = readPlaces()
const [controller] = planHosts(0)
if (!controller) throw new Error("a plan without a controller")
const { signal } = new AbortController()
const progress = () => {}
const ssh = (...command: string[]) => run(sshCommand(places, controller, command))

beforeAll(async () => {
  await up(places, { workers: 0, progress, signal })
}, 400_000)

afterAll(async () => {
  await down(places, { progress })
}, 60_000)

test("one logs in by key to a server whose key is known, and becomes root without password", async () => {
  expect(await ssh("hostname", "&&", "sudo", "--non-interactive", "id", "-un")).toBe(
    "controller\nroot\n",
  )
})

test("every service has started", async () => {
  expect(await ssh("systemctl", "is-system-running", "--wait")).toBe("running\n")
})

test("kubelet's settings are there already, and /etc/hostname is a file like any other", async () => {
  const settings = ["/proc/sys/kernel/panic", "/proc/sys/kernel/panic_on_oops"]
  expect(await ssh("cat", ...settings, "/proc/sys/vm/overcommit_memory")).toBe("10\n1\n1\n")
  await ssh(
    "sudo",
    "sed",
    "--in-place",
    "s/x/x/",
    "/etc/hostname",
    "/etc/hosts",
    "/etc/resolv.conf",
  )
})

test("a second up leaves it as it is", async () => {
  const boot = ["cat", "/etc/machine-id", "&&", "systemctl", "show", "-p", "UserspaceTimestamp"]
  const before = await ssh(...boot)
  const lines: string[] = []
  await up(places, { progress: (line) => lines.push(line), signal })
  expect(lines).toContain("controller is up")
  expect(await ssh(...boot)).toBe(before)
})

test("a client in the hosts' network reaches it from an address of its own, by name", async () => {
  const client = await createClient({ "app.local": controller.address })
  try {
    const greet = ["bash", "-c", "exec 3<>/dev/tcp/app.local/22 && head -c 4 <&3"]
    expect(await run(client.within(greet))).toBe("SSH-")
    expect(await run(client.within(["ip", "-brief", "addr", "show", "eth0"]))).toContain(
      client.address,
    )
  } finally {
    await client.close()
  }
})

test("what is plugged in does not change the network's own hardware address", async () => {
  const bridge = await bridgeName()
  const address = () => Bun.file(`/sys/class/net/${bridge}/address`).text()
  const before = await address()
  const lowest = ["address", "02:00:00:00:00:01"]
  await run(["ip", "link", "add", "sentiment-low", ...lowest, "type", "veth"])
  try {
    await run(["ip", "link", "set", "sentiment-low", "master", bridge, "up"])
    expect(await address()).toBe(before)
  } finally {
    await run(["ip", "link", "delete", "sentiment-low"])
  }
})

test("a power cut ends all processes and keeps the disk", async () => {
  await ssh("sudo", "systemd-run", "--unit", "victim", "sleep", "1000")
  await ssh("echo", "kept", ">", "note", "&&", "sync")
  await powerOff("controller")
  const refused = await ssh("true").catch((it) => it)
  expect(refused.message).toContain("port 22")
  await powerOn("controller")
  expect(await ssh("cat", "note", "&&", "systemctl", "is-active", "victim", "||", "true")).toBe(
    "kept\ninactive\n",
  )
}, 120_000)

test("a wiped host is another server at the same address", async () => {
  await ssh("echo", "old", ">", "note")
  const before = await Bun.file(places.knownHosts).text()
  await wipe("controller")
  expect(await ssh("ls")).toBe("")
  expect(await Bun.file(places.knownHosts).text()).not.toBe(before)
}, 120_000)

test("down leaves nothing behind", async () => {
  const bridge = await bridgeName()
  expect(await run(["ip", "-brief", "link"])).toContain(bridge)
  await createClient()
  await down(places, { progress })
  expect(await listContainers()).toEqual([])
  expect(await networkExists()).toBe(false)
  expect(await mountsBelow(places.nodes)).toEqual([])
  expect(await exists(places.nodes)).toBe(false)
  const links = await run(["ip", "-brief", "link"])
  expect(links).not.toContain(bridge)
  expect(links).not.toContain("sentiment-")
  expect(await run(["ip", "netns", "list"])).not.toContain("sentiment-client")
}, 60_000)
