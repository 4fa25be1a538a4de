import { copyFile, readdir, rm, watch } from "node:fs/promises"
import { join } from "node:path"
import { gzipSync } from "bun"

const root = import.meta.dir
const outDir = join(root, "dist")
const maxGzipBytes = 60 * 1024

/** Builds the page into `outDir`, and fails when its JavaScript has grown beyond the limit. */
export async function buildPage(outDir: string, maxGzipBytes: number): Promise<number> {
  await rm(outDir, { recursive: true, force: true })
  const assets = await bundle(join(outDir, "assets"))
  assets.set("src/favicon.svg", await copyHashed("src/favicon.svg", join(outDir, "assets")))
  await writeIndex(outDir, assets)

  const gzipBytes = await measureScripts(join(outDir, "assets"))
  if (gzipBytes <= maxGzipBytes) return gzipBytes
  throw new Error(`${gzipBytes} bytes of JavaScript (gzip), ${maxGzipBytes} are allowed`)
}

/** Answers the address of each asset by the path under which `index.html` asks for it. */
async function bundle(assetDir: string): Promise<Map<string, string>> {
  const addressOf = async (path: string) => {
    const { outputs } = await Bun.build({
      entrypoints: [join(root, path)],
      outdir: assetDir,
      naming: "[name]-[hash].[ext]",
      minify: true,
      // Without it Lit's development build is taken.
      define: { "process.env.NODE_ENV": '"production"' },
    })
    return `/assets/${outputs.map((output) => output.path.replace(/.*\//, "")).join()}`
  }
  const paths = ["src/main.ts", "src/page.css"]
  return new Map(await Promise.all(paths.map(async (it) => [it, await addressOf(it)] as const)))
}

async function copyHashed(path: string, assetDir: string): Promise<string> {
  const hash = Bun.hash(await Bun.file(join(root, path)).bytes()).toString(36)
  const name = path.replace(/.*\/(.*)\.(\w+)$/, `$1-${hash}.$2`)
  await copyFile(join(root, path), join(assetDir, name))
  return `/assets/${name}`
}

async function writeIndex(outDir: string, assets: ReadonlyMap<string, string>): Promise<void> {
  const point = (attribute: string) => (element: HTMLRewriterTypes.Element) => {
    const address = assets.get(element.getAttribute(attribute) ?? "")
    if (!address) throw new Error(`index.html asks for something that is not built: ${attribute}`)
    element.setAttribute(attribute, address)
  }
  const rewriter = new HTMLRewriter()
    .on("script[src]", { element: point("src") })
    .on("link[href]", { element: point("href") })
  const index = await Bun.file(join(root, "index.html")).text()
  await Bun.write(join(outDir, "index.html"), rewriter.transform(index))
}

async function measureScripts(assetDir: string): Promise<number> {
  const scripts = (await readdir(assetDir)).filter((name) => name.endsWith(".js"))
  const sizes = scripts.map(
    async (name) => gzipSync(await Bun.file(join(assetDir, name)).bytes()).length,
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}

async function buildAndReport(): Promise<void> {
  const gzipBytes = await buildPage(outDir, maxGzipBytes)
  console.log(`web/dist: ${(gzipBytes / 1024).toFixed(1)} KB of JavaScript (gzip), at most 60`)
}

if (import.meta.main) {
  await buildAndReport()
  if (process.argv.includes("--watch")) {
    for await (const _ of watch(join(root, "src"), { recursive: true })) {
      await buildAndReport().catch((reason) => console.error(String(reason)))
    }
  }
}
