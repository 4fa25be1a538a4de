import { afterAll } from "bun:test"
import { GlobalRegistrator } from "@happy-dom/global-registrator"

type Descriptors = ReadonlyMap<PropertyKey, PropertyDescriptor | undefined>

/** One window for all files: Lit, once loaded, keeps the classes of the window it was loaded in. */
let domGlobals: Descriptors | undefined

/**
 * Gives the test file a DOM, and takes it away after its tests: other files run in this process.
 * Components are imported after the call, with `await import(…)`.
 */
export function useDom(): void {
  const before = snapshot()
  domGlobals ??= register(before)
  apply(domGlobals)
  const taken = new Map([...domGlobals.keys()].map((key) => [key, before.get(key)]))
  afterAll(() => apply(taken))
}

/** Answers what registering happy-dom has put in place. */
function register(before: Descriptors): Descriptors {
  GlobalRegistrator.register({ url: "http://page.test/" })
  return new Map(
    [...snapshot()].filter(([key, now]) => {
      const then = before.get(key)
      return !then || then.value !== now?.value || then.get !== now?.get
    }),
  )
}

function snapshot(): Descriptors {
  return new Map(Object.entries(Object.getOwnPropertyDescriptors(globalThis)))
}

function apply(globals: Descriptors): void {
  for (const [key, descriptor] of globals) {
    if (descriptor) Object.defineProperty(globalThis, key, descriptor)
    else Reflect.deleteProperty(globalThis, key)
  }
}
