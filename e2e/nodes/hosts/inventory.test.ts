import { describe, expect, test } from "bun:test"
import { join } from "node:path"
import { planHosts } from "./hosts.ts"
import { renderInventory, renderKnownHosts } from "./inventory.ts"

const variables = { artifact_base: "file:///opt/artifacts/files/", kubeadm_ignore_preflight: ["A"] }

describe("the inventory", () => {
  const text = renderInventory(planHosts(2), "/nodes/id_ed25519", variables)

  test("names user, key and hosts at their fixed addresses", () => {
    expect(Bun.YAML.parse(text)).toEqual({
      all: {
        vars: {
          ansible_user: "vagrant",
          ansible_ssh_private_key_file: "/nodes/id_ed25519",
          ...variables,
        },
        children: {
          cluster: {
            children: {
              control_plane: { hosts: { controller: at("192.168.56.10") } },
              workers: {
                hosts: { "worker-1": at("192.168.56.11"), "worker-2": at("192.168.56.12") },
              },
            },
          },
        },
      },
    })
  })

  test("is in block style, one thing a line", () => {
    expect(text).toContain("            controller:\n")
    expect(text).toStartWith("---\n")
  })

  test("has an empty group when there are no workers", () => {
    const alone = renderInventory(planHosts(0), "/k", {})
    expect(Bun.YAML.parse(alone)).toMatchObject({
      all: { children: { cluster: { children: { workers: { hosts: {} } } } } },
    })
  })
})

test("the test nodes' variables say what no real machine needs", async () => {
  const file = Bun.file(join(import.meta.dir, "variables.yml"))
  expect(Bun.YAML.parse(await file.text())).toMatchObject({
    artifact_base: "file:///opt/artifacts/files/",
    apt_update_cache: false,
    kubelet_fail_cgroup_v1: false,
  })
})

describe("known_hosts", () => {
  test("has a line for each key of each host, without its comment", () => {
    const lines = renderKnownHosts([
      {
        address: "192.168.56.10",
        publicKeys: ["ssh-ed25519 AAA root@a\n", "ssh-rsa BBB root@a\n"],
      },
      { address: "192.168.56.11", publicKeys: ["ecdsa-sha2-nistp256 CCC root@b\n"] },
    ])
    expect(lines.split("\n")).toEqual([
      "192.168.56.10 ssh-ed25519 AAA",
      "192.168.56.10 ssh-rsa BBB",
      "192.168.56.11 ecdsa-sha2-nistp256 CCC",
      "",
    ])
  })

  test("refuses what is no public key", () => {
    const publicKeys = ["-----BEGIN OPENSSH PRIVATE KEY-----"]
    expect(() => renderKnownHosts([{ address: "192.168.56.10", publicKeys }])).toThrow(
      "no public key",
    )
  })
})

const at = (address: string) => ({ ansible_host: address, node_ip: address })
