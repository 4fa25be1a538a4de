import { connect, createClient } from "@sentiment/proto/client"
import { Label, SentimentService } from "@sentiment/proto/sentiment"
import { type Check, NotThere } from "./check.ts"

const authority = { "grpc.default_authority": "app.local", "grpc.enable_http_proxy": 0 }
const withPort = (address: string) => (address.includes(":") ? address : `${address}:80`)
const soon = () => Date.now() + 8_000

export const predictCheck = (address: string): Check => ({
  name: "prediction by gRPC",
  look: (signal) =>
    withChannel(address, async (channel) => {
      const client = createClient(SentimentService, channel)
      const text = "A dull and tedious film, a waste of time."
      const { prediction } = await client.predict({ text }, { deadline: soon(), signal })
      if (prediction?.label !== Label.NEGATIVE)
        throw new Error("a bad review is not called negative")
      const { score, model } = prediction
      return `negative ${score.toFixed(2)} by ${model?.name} ${model?.version}`
    }),
})

/** Whether a client without our .proto, as grpcurl, finds the service. */
export const reflectionCheck = (address: string): Check => ({
  name: "gRPC reflection",
  look: (signal) =>
    withChannel(address, async (channel) => {
      const names = await listServices(channel, signal)
      if (!names.includes("sentiment.v1.SentimentService"))
        throw new Error("it does not list our service")
      return "lists sentiment.v1.SentimentService"
    }),
})

const reflectionMethod = "/grpc.reflection.v1.ServerReflection/ServerReflectionInfo"
/** ServerReflectionRequest { list_services: "*" }. */
const listRequest = Buffer.from([0x3a, 0x01, 0x2a])
const unrouted = [5, 12] // NOT_FOUND and UNIMPLEMENTED, as which a gateway's 404 arrives

type Channel = ReturnType<typeof connect>

function listServices(channel: Channel, signal: AbortSignal): Promise<string> {
  const same = (it: Buffer) => it
  return new Promise((resolve, reject) => {
    const call = channel.makeBidiStreamRequest(reflectionMethod, same, same, { deadline: soon() })
    signal.addEventListener("abort", () => call.cancel(), { once: true })
    call.on("data", (answer: Buffer) => resolve(answer.toString("latin1")))
    call.on("error", (error: Error & { code?: number }) =>
      reject(unrouted.includes(error.code ?? 0) ? new NotThere("not routed") : error),
    )
    call.on("end", () => reject(new Error("no answer")))
    call.write(listRequest)
    call.end()
  })
}

async function withChannel<T>(address: string, work: (channel: Channel) => Promise<T>): Promise<T> {
  const channel = connect(withPort(address), authority)
  try {
    return await work(channel)
  } finally {
    channel.close()
  }
}
