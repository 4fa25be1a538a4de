import { expect, test } from "bun:test"
import { readOptions } from "./options.ts"

const KNOWN = ["kubernetes", "etcd"]

test("builds everything unless told which", () => {
  expect(readOptions([], KNOWN)).toEqual({ mode: "build", only: [] })
  expect(readOptions(["--only", "etcd", "kubernetes"], KNOWN).only).toEqual(["etcd", "kubernetes"])
})

test("reads what else it can do", () => {
  expect(readOptions(["--check"], KNOWN).mode).toBe("check")
  expect(readOptions(["-h"], KNOWN).mode).toBe("help")
})

test("refuses a name it does not know, and a stray word", () => {
  expect(() => readOptions(["--only", "docker"], KNOWN)).toThrow("no product docker")
  expect(() => readOptions(["etcd"], KNOWN)).toThrow("unexpected: etcd")
})
