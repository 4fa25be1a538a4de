import { join } from "node:path"
import { artifactsDir, cacheDir } from "../artifacts/cache.ts"

/** Where everything lies that is no part of the repository. */
export type Places = ReturnType<typeof readPlaces>

export function readPlaces(env: Record<string, string | undefined> = process.env) {
  const cache = cacheDir(env)
  // The kernel and podman split their options at these.
  if (/[:,\\\s]/.test(cache)) {
    throw new Error(`SENTIMENT_CACHE: ${cache} must have no colon, comma, backslash or blank`)
  }
  const nodes = join(cache, "nodes")
  return {
    /** The mirror that the hosts see as /opt/artifacts. */
    artifacts: artifactsDir(cache),
    /** The root that all hosts start from. */
    base: join(cache, "root"),
    /** Debian's packages, once fetched. */
    packages: join(cache, "debs"),
    lock: join(cache, "nodes.lock"),
    /** All that a run makes; `down` removes it. */
    nodes,
    settings: join(nodes, "settings.json"),
    inventory: join(nodes, "inventory.yml"),
    knownHosts: join(nodes, "known_hosts"),
    key: join(nodes, "id_ed25519"),
  }
}
