import { run } from "@sentiment/nodes/hosts/run"
import type { Files, Inventory } from "./inventory.ts"

type Case = {
  what: string
  change(inventory: Inventory, files: Files): unknown
  says: RegExp
}

const workersOf = ({ all }: Inventory) => all.children.cluster.children.workers.hosts
const worker2 = (inventory: Inventory) => workersOf(inventory)["worker-2"] ?? {}

/** Each is found out before any host is changed. */
export const badInventories: Case[] = [
  {
    what: "a key that the machines do not know",
    change: async ({ all }, { folder }) => {
      const key = `${folder}/id_ed25519`
      await run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key])
      all.vars.ansible_ssh_private_key_file = key
    },
    says: /refuses user vagrant with the key/,
  },
  {
    what: "a machine that is off",
    change: (it) => {
      workersOf(it)["worker-3"] = { ansible_host: "192.168.56.19", node_ip: "192.168.56.19" }
    },
    says: /worker-3.*cannot be reached/,
  },
  {
    what: "a host key that is not the known one",
    change: async (_, { knownHosts }) => {
      const text = await Bun.file(knownHosts).text()
      const others = text.replaceAll(/^192\.168\.56\.12 .*\n/gm, "")
      // As if worker-2 had once had the keys of worker-1.
      await Bun.write(knownHosts, others + others.replaceAll("56.11 ", "56.12 "))
    },
    says: /worker-2.*host key has changed/s,
  },
  {
    what: "an inventory that is no YAML",
    change: (_, { inventory }) => Bun.write(inventory, "all: {children: ["),
    says: /cannot be used/,
  },
  {
    what: "an address given twice",
    change: (it) => {
      worker2(it).node_ip = "192.168.56.11"
    },
    says: /192\.168\.56\.11/,
  },
  {
    what: "a node's address that the machine does not have",
    change: (it) => {
      worker2(it).node_ip = "192.168.56.77"
    },
    says: /worker-2 .*192\.168\.56\.77/s,
  },
  {
    what: "too little memory",
    change: ({ all }) => {
      all.vars.preflight_min_memory_mib = 10_000_000
    },
    says: /has \d+ MiB of memory, but at least\s+10000000 MiB are needed/,
  },
  {
    what: "a corrupt archive in the mirror of one machine",
    change: (it) => {
      worker2(it).artifact_sums = "/tmp/mirror/SHA256SUMS"
      worker2(it).artifact_base = "file:///tmp/mirror/files/"
      worker2(it).container_images_dir = "/tmp/mirror/images"
    },
    says: /images\/coredns\.tar.*FAILED/s,
  },
]
