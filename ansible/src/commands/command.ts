import type { ParseArgsOptionsConfig } from "node:util"
import { Problem } from "@sentiment/tools/problem"
import type { Vagrant } from "../host/vagrant.ts"
import type { Output } from "../output/output.ts"

export type Context = {
  /** The repository. */
  root: string
  /** Beside it lie known_hosts and kubeconfig. */
  inventoryFile: string
  /** When the machines are Vagrant's. */
  vagrant: Vagrant | undefined
  out: Output
  /** Aborts on Ctrl-C. */
  signal: AbortSignal
  color: boolean
}

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>
export type Command = {
  summary: string
  help: string
  options: ParseArgsOptionsConfig
  /** Answers the exit code. */
  run(context: Context, values: Values): Promise<number>
}

export const text = (values: Values, name: string): string | undefined => {
  const value = values[name]
  return typeof value === "string" ? value : undefined
}

export function seconds(values: Values, name: string, byDefault: number): number {
  const value = text(values, name) ?? String(byDefault)
  if (/^\d{1,5}$/.test(value)) return Number(value)
  throw new Problem(`--${name} takes seconds, not ${value}`, { exitCode: 2 })
}

/** The same command again, with the same machines. */
export const commandLine = ({ vagrant, inventoryFile }: Context, ...words: string[]): string =>
  ["bun run cluster", ...words, ...(vagrant ? [] : ["--inventory", inventoryFile])].join(" ")
