import type { ReactiveControllerHost } from "lit"

/** Shorter than a second, so that a shown second is never much longer than one. */
const tickMs = 250

/** Counts whole seconds down and redraws `host` whenever the number changes. */
export function createCountdown(host: ReactiveControllerHost) {
  let endsAtMs = 0
  let shown = 0
  let timer: ReturnType<typeof setInterval> | undefined

  const secondsLeft = () => Math.max(Math.ceil((endsAtMs - Date.now()) / 1_000), 0)
  const stop = () => clearInterval(timer)
  const tick = () => {
    if (secondsLeft() === shown) return
    shown = secondsLeft()
    if (shown === 0) stop()
    host.requestUpdate()
  }
  host.addController({ hostDisconnected: stop })

  return {
    get secondsLeft() {
      return shown
    },
    start(seconds: number) {
      stop()
      endsAtMs = Date.now() + seconds * 1_000
      timer = setInterval(tick, tickMs)
      tick()
    },
  }
}
