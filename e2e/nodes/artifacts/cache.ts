import { homedir } from "node:os"
import { join, resolve } from "node:path"

/** Where everything lies that is built and is not part of the repository. */
export const cacheDir = (env: Record<string, string | undefined> = process.env): string =>
  resolve(env.SENTIMENT_CACHE || join(homedir(), ".cache", "sentiment-analyzer"))

/** The offline mirror that each test host sees as /opt/artifacts. */
export const artifactsDir = (cache: string): string => join(cache, "artifacts")

/** Programs for this machine, too: `bin/kubernetes/kubectl`, `bin/helm/helm`. */
export const programsDir = (cache: string, product: string): string => join(cache, "bin", product)

export const buildDir = (cache: string, name: string): string => join(cache, "go", name)
export const logFile = (cache: string, product: string): string =>
  join(cache, "logs", `${product}.log`)
export const stampFile = (cache: string, product: string): string =>
  join(cache, "stamps", `${product}.json`)
