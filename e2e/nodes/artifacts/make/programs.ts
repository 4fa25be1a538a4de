import { copyFile, mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { buildDir, programsDir } from "../cache.ts"
import type { Build, Programs, Shop } from "../product.ts"
import { HERE, requiredVersion, type Versions } from "../versions.ts"

/** The folder with the product's programs; they are built when their sources or flags have changed. */
export async function programs(shop: Shop, product: Programs): Promise<string> {
  const folder = programsDir(shop.cache, product.name)
  const key = await programsKey(product, shop.versions)
  const stamp = Bun.file(join(folder, ".stamp"))
  if ((await stamp.exists()) && (await stamp.text()) === key) return folder
  const fresh = `${folder}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true })
  await goBuild(shop, product, fresh)
  await Bun.write(join(fresh, ".stamp"), key)
  await rm(folder, { recursive: true, force: true })
  await rename(fresh, folder)
  return folder
}

/** Changes with whatever changes the programs. */
export async function programsKey(product: Programs, versions: Versions): Promise<string> {
  const hash = new Bun.CryptoHasher("sha256")
  for (const file of ["go.mod", "go.sum"]) {
    hash.update(await Bun.file(join(HERE, "go", product.name, file)).text())
  }
  const { prepare, ...build } = product.build(versions)
  hash.update(JSON.stringify(build))
  hash.update(prepare?.toString() ?? "")
  return hash.digest("hex")
}

/** Where Go keeps the sources of the product's module. */
export async function moduleDir(shop: Shop, product: Programs): Promise<string> {
  const folder = join(HERE, "go", product.name)
  const answer = await shop.run(["go", "mod", "download", "-json", product.module], folder)
  const { Dir }: { Dir: string } = JSON.parse(answer)
  return Dir
}

async function goBuild(shop: Shop, product: Programs, out: string): Promise<void> {
  await checkVersion(product, shop.versions)
  const build = product.build(shop.versions)
  shop.say("building programs with Go")
  const env = { CGO_ENABLED: build.cgo ? "1" : "0", GOFLAGS: process.env.GOFLAGS ?? "-p=2" }
  const folder = await sourceFolder(shop, product, build)
  const flags = ["-trimpath", `-tags=${(build.tags ?? []).join(",")}`, `-ldflags=${linker(build)}`]
  const packages = ["tool", ...(build.packages ?? [])]
  const command = ["nice", "-n", "10", "go", "build", ...flags, "-o", `${out}/`, ...packages]
  await shop.run(command, folder, env)
}

async function sourceFolder(shop: Shop, product: Programs, build: Build): Promise<string> {
  const source = join(HERE, "go", product.name)
  if (build.prepare === undefined) return source
  const folder = buildDir(shop.cache, product.name)
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  for (const file of ["go.mod", "go.sum"]) await copyFile(join(source, file), join(folder, file))
  await build.prepare(folder, await moduleDir(shop, product), shop.run)
  return folder
}

function linker({ stamps = {}, cgo = false }: Build): string {
  const variables = Object.entries(stamps).map(([name, value]) => `-X ${name}=${value}`)
  return ["-s -w", ...(cgo ? ["-linkmode external -extldflags -static"] : []), ...variables].join(
    " ",
  )
}

async function checkVersion(product: Programs, versions: Versions): Promise<void> {
  const wanted = product.moduleVersion(versions)
  const found = await requiredVersion(product.name, product.module)
  if (found === wanted) return
  throw new Error(`go/${product.name}/go.mod has ${found} of ${product.module}, not ${wanted}`)
}
