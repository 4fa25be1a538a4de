import { join } from "node:path"

/** ansible/group_vars/all/versions.yml: what is put on the machines. */
export type Versions = Record<string, string>

export const HERE = import.meta.dir
const VERSIONS = join(HERE, "../../../ansible/group_vars/all/versions.yml")

export async function loadVersions(): Promise<Versions> {
  const versions: unknown = Bun.YAML.parse(await Bun.file(VERSIONS).text())
  if (typeof versions !== "object" || versions === null) throw new Error(`${VERSIONS}: no versions`)
  return Object.fromEntries(Object.entries(versions).map(([key, value]) => [key, String(value)]))
}

/** The version of `name` ("metrics_server"); one that is not there is a mistake in a recipe. */
export function versionOf(versions: Versions, name: string): string {
  const version = versions[`${name}_version`]
  if (version === undefined) throw new Error(`${VERSIONS} has no ${name}_version`)
  return version
}

/** The version at which `go/PRODUCT/go.mod` requires `module`. */
export async function requiredVersion(product: string, module: string): Promise<string> {
  const path = join(HERE, "go", product, "go.mod")
  const words = (await Bun.file(path).text()).split("\n").map((line) => line.trim().split(/\s+/))
  const line = words.find((it) => it.at(it[0] === "require" ? 1 : 0) === module)
  const version = line?.find((word) => /^v\d/.test(word))
  if (version === undefined) throw new Error(`${path} does not require ${module}`)
  return version
}
