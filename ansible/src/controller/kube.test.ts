import { describe, expect, test } from "bun:test"
import { addressesOf, explainPending, isReady, type Pod, pending } from "./kube.ts"

const pod = (status: Pod["status"]): Pod => ({
  metadata: { name: "app", namespace: "shop" },
  status,
})
const ready = pod({ phase: "Running", conditions: [{ type: "Ready", status: "True" }] })

describe("pods", () => {
  test("that run or have done their work are no trouble", () => {
    const stuck = pod({ phase: "Running", conditions: [{ type: "Ready", status: "False" }] })
    expect(pending([ready, pod({ phase: "Succeeded" }), stuck])).toEqual([stuck])
    expect(isReady(ready)).toBe(true)
  })

  test.each([
    [
      {
        containerStatuses: [
          {
            ready: false,
            state: { waiting: { reason: "ErrImagePull", message: "no such image" } },
          },
        ],
      },
      "no such image",
    ],
    [
      { initContainerStatuses: [{ ready: false, state: { terminated: { reason: "Error" } } }] },
      "Error",
    ],
    [
      {
        conditions: [{ type: "PodScheduled", status: "False", message: "0/3 nodes are available" }],
      },
      "0/3 nodes are available",
    ],
    [{ containerStatuses: [{ ready: false, state: { running: {} } }] }, "not ready yet"],
  ])("%j is explained by %j", (status, why) => {
    expect(explainPending(pod(status))).toBe(`shop/app: ${why}`)
  })
})

test("a service without an address has none", () => {
  const service = { metadata: { name: "gateway" }, spec: {} }
  const ingress = [{ ip: "192.168.56.91" }]
  expect(addressesOf({ ...service, status: {} })).toEqual([])
  expect(addressesOf({ ...service, status: { loadBalancer: { ingress } } })).toEqual([
    "192.168.56.91",
  ])
})
