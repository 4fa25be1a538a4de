import { Problem, reasonOf } from "../problem.ts"

/** Starts a program that somebody else has installed; throws a Problem when there is none. */
export function start(command: readonly string[], input = "") {
  try {
    return Bun.spawn([...command], { stdin: Buffer.from(input), stdout: "pipe", stderr: "pipe" })
  } catch (cause) {
    throw new Problem(`${command[0]} cannot be started: ${reasonOf(cause)}`, { cause })
  }
}
