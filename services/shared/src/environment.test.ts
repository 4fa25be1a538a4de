import { describe, expect, test } from "bun:test"
import { Type } from "@sinclair/typebox"
import { atLeast, logLevel, port, readEnvironment } from "./environment.ts"

const schema = Type.Object({
  PORT: port(8_080),
  DRAIN_MS: atLeast(0, 10),
  NAME: Type.String({ minLength: 1 }),
  REFLECTION: Type.Boolean({ default: true }),
  LOG_LEVEL: logLevel,
})

describe("readEnvironment", () => {
  test("converts what is set, fills in what is not, and leaves other keys out", () => {
    const environment = readEnvironment(schema, {
      PORT: "0",
      NAME: "x",
      REFLECTION: "false",
      HOME: "/",
    })
    expect(environment).toEqual({
      PORT: 0,
      DRAIN_MS: 10,
      NAME: "x",
      REFLECTION: false,
      LOG_LEVEL: "info",
    })
  })

  test.each(["80.7", "1e3", "0x50", " 80", "eighty", ""])("takes %p for no number", (PORT) => {
    expect(() => readEnvironment(schema, { PORT, NAME: "x" })).toThrow("PORT: Expected integer")
  })

  test("reports all mistakes together, one line a key, without the values", () => {
    const bad = { PORT: "70000", DRAIN_MS: "-1", REFLECTION: "maybe", LOG_LEVEL: "loud" }
    const read = () => readEnvironment(schema, bad)
    expect(read).toThrow("bad environment")
    for (const key of ["PORT", "DRAIN_MS", "NAME", "REFLECTION", "LOG_LEVEL"]) {
      expect(read).toThrow(new RegExp(`^${key}: `, "m"))
    }
    expect(read).toThrow("LOG_LEVEL: Expected one of debug, info, warn, error, silent")
    expect(read).not.toThrow(/70000|maybe|loud/)
  })
})
