import { afterEach, beforeEach, describe, expect, test } from "bun:test"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Machine } from "../inventory/load.ts"
import { loadKnownHosts } from "../ssh/known-hosts.ts"
import { learnVagrantKeys, runVagrant, type Vagrant, vagrantStates } from "./vagrant.ts"

/** No virtual machine can run in a test: `vagrant` is a script that says what Vagrant would. */
const fakeVagrant = `#!/bin/sh
echo "$@" >> calls
case "$1" in
  status) printf '1,controller,state,running\\n1,worker-1,state,poweroff\\n1,,ui,info,text\\n' ;;
  ssh) printf 'ssh-ed25519 %s root@%s\\r\\nssh-rsa AAAArsa\\r\\n' "AAAA$(echo "$2" | tr -d -)" "$2"; echo closed >&2 ;;
  up) exit 3 ;;
esac
`

let folder = ""
let vagrant: Vagrant
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "vagrant-test-"))
  const file = join(folder, "vagrant")
  await Bun.write(file, fakeVagrant)
  await chmod(file, 0o755)
  vagrant = { folder, searchPath: folder }
})
afterEach(() => rm(folder, { recursive: true }))

const machine = (name: string, last: number): Machine => {
  const address = `192.168.56.${last}`
  return { name, address, nodeIp: address, port: 22, user: "vagrant", keyFile: "key" }
}
const machines = [machine("controller", 10), machine("worker-1", 11)]
const never = new AbortController().signal

describe("host keys of Vagrant's machines", () => {
  test("are read over Vagrant's own channel and written for the machine's address", async () => {
    const file = join(folder, "known_hosts")
    const learned = await learnVagrantKeys(vagrant, machines, await loadKnownHosts(file))
    const known = await loadKnownHosts(file)
    expect(learned).toEqual(["controller", "worker-1"])
    expect(known.keysOf({ address: "192.168.56.11", port: 22 })).toMatchObject([
      { type: "ssh-ed25519", key: "AAAAworker1" },
      { type: "ssh-rsa", key: "AAAArsa" },
    ])
  })

  test("are not asked for again, so that a changed key is noticed", async () => {
    const file = join(folder, "known_hosts")
    await Bun.write(file, "192.168.56.10 ssh-ed25519 AAAAfirst\n")
    const learned = await learnVagrantKeys(vagrant, machines, await loadKnownHosts(file))
    const known = await loadKnownHosts(file)
    expect(learned).toEqual(["worker-1"])
    expect(known.keysOf({ address: "192.168.56.10", port: 22 })).toMatchObject([
      { key: "AAAAfirst" },
    ])
  })
})

test("vagrant runs in its folder and its failure is ours", async () => {
  const error = await runVagrant(vagrant, ["up"], never).catch((it: Error) => it)
  expect(error).toMatchObject({ message: "vagrant up failed", exitCode: 3 })
  expect(await Bun.file(join(folder, "calls")).text()).toBe("up\n")
})

test("the machines' states are read from Vagrant's list", async () => {
  const states = await vagrantStates(vagrant)
  expect([...states]).toEqual([
    ["controller", "running"],
    ["worker-1", "poweroff"],
  ])
})

test("a computer without Vagrant is told what to do", async () => {
  const nowhere = { folder, searchPath: "/nowhere" }
  const error = await runVagrant(nowhere, ["up"], never).catch((it: Error) => it)
  expect(String(error)).toContain("vagrant is not installed")
  expect(String(error)).toContain("--inventory FILE")
})
