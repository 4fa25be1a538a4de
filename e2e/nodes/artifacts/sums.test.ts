import { afterEach, beforeEach, describe, expect, test } from "bun:test"
import { join } from "node:path"
import { checkSums, writeSums } from "./sums.ts"
import { createShop } from "./test-shop.ts"

describe("SHA256SUMS", () => {
  let shop: Awaited<ReturnType<typeof createShop>>
  const put = (path: string, text: string) => Bun.write(join(shop.cache, path), text)

  beforeEach(async () => {
    shop = await createShop()
    await put("files/example.org/a.tar.gz", "archive")
    await put("images/pause.tar", "image")
    await put("charts/base/.helmignore", "hidden")
    await writeSums(shop.cache)
  })
  afterEach(() => shop.close())

  test("is what sha256sum reads, and covers hidden files too", async () => {
    const answer = await shop.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], shop.cache)
    expect(answer.trim().split("\n")).toHaveLength(3)
    expect(await checkSums(shop.cache)).toEqual([])
  })

  test("tells which file has changed, is missing, or is new", async () => {
    await put("images/pause.tar", "broken")
    await put("images/etcd.tar", "new")
    await shop.run(["rm", join(shop.cache, "charts/base/.helmignore")])
    const problems = await checkSums(shop.cache)
    expect(problems.sort()).toEqual([
      "charts/base/.helmignore: missing",
      "images/etcd.tar: not in SHA256SUMS",
      "images/pause.tar: changed",
    ])
  })

  test("finds nothing wrong where nothing was built", async () => {
    expect(await checkSums(join(shop.cache, "nowhere"))).toEqual([])
  })

  test("loses no file that several write at a time", async () => {
    const paths = Array.from({ length: 8 }, (_, at) => `images/${at}.tar`)
    const add = async (path: string) => {
      await put(path, path)
      await writeSums(shop.cache, [path])
    }
    await Promise.all(paths.map(add))
    expect(await checkSums(shop.cache)).toEqual([])
  })

  test("does not bless a file that went bad while another is added", async () => {
    await put("images/pause.tar", "broken")
    await put("images/app-service.tar", "new")
    await writeSums(shop.cache, ["images/app-service.tar"])
    expect(await checkSums(shop.cache)).toEqual(["images/pause.tar: changed"])
  })
})
