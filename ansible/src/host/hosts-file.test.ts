import { describe, expect, test } from "bun:test"
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { applyHosts, hostsLines, withHosts } from "./hosts-file.ts"

const others = "127.0.0.1 localhost\n::1 localhost\n"

describe("withHosts", () => {
  test("adds the lines between markers, below what is there", () => {
    expect(withHosts(others, hostsLines)).toBe(`${others}# BEGIN sentiment-analyzer
192.168.56.91 app.local
192.168.56.90 dashboard.local monitoring.local
# END sentiment-analyzer
`)
  })

  test("changes nothing the second time", () => {
    const once = withHosts(others, hostsLines)
    expect(withHosts(once, hostsLines)).toBe(once)
  })

  test("replaces lines of before and leaves what stands below them", () => {
    const before = `${withHosts(others, ["10.0.0.1 app.local"])}10.0.0.2 mine\n`
    const after = withHosts(before, hostsLines)
    expect(after).not.toContain("10.0.0.1")
    expect(after).toContain("10.0.0.2 mine\n")
    expect(after.match(/app\.local/g)).toHaveLength(1)
  })

  test("takes the lines away and leaves the rest as it was", () => {
    expect(withHosts(withHosts(others, hostsLines), [])).toBe(others)
    expect(withHosts(others, [])).toBe(others)
    expect(withHosts(withHosts("", hostsLines), [])).toBe("")
  })

  test("gives a last line without an end one", () => {
    expect(withHosts("127.0.0.1 localhost", hostsLines)).toStartWith("127.0.0.1 localhost\n# BEGIN")
  })
})

test("applyHosts writes the file once and says whether it had to", async () => {
  const folder = await mkdtemp(join(tmpdir(), "hosts-test-"))
  const file = join(folder, "hosts")
  await writeFile(file, others)
  const changes = [await applyHosts(hostsLines, file), await applyHosts(hostsLines, file)]
  const text = await readFile(file, "utf8")
  await rm(folder, { recursive: true })
  expect(changes).toEqual([true, false])
  expect(text).toBe(withHosts(others, hostsLines))
})
