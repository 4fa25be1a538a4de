import { expect, test } from "bun:test"
import { join } from "node:path"
import { repository } from "./build-overlay.ts"

const longest = 100

test("a file holds one resource, in 100 lines at most", async () => {
  const files = [...new Bun.Glob("{k8s,istio,monitoring}/**/*.yaml").scanSync({ cwd: repository })]
    // promtool's own format.
    .filter((it) => !it.includes("/unit-tests/"))
  expect(files.length).toBeGreaterThan(30)
  for (const file of files) {
    const text = await Bun.file(join(repository, file)).text()
    const lines = text.trimEnd().split("\n")
    const documents = lines.filter((it) => it.startsWith("---")).length + 1
    expect({ file, documents, fits: lines.length <= longest }).toEqual({
      file,
      documents: 1,
      fits: true,
    })
  }
})
