/** Where the overlay's gateway listens: an address, with a port if it is not 80. */
export const gateway = process.env.GATEWAY ?? "192.168.56.91"
export const gatewayPort = Number(gateway.match(/:(\d+)$/)?.[1] ?? 80)
export const gatewayHost = gateway.replace(/:\d+$/, "")
export const host = process.env.APP_HOST ?? "app.local"

export type Question = {
  path?: string
  user?: string
  cookie?: string
  headers?: Record<string, string>
  /** Another address and name than the gateway's. */
  address?: string
  as?: string
  /** A text asks for its prediction; without one, the path is fetched. */
  text?: string
}

export type Reply = {
  status: number
  app: string
  model: string
  cookie: string | undefined
  headers: Headers
  body: string
}

/** One HTTP request through the gateway; fails only where nothing answers. */
export async function ask(question: Question = {}): Promise<Reply> {
  const { text, address = gateway } = question
  const { path = text === undefined ? "/" : "/api/predictions" } = question
  const response = await fetch(`http://${address}${path}`, {
    headers: headersOf(question),
    redirect: "manual",
    signal: AbortSignal.timeout(20_000),
    ...(text !== undefined && { method: "POST", body: JSON.stringify({ text }) }),
  })
  const { status, headers } = response
  return {
    status,
    app: headers.get("x-app-version") ?? "",
    model: headers.get("x-model-version") ?? "",
    cookie: headers.get("set-cookie") ?? undefined,
    headers,
    body: await response.text(),
  }
}

function headersOf({ user, cookie, headers, text, as = host }: Question): Record<string, string> {
  return {
    host: as,
    ...(user !== undefined && { "x-user": user }),
    ...(cookie !== undefined && { cookie }),
    ...(text !== undefined && { "content-type": "application/json" }),
    ...headers,
  }
}

/** Runs `count` jobs, at most `together` at a time, and answers their results in order. */
export async function many<T>(
  count: number,
  together: number,
  job: (at: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = new Array(count)
  let next = 0
  const worker = async () => {
    for (let at = next++; at < count; at = next++) results[at] = await job(at)
  }
  await Promise.all(Array.from({ length: together }, worker))
  return results
}
