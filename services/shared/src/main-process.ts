import { createLog, type Logger } from "./log.ts"

/** What a service hands back once it serves. */
export type Running = {
  /** Finishes the calls in flight and lets go of everything. */
  close(): Promise<void>
}

/**
 * Runs a service until SIGTERM or SIGINT. Exit code 0 after a clean stop, 1 when the environment is
 * bad or start or stop failed.
 */
export async function runService<Config extends { LOG_LEVEL: string }>(
  name: string,
  readConfig: (environment: NodeJS.ProcessEnv) => Config,
  start: (config: Config, log: Logger) => Promise<Running>,
): Promise<void> {
  let log = createLog(name, "info")
  const stopSignal = new Promise<string>((resolve) => {
    process.on("SIGTERM", resolve)
    process.on("SIGINT", resolve)
  })
  try {
    const config = readConfig(process.env)
    log = createLog(name, config.LOG_LEVEL)
    const service = await Promise.race([start(config, log), stopSignal])
    // Nothing has been served yet, so there is nothing to finish.
    if (typeof service === "string") process.exit(0)
    log.info({ signal: await stopSignal }, "stopping")
    await service.close()
    log.info("stopped")
    process.exit(0)
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
