import { join } from "node:path"
import { run } from "../hosts/run.ts"
import { baseImage, type Product, root } from "./products.ts"

/** Changes when an image built anew would differ: by a source, the Dockerfile or the base. */
export async function hashSources({ sources }: Product): Promise<string> {
  const listed = await run([
    ...["git", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--"],
    ...sources,
  ])
  const names = listed.split("\0").filter((it) => it && !/\.(test\.ts|md)$|\/test\//.test(it))
  const hash = new Bun.CryptoHasher("sha256").update(baseImage).update(Bun.version)
  for (const name of [...new Set(names)].sort()) {
    const file = Bun.file(join(root, name))
    // Git still lists a file that was removed and not committed.
    if (await file.exists()) hash.update(`\0${name}\0`).update(await file.bytes())
  }
  return hash.digest("hex")
}
