import { homedir } from "node:os"
import { join, resolve } from "node:path"

/** Where everything lies that is no part of the repository. */
export type Places = ReturnType<typeof readPlaces>

export function readPlaces(env: Record<string, string | undefined> = process.env) {
  const cache = resolve(env.SENTIMENT_CACHE || join(homedir(), ".cache/sentiment-analyzer"))
  // The kernel and podman split their options at these.
  if (/[:,\\\s]/.test(cache)) {
    throw new Error(`SENTIMENT_CACHE: ${cache} must have no colon, comma, backslash or blank`)
  }
  const nodes = join(cache, "nodes")
  return {
    /** The mirror that the hosts see as /opt/artifacts. */
    artifacts: join(cache, "artifacts"),
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
