import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { chmod, mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createKey } from "../test/keys.ts"
import { loadInventory } from "./load.ts"

let folder = ""
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "inventory-test-"))
  await createKey(join(folder, "key"))
})
afterAll(() => rm(folder, { recursive: true }))

type Hosts = Record<string, Record<string, unknown>>
const host = (address: string, more = {}) => ({ ansible_host: address, node_ip: address, ...more })

const good = {
  vars: { ansible_user: "vagrant", ansible_ssh_private_key_file: "key" } as Record<string, unknown>,
  control: { controller: host("192.168.56.10") } as Hosts,
  workers: { "worker-1": host("192.168.56.11"), "worker-2": host("192.168.56.12") } as Hosts,
}

async function load(text: string) {
  const file = join(folder, "inventory.yml")
  await Bun.write(file, text)
  return await loadInventory(file)
}

const loadWith = (changes: Partial<typeof good>) => {
  const { vars, control, workers } = { ...good, ...changes }
  const children = { control_plane: { hosts: control }, workers: { hosts: workers } }
  return load(Bun.YAML.stringify({ all: { vars, children: { cluster: { children } } } }, null, 2))
}

const problem = (loading: Promise<unknown>): Promise<string> =>
  loading.then(
    () => "it was read",
    (error: Error) => error.message,
  )

describe("loadInventory", () => {
  test("answers the machines, the controller first, with their keys beside the inventory", async () => {
    const { controller, machines } = await loadWith({})
    expect(machines.map((it) => it.name)).toEqual(["controller", "worker-1", "worker-2"])
    expect(controller).toEqual({
      name: "controller",
      address: "192.168.56.10",
      nodeIp: "192.168.56.10",
      port: 22,
      user: "vagrant",
      keyFile: join(folder, "key"),
    })
  })

  test("lets a host have its own user, port and key, and variables of roles anywhere", async () => {
    await createKey(join(folder, "own_key"))
    const own = {
      ansible_user: "debian",
      ansible_port: 2222,
      ansible_ssh_private_key_file: "own_key",
    }
    const { machines } = await loadWith({
      vars: { ...good.vars, kubeadm_ignore_preflight: ["SystemVerification"] },
      workers: { "worker-1": host("192.168.56.11", { ...own, preflight_min_memory_mib: 900 }) },
    })
    expect(machines[1]).toMatchObject({
      user: "debian",
      port: 2222,
      keyFile: join(folder, "own_key"),
    })
  })

  test("lists everything that is wrong in one error", async () => {
    const message = await problem(
      loadWith({
        vars: { ansible_user: "vagrant", ansible_ssh_private_key_file: "missing", swap: "yes" },
        control: { controller: host("192.168.57.10", { ansible_host_key_checking: false }) },
        workers: {
          "worker-1": host("192.168.56.90"),
          "worker-2": host("192.168.56.12"),
          "worker-3": host("192.168.56.12"),
          "worker-4": host("192.168.56.1"),
          "worker-5": host("192.168.56.0x10"),
        },
      }),
    )
    expect(message.split("\n").slice(1)).toEqual([
      "  - all.vars.swap: write true or false, not yes",
      "  - controller.ansible_host_key_checking: may not be set here (host keys are always checked, keys only by path)",
      "  - controller: 192.168.57.10 is outside of the network 192.168.56.0/24",
      "  - worker-1: 192.168.56.90 belongs to MetalLB's pool 192.168.56.90-192.168.56.99",
      "  - worker-4: 192.168.56.1 is this machine's own address in 192.168.56.0/24",
      "  - worker-5: 192.168.56.0x10 is no IPv4 address",
      "  - 192.168.56.12 is the address of worker-2 and worker-3",
      `  - key file ${join(folder, "missing")} does not exist`,
    ])
  })

  test("refuses every address of the pool and none beside it", async () => {
    const refused = async (address: string) =>
      (await problem(loadWith({ workers: { "worker-1": host(address) } }))) !== "it was read"
    const results = []
    for (const last of [89, 90, 99, 100, 255]) results.push(await refused(`192.168.56.${last}`))
    expect(results).toEqual([false, true, true, false, true])
  })

  test("refuses a password, an option of ssh or a jump, by which checks could be gone round", async () => {
    for (const name of ["ansible_password", "ansible_ssh_common_args", "ansible_ssh_extra_args"]) {
      const message = await problem(loadWith({ vars: { ...good.vars, [name]: "x" } }))
      expect(message).toContain(`all.vars.${name}: may not be set here`)
    }
  })

  test("needs exactly one controller", async () => {
    const two = { controller: host("192.168.56.10"), other: host("192.168.56.20") }
    for (const control of [{}, two]) {
      expect(await problem(loadWith({ control }))).toContain("exactly one controller is needed")
    }
    expect(
      await problem(load("all: {children: {cluster: {children: {workers: {hosts: {}}}}}}")),
    ).toContain("control_plane: exactly one controller is needed")
  })

  test("needs a user and a key", async () => {
    const message = await problem(loadWith({ vars: {} }))
    expect(message).toContain("worker-2: ansible_user is missing")
    expect(message).toContain("controller: ansible_ssh_private_key_file is missing")
  })

  test("names what has the wrong type or should not be there", async () => {
    const workers = {
      Worker_1: host("192.168.56.11"),
      "worker-2": { ansible_host: 5, node_ip: "192.168.56.12" },
    }
    const message = await problem(loadWith({ workers }))
    expect(message).toContain("workers.hosts.Worker_1: unexpected property")
    expect(message).toContain("workers.hosts.worker-2.ansible_host: expected string")
  })

  test.each([
    ["all: [", "YAML Parse error"],
    ["", "the file: expected object"],
    ["- hosts: all", "the file: expected object"],
    ["all: {}\n---\nall: {}", "the file: expected object"],
  ])("refuses %j", async (text, expected) => {
    expect(await problem(load(text))).toContain(expected)
  })

  test("says that a file does not exist", async () => {
    expect(await problem(loadInventory("/no/inventory.yml"))).toBe(
      "the inventory /no/inventory.yml cannot be read: it does not exist",
    )
  })
})

describe("a key file", () => {
  const withKey = (file: string) =>
    problem(loadWith({ vars: { ...good.vars, ansible_ssh_private_key_file: file } }))

  test("that others can read is refused", async () => {
    const { file } = await createKey(join(folder, "open_key"))
    await chmod(file, 0o644)
    expect(await withKey(file)).toContain(`is open to others (mode 644): chmod 600 ${file}`)
  })

  test("with a passphrase is refused", async () => {
    const { file } = await createKey(join(folder, "locked_key"), "-N", "a passphrase")
    expect(await withKey(file)).toContain("has a passphrase")
  })

  test("that is the public one is refused", async () => {
    await chmod(join(folder, "key.pub"), 0o600)
    expect(await withKey("key.pub")).toContain("is no private key")
  })
})
