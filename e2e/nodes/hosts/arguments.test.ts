import { describe, expect, test } from "bun:test"
import { readArguments } from "./arguments.ts"
import { helps } from "./help.ts"

const refused = [
  { args: [], because: "say what to do" },
  { args: ["start"], because: "no command start" },
  { args: ["toString"], because: "no command toString" },
  { args: ["up", "--workers", "two"], because: "--workers two" },
  { args: ["up", "--workers", "-1"], because: "--workers" },
  { args: ["up", "--workers", "21"], because: "from 0 to 20" },
  { args: ["up", "--workers", ""], because: "whole number" },
  { args: ["up", "worker-1"], because: "up takes no worker-1" },
  { args: ["down", "--workers", "2"], because: "--workers is for up only" },
  { args: ["down", "--force"], because: "--force" },
  { args: ["off"], because: "name one host" },
  { args: ["wipe", "worker-1", "worker-2"], because: "name one host" },
  { args: ["with"], because: "say what to run" },
  { args: ["with", "--keep"], because: "say what to run" },
]

describe("the command line", () => {
  for (const { args, because } of refused) {
    test(`refuses "${args.join(" ")}"`, () => {
      expect(() => readArguments(args)).toThrow(because)
    })
  }

  test("leaves the number of workers open unless it is given", () => {
    expect(readArguments(["up"])).toEqual({ name: "up", workers: undefined })
    expect(readArguments(["up", "--workers", "0"])).toEqual({ name: "up", workers: 0 })
  })

  test("takes the host whose power it changes", () => {
    expect(readArguments(["off", "worker-1"])).toEqual({ name: "off", host: "worker-1" })
  })

  test("leaves a command that needs hosts as it is", () => {
    const command = ["bun", "test", "--timeout", "9", "--help"]
    expect(readArguments(["with", ...command])).toEqual({ name: "with", command, keep: false })
    expect(readArguments(["with", "--keep", ...command])).toMatchObject({ command, keep: true })
  })

  test("helps with each command, whatever else is given", () => {
    for (const [name, text] of Object.entries(helps)) {
      expect(readArguments([name, "--help"])).toEqual({ name: "help", text })
    }
    expect(readArguments(["--help"])).toMatchObject({ name: "help" })
  })
})
