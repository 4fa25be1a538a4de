import type { Versions } from "./versions.ts"

/** Programs of one Go module, by go/`name`/go.mod. */
export interface Programs {
  name: string
  /** The Go module that has it, and its version there, as ansible's versions.yml wants it. */
  module: string
  moduleVersion(versions: Versions): string
  build(versions: Versions): Build
}

/** One upstream project: how its programs are built, and what is made of them. */
export interface Product extends Programs {
  /** Programs of other modules that become part of it. */
  parts?: Programs[]
  /** Fills `shop.out` with files/, images/ and charts/. */
  make(shop: Shop): Promise<void>
}

export interface Build {
  /** Variables that the linker sets: `-X name=value`. */
  stamps?: Record<string, string>
  tags?: string[]
  /** Only where there is no other way: statically linked C. */
  cgo?: boolean
  /** What to build besides the `tool` lines of go.mod. */
  packages?: string[]
  /** Changes to the sources. They are made in `folder`, a copy of go/PRODUCT without its Go files. */
  prepare?: (folder: string, module: string, run: Run) => Promise<void>
}

export type Run = (command: string[], cwd?: string, env?: Record<string, string>) => Promise<string>

/** What a recipe has at hand while it makes one product. */
export interface Shop {
  cache: string
  versions: Versions
  /** An empty folder that becomes part of the artifacts when the product is complete. */
  out: string
  /** An empty folder for whatever is needed on the way. */
  scratch: string
  run: Run
  say(text: string): void
  /** Names of the images written so far, and of those that manifests ask for. */
  written: Set<string>
  wanted: Set<string>
}
