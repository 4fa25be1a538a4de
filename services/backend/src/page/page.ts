import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { AppError } from "@sentiment/proto/errors"
import { Elysia } from "elysia"
import { answerFile, createPageFile, type PageFile } from "./page-file.ts"

export type PageOptions = {
  /** Folder with index.html and assets/. */
  dir: string
  appVersion: string
  features: string
}

const year = 31_536_000

/** The built page, read once: index.html is asked for anew each time, assets have hashed names. */
export async function createPage({ dir, appVersion, features }: PageOptions) {
  const template = await readFile(join(dir, "index.html"), "utf8")
  const html = template
    .replace('data-app-version=""', `data-app-version="${appVersion}"`)
    .replace('data-features=""', `data-features="${features}"`)
  const index = createPageFile("index.html", html, "no-cache")
  const assets = new Map<string, PageFile>()
  for (const name of await readdir(join(dir, "assets"))) {
    const bytes = await readFile(join(dir, "assets", name))
    assets.set(name, createPageFile(name, bytes, `public, max-age=${year}, immutable`))
  }

  return new Elysia({ normalize: false })
    .get("/", ({ request }) => answerFile(index, request.headers), { detail: { hide: true } })
    .get(
      "/assets/:name",
      ({ params, request }) => {
        const file = assets.get(params.name)
        if (!file) throw new AppError("notFound", "there is nothing at this path")
        return answerFile(file, request.headers)
      },
      { detail: { hide: true } },
    )
}
