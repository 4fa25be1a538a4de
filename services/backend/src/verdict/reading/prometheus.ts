import { Type } from "@sinclair/typebox"
import { Value } from "@sinclair/typebox/value"

/** Prometheus did not answer what was asked; the message says why, for a person. */
export class PrometheusError extends Error {
  override readonly name = "PrometheusError"
}

/** One series' value. */
export type Sample = { labels: Record<string, string>; value: number }
export type Prometheus = ReturnType<typeof connectPrometheus>

/** `GET /api/v1/query` of Prometheus' HTTP API, as far as it is used. */
const Answer = Type.Object({
  status: Type.String(),
  error: Type.Optional(Type.String()),
  data: Type.Optional(
    Type.Object({
      result: Type.Array(
        Type.Object({
          metric: Type.Record(Type.String(), Type.String()),
          value: Type.Tuple([Type.Number(), Type.String()]),
        }),
      ),
    }),
  ),
})

/** The Prometheus at `url`, its path included. */
export function connectPrometheus(url: string, timeoutMs = 10_000) {
  const address = `${url.replace(/\/+$/, "")}/api/v1/query`
  return {
    /** An instant query at a time in seconds since 1970; throws PrometheusError. */
    async query(expression: string, time: number): Promise<Sample[]> {
      const body = new URLSearchParams({ query: expression, time: String(time) })
      const signal = AbortSignal.timeout(timeoutMs)
      const answer = await fetch(address, { method: "POST", body, signal }).catch((cause) => {
        throw new PrometheusError(`Prometheus at ${url} does not answer: ${messageOf(cause)}`)
      })
      return samplesIn(await answer.text().catch(messageOf), `Prometheus at ${url}`)
    },
  }
}

function samplesIn(text: string, who: string): Sample[] {
  const answer = parse(text)
  if (!Value.Check(Answer, answer))
    throw new PrometheusError(`${who} answers something else than Prometheus would`)
  if (!answer.data) throw new PrometheusError(`${who} refuses: ${answer.error ?? answer.status}`)
  return answer.data.result.map(({ metric, value: [, value] }) => ({
    labels: metric,
    value: Number(value),
  }))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const messageOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
