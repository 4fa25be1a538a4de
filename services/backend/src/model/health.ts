import type { Client, ServiceError } from "@grpc/grpc-js"
import { Metadata } from "@grpc/grpc-js"
import { service } from "grpc-health-check"

const timeoutMs = 500

/** Asks `grpc.health.v1` whether the other side is SERVING; false when it cannot be asked. */
export function createHealthCheck(channel: Client): () => Promise<boolean> {
  const method = service.Check
  if (!method) throw new Error("grpc.health.v1.Health has no Check")
  const { path, requestSerialize, responseDeserialize } = method
  return () =>
    new Promise((resolve) => {
      const done = (error: ServiceError | null, response?: { status?: string }) =>
        resolve(!error && response?.status === "SERVING")
      const options = { deadline: Date.now() + timeoutMs }
      const request = { service: "" }
      channel.makeUnaryRequest(
        path,
        requestSerialize,
        responseDeserialize,
        request,
        new Metadata(),
        options,
        done,
      )
    })
}
