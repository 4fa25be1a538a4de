import { expect, test } from "bun:test"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createKey } from "./test/keys.ts"

test("Ctrl-C ends what waits, with the exit code of an interruption", async () => {
  const folder = await mkdtemp(join(tmpdir(), "main-test-"))
  await createKey(join(folder, "key"))
  const host = (last: number) => `{ansible_host: 192.168.56.${last}, node_ip: 192.168.56.${last}}`
  await Bun.write(
    join(folder, "inventory.yml"),
    `all:
  vars: {ansible_user: nobody, ansible_ssh_private_key_file: key}
  children:
    cluster:
      children:
        control_plane: {hosts: {controller: ${host(253)}}}
        workers: {hosts: {worker-1: ${host(252)}}}
`,
  )
  const command = [
    process.execPath,
    join(import.meta.dir, "main.ts"),
    "up",
    "--inventory",
    `${folder}/inventory.yml`,
  ]
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe" })
  let said = ""
  let told = false
  for await (const chunk of child.stdout) {
    said += Buffer.from(chunk).toString()
    if (told || !said.includes("waiting for SSH")) continue
    told = true
    child.kill("SIGINT")
  }
  const errors = await child.stderr.text()
  const code = await child.exited
  await rm(folder, { recursive: true })
  expect(code).toBe(130)
  expect(errors).toContain("interrupted by SIGINT")
})
