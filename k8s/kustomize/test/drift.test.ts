import { expect, test } from "bun:test"
import { readConfig } from "../../../services/model/src/config.ts"
import { leastTexts } from "../../../services/model/src/drift/drift.ts"
import { buildOverlay } from "./build-overlay.ts"
import { deployed } from "./overlays.ts"
import { ofKind } from "./resources.ts"

/** What two pods of a canary of 10 % get each at a fifth of a path's limit of 100 requests. */
const textsPerMinute = (100 / 5) * 0.1 * 0.5

test.each([...deployed])(
  "%s gives a pod of v2 time for the texts that drift takes",
  async (folder) => {
    const maps = ofKind(await buildOverlay(folder), "ConfigMap")
    const data = maps.find((it) => it.metadata.name.startsWith("model-v2-"))?.data ?? {}
    const minutes = readConfig(data).DRIFT_WINDOW_MS / 60_000
    expect(minutes * textsPerMinute).toBeGreaterThan(leastTexts)
  },
)
