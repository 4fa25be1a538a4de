import { expect, test } from "bun:test"
import { rewriteInventory } from "./rewrite.ts"

const host = { ansible_host: "192.168.56.10", node_ip: "192.168.56.10" }

test("the controller's inventory has its own key, strict host keys, and all else unchanged", () => {
  const worker = {
    ...host,
    ansible_ssh_private_key_file: "/home/me/worker_key",
    ansible_port: 2222,
  }
  const document = {
    all: {
      vars: {
        ansible_ssh_private_key_file: "/home/me/key",
        kubernetes_version: "1.36",
        some: null,
      },
      children: {
        cluster: {
          children: {
            control_plane: { hosts: { controller: host } },
            workers: { hosts: { "worker-1": worker } },
          },
        },
      },
    },
  }
  const onController = {
    keyFile: "/home/v/.cluster/key",
    knownHosts: "/home/v/.cluster/known_hosts",
  }
  const { all } = JSON.parse(rewriteInventory(document, onController))
  expect(all.vars).toEqual({
    ansible_ssh_private_key_file: "/home/v/.cluster/key",
    ansible_ssh_common_args:
      "-o UserKnownHostsFile=/home/v/.cluster/known_hosts -o StrictHostKeyChecking=yes",
    kubernetes_version: "1.36",
    some: null,
  })
  expect(all.children.cluster.children.workers.hosts["worker-1"]).toEqual({
    ...host,
    ansible_port: 2222,
  })
  expect(document.all.vars.ansible_ssh_private_key_file).toBe("/home/me/key")
})
