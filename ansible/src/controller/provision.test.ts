import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { existsSync, statSync } from "node:fs"
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { startController } from "../test/cluster.ts"
import { readText, type Sshd, startSshd } from "../test/sshd.ts"
import { provision } from "./provision.ts"

const all = ["general.yml", "ctrl.yml", "node.yml", "finalization.yml"]
let sshd: Sshd
let controller: Awaited<ReturnType<typeof startController>>
const start = async () => {
  sshd = await startSshd()
  controller = await startController(sshd)
}
const end = async () => {
  controller.close()
  await sshd.close()
}

const run = (changes = {}) => provision({ ...controller.work, ...changes })
const failure = (changes = {}) => run(changes).catch((error: Error & { exitCode: number }) => error)

describe("two runs in a row", () => {
  beforeAll(async () => {
    await start()
    await writeFile(join(controller.work.ansible, "old.yml"), "- hosts: all\n")
    await run()
    await rm(join(controller.work.ansible, "old.yml"))
    await run()
  })
  afterAll(end)

  test("run the four playbooks in order, in the copied folder, twice", async () => {
    const text = controller.out.text()
    expect(await controller.ran()).toEqual([...all, ...all])
    expect(text).toContain("playbooks from general on: nothing has been done")
    expect(text).toContain(`PLAY RECAP of ctrl.yml in ${controller.work.places.playbooks}`)
    expect(text).toMatch(/=== general \(1 of 4\)\n[\s\S]*=== general: done after \d+\.\d s/)
  })

  test("leave on the controller what Ansible needs, and no more", async () => {
    const { playbooks } = controller.work.places
    expect(await readText(join(playbooks, "general.yml"))).toBe("- hosts: all\n")
    for (const name of ["old.yml", "src", ".venv"]) {
      expect(existsSync(join(playbooks, name))).toBe(false)
    }
  })

  test("let the controller's own key in, from the controller alone, once", async () => {
    const file = join(controller.work.places.ssh, "authorized_keys")
    const lines = (await readText(file)).trim().split("\n")
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatch(/^from="127\.0\.0\.1" ssh-ed25519 \S+ cluster-controller$/)
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test("leave a key and host keys with which OpenSSH gets in without a question", async () => {
    const { state, ssh, playbooks } = controller.work.places
    await writeFile(sshd.authorizedKeys, await readText(join(ssh, "authorized_keys")))
    const { user, address, port } = sshd.machine
    const file = join(playbooks, "inventory.yml")
    const { vars } = JSON.parse(await readText(file)).all
    expect(vars.ansible_ssh_private_key_file).toBe(`${state}/id_ed25519`)
    const options = [
      "-F",
      "none",
      "-o",
      "BatchMode=yes",
      ...vars.ansible_ssh_common_args.split(" "),
    ]
    const target = ["-i", vars.ansible_ssh_private_key_file, "-p", `${port}`, `${user}@${address}`]
    const child = Bun.spawn(["ssh", ...options, ...target, "echo", "in"], { stderr: "ignore" })
    expect(await child.stdout.text()).toBe("in\n")
  })

  test("can be followed by one that begins where --from says", async () => {
    await run({ from: "finalization" })
    expect(await controller.ran()).toEqual([...all, ...all, "finalization.yml"])
  })
})

describe("a playbook that fails", () => {
  beforeAll(start)
  afterAll(end)

  test("ends the run with its own exit code, and says how to go on", async () => {
    await writeFile(join(sshd.folder, "node.yml.fails"), "4")
    const error = await failure()
    expect(error).toMatchObject({ message: "playbook node failed", exitCode: 4 })
    expect(await controller.ran()).toEqual(all.slice(0, 3))
    expect(controller.out.text()).toContain("=== node: failed (4) after")
    expect(controller.out.text()).toContain("to go on: up --from node")
  })

  test("is where the next run begins", async () => {
    await failure()
    expect((await controller.ran()).slice(3)).toEqual(["node.yml"])
    expect(controller.out.text()).toContain("playbooks from node on: the last run ended here")
  })

  test("is not where it begins when a playbook has changed since", async () => {
    await writeFile(join(controller.work.ansible, "general.yml"), "- hosts: workers\n")
    await failure()
    expect((await controller.ran()).slice(4)).toEqual(all.slice(0, 3))
  })
})

describe("Ctrl-C", () => {
  beforeAll(start)
  afterAll(end)

  test("ends the playbook on the controller, until when no other can begin", async () => {
    await writeFile(join(sshd.folder, "hangs"), "")
    const stop = new AbortController()
    const started = Promise.withResolvers<void>()
    const write = (chunk: string | Uint8Array) => {
      controller.out.write(chunk)
      if (controller.out.text().includes("started")) started.resolve()
    }
    const cut = failure({ signal: stop.signal, out: { ...controller.out, write } })
    await started.promise
    const second = await failure()
    stop.abort(new Error("Ctrl-C"))
    const first = await cut
    await rm(join(sshd.folder, "hangs"))
    await run()
    expect(second).toMatchObject({ exitCode: 75 })
    expect(String(second)).toContain("a playbook is already running on the controller")
    expect(String(first)).toBe("Error: Ctrl-C")
    expect(controller.out.text()).toContain("=== general: cut off after")
    expect(controller.out.text()).toContain("to go on: up --from general")
    expect(await controller.ran()).toEqual(["general.yml", ...all])
  })
})
