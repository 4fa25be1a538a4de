import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { buildPage } from "./build.ts"

let dir = ""
let gzipBytes = 0

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "page-"))
  gzipBytes = await buildPage(dir, 60 * 1024)
})
afterAll(() => rm(dir, { recursive: true }))

describe("the built page", () => {
  test("points to assets that exist, named by their content", async () => {
    const addresses = (await index()).match(/\/assets\/[^"]+/g) ?? []
    expect(addresses).toHaveLength(3)
    for (const address of addresses) {
      expect(address).toMatch(/^\/assets\/\w+-\w{8,}\.(js|css|svg)$/)
      expect(await Bun.file(join(dir, address)).exists()).toBe(true)
    }
  })

  test("keeps the places the server fills", async () => {
    expect(await index()).toContain('<html lang="en" data-app-version="" data-features="">')
  })

  test("has no script or style of its own, which its policy would forbid", async () => {
    expect(await index()).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/)
  })

  test("holds Lit as meant for production", async () => {
    const [script = ""] = (await readdir(join(dir, "assets"))).filter((it) => it.endsWith(".js"))
    expect(await Bun.file(join(dir, "assets", script)).text()).not.toContain("dev mode")
  })

  test("is not built once its scripts have grown beyond the limit", async () => {
    const failure = await buildPage(dir, gzipBytes - 1).catch((reason) => String(reason))
    expect(failure).toContain(`${gzipBytes} bytes of JavaScript`)
  })
})

function index(): Promise<string> {
  return Bun.file(join(dir, "index.html")).text()
}
