import { join } from "node:path"

export const root = join(import.meta.dir, "../../..")

export const version = "0.1.0"

/** The Dockerfiles' default; `base/Dockerfile` makes its local stand-in. */
export const baseImage = "docker.io/oven/bun:1.4.5-slim"

export type Product = {
  /** The archive is `NAME.tar`. */
  name: string
  dockerfile: string
  image: string
  /** What its Dockerfile copies. */
  sources: string[]
}

const shared = [
  ".dockerignore",
  "package.json",
  "bun.lock",
  "bunfig.toml",
  "proto",
  "services/shared",
]

export const products: Product[] = [
  product("app-service", "services/backend", ["services/backend", "web"]),
  product("model-service", "services/model", ["services/model", "ml/models", "tools/package.json"]),
]

function product(name: string, folder: string, sources: string[]): Product {
  return {
    name,
    dockerfile: `${folder}/Dockerfile`,
    image: `ghcr.io/sentiment-analyzer/${name}:${version}`,
    sources: [...shared, ...sources],
  }
}
