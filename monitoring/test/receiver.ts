type Labels = Record<string, string>
type Message = { status: string; alerts: { labels: Labels }[] }

/** What a receiver was told: https://prometheus.io/docs/alerting/latest/configuration/#webhook_config */
export type Heard = { authorized: boolean; status: string; alertnames: string[]; labels: Labels[] }

/** A receiver of webhooks on a free port. `next` waits for what comes next at a path, in order. */
export function createReceiver(token: string, hostname = "127.0.0.1") {
  const heard = new Map<string, ReturnType<typeof createLine>>()
  const lineOf = (path: string) => {
    const line = heard.get(path) ?? createLine()
    heard.set(path, line)
    return line
  }
  const server = Bun.serve({
    hostname,
    port: 0,
    async fetch(request) {
      const { status, alerts } = (await request.json()) as Message
      const labels = alerts.map((it) => it.labels)
      const authorized = request.headers.get("authorization") === `Bearer ${token}`
      const alertnames = labels.map((it) => it.alertname ?? "")
      lineOf(new URL(request.url).pathname).add({ authorized, status, alertnames, labels })
      return new Response()
    },
  })
  return {
    url: `http://${hostname}:${server.port}`,
    next: (path: string): Promise<Heard> => lineOf(path).next(),
    close: () => server.stop(true),
  }
}

/** First come, first served, on both sides. */
function createLine() {
  const come: Heard[] = []
  const waiting: ((it: Heard) => void)[] = []
  return {
    add(it: Heard): void {
      const first = waiting.shift()
      if (first) first(it)
      else come.push(it)
    },
    next(): Promise<Heard> {
      const first = come.shift()
      if (first) return Promise.resolve(first)
      return new Promise((resolve) => waiting.push(resolve))
    },
  }
}
