import { expect, test } from "bun:test"
import { createRestarts } from "./restarts.ts"

/** Lets the promises settle that can. */
const settled = () => new Promise(setImmediate)

/** Children that end when they are told to here, and not before. */
function fakeChildren() {
  const events: string[] = []
  const ends: (() => void)[] = []
  const start = () => {
    const { promise, resolve } = Promise.withResolvers<number>()
    const number = ends.length
    events.push(`start ${number}`)
    ends.push(() => {
      events.push(`end ${number}`)
      resolve(0)
    })
    return { kill: () => undefined, exited: promise }
  }
  return { events, end: (number: number) => ends[number]?.(), start }
}

test("starts one child however often it is asked, once the last has ended", async () => {
  const { events, end, start } = fakeChildren()
  const { restart, stop } = createRestarts(start)
  restart()
  restart()
  await settled()
  restart()
  expect(events).toEqual(["start 0"])
  end(0)
  await settled()
  expect(events).toEqual(["start 0", "end 0", "start 1"])
  restart()
  end(1)
  await settled()
  end(2)
  expect(await stop()).toBe(0)
  expect(events.slice(3)).toEqual(["end 1", "start 2", "end 2"])
})

test("starts no other child once it is stopped", async () => {
  const { events, end, start } = fakeChildren()
  const { restart, stop } = createRestarts(start)
  restart()
  const code = stop()
  restart()
  end(0)
  expect(await code).toBe(0)
  expect(events).toEqual(["start 0", "end 0"])
})
