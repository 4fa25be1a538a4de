import { afterAll, beforeAll, expect, test } from "bun:test"
import { existsSync } from "node:fs"
import { rm } from "node:fs/promises"
import { join } from "node:path"
import { startController } from "../test/cluster.ts"
import { readText, type Sshd, standIn, startSshd } from "../test/sshd.ts"
import { prepareController } from "./provision.ts"

let sshd: Sshd
let controller: Awaited<ReturnType<typeof startController>>
beforeAll(async () => {
  sshd = await startSshd()
  controller = await startController(sshd)
})
afterAll(async () => {
  controller.close()
  await sshd.close()
})
const failure = () => prepareController(controller.work).catch(String)

test("nothing is changed when sudo asks for a password", async () => {
  const sudo = await readText(join(sshd.programs, "sudo"))
  await standIn(sshd, "sudo", "echo 'sudo: a password is required' >&2; exit 1")
  expect(await failure()).toContain("may not use sudo without a password")
  expect(existsSync(join(sshd.folder, "home"))).toBe(false)
  await standIn(sshd, "sudo", sudo)
})

test("ansible-core is installed by apt where it is missing, and a failure of apt is told", async () => {
  await rm(join(sshd.programs, "ansible-playbook"))
  await standIn(sshd, "which", "exit 1")
  const log = join(sshd.folder, "apt")
  await standIn(sshd, "apt-get", `echo "$@" >> ${log}; test "$4" = update || exit 100`)
  expect(await failure()).toContain("apt-get install failed on the controller (100)")
  expect(await readText(log)).toMatch(
    /update\n.*install --yes --no-install-recommends ansible-core\n$/,
  )
})
