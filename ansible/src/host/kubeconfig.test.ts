import { expect, test } from "bun:test"
import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { writeKubeconfig } from "./kubeconfig.ts"

test("the kubeconfig is for its owner alone, also where an open one lay", async () => {
  const folder = await mkdtemp(join(tmpdir(), "kubeconfig-test-"))
  const file = join(folder, "kubeconfig")
  await writeFile(file, "old")
  await chmod(file, 0o644)
  await writeKubeconfig(file, "new")
  const seen = [
    await readFile(file, "utf8"),
    (await stat(file)).mode & 0o777,
    await readdir(folder),
  ]
  await rm(folder, { recursive: true })
  expect(seen).toEqual(["new", 0o600, ["kubeconfig"]])
})
