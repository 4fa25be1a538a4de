import { existsSync } from "node:fs"
import { mkdir, rename, rm } from "node:fs/promises"
import { join } from "node:path"
import { customSchemas } from "./custom.ts"
import { kubernetesSchemas, readDefinitions, type Schemas } from "./kubernetes.ts"
import { CUSTOM, KUBERNETES, sourcesOf, versionOf } from "./modules.ts"

/** The folder of the schemas of all three sources, made when a version or this code has changed. */
export async function loadSchemas(cache: string): Promise<string> {
  const folder = join(cache, "schemas", await keyOf())
  if (existsSync(folder)) return folder
  const fresh = `${folder}.${process.pid}`
  await Promise.all(
    Object.entries(await makeSchemas()).map(([path, schema]) =>
      Bun.write(join(fresh, path), JSON.stringify(schema)),
    ),
  )
  await mkdir(join(cache, "schemas"), { recursive: true })
  // Somebody else may have made the same meanwhile.
  await rename(fresh, folder).catch(() => rm(fresh, { recursive: true }))
  return folder
}

async function makeSchemas(): Promise<Schemas> {
  const swagger = join(await sourcesOf(KUBERNETES), "api/openapi-spec/swagger.json")
  const definitions = readDefinitions(await Bun.file(swagger).json())
  const schemas = kubernetesSchemas(definitions)
  for (const source of CUSTOM) {
    const cwd = await sourcesOf(source)
    const files = await Array.fromAsync(new Bun.Glob(source.files).scan({ cwd, absolute: true }))
    if (files.length === 0) throw new Error(`${source.module} has no ${source.files}`)
    for (const file of files)
      Object.assign(schemas, customSchemas(await Bun.file(file).text(), definitions))
  }
  return schemas
}

async function keyOf(): Promise<string> {
  const hash = new Bun.CryptoHasher("sha256")
  for (const module of [KUBERNETES, ...CUSTOM]) hash.update(await versionOf(module))
  for (const file of ["schema.ts", "kubernetes.ts", "custom.ts", "modules.ts"])
    hash.update(await Bun.file(join(import.meta.dir, file)).text())
  return hash.digest("hex").slice(0, 16)
}
