import { join } from "node:path"
import { writeImage } from "../make/image.ts"
import { programs } from "../make/programs.ts"
import type { Product, Shop } from "../product.ts"

// The overlay chooses both, in its `images:`; versions.yml has what Ansible puts on machines.
const VERSION = "v1.4.1-0.20260122083618-3fb702589d36"

/** Upstream has no releases: an image is named by the first eight digits of its commit. */
export const RATELIMIT_IMAGE = `docker.io/envoyproxy/ratelimit:${VERSION.slice(-12, -4)}`
export const REDIS_IMAGE = "docker.io/library/redis:7.0.15-bookworm"

/** The limiter, and the Redis in which it counts. */
export const ratelimit: Product = {
  name: "ratelimit",
  module: "github.com/envoyproxy/ratelimit",
  moduleVersion: () => VERSION,
  build: () => ({}),
  make: async (shop) => {
    const program = join(await programs(shop, ratelimit), "service_cmd")
    await writeImage(shop, {
      archive: "ratelimit",
      name: RATELIMIT_IMAGE,
      base: "static",
      files: { "/bin/ratelimit": program },
      // No entrypoint, as upstream: a pod that forgets its command fails here, too.
      user: "65532:65532",
    })
    await writeRedis(shop)
  },
}

async function writeRedis(shop: Shop): Promise<void> {
  await writeImage(shop, {
    archive: "redis",
    name: REDIS_IMAGE,
    base: "redis",
    files: {},
    folders: ["/data"],
    workdir: "/data",
    command: ["redis-server"],
    user: "999:999",
  })
}
