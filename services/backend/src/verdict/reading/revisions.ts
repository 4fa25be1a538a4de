/**
 * PromQL for how many revisions of app and model were there in the last `seconds`, by version, the larger number of
 * both. A Deployment's pod is called by its ReplicaSet, which is another one for each change of the pod's template:
 * another image, model or setting, or a restart that somebody asked for.
 */
export function revisions(namespace: string, seconds: number): string {
  const up = `up{job=~"app-service|model-service",namespace="${namespace}"}`
  const named = `label_replace(last_over_time(${up}[${seconds}s]), "revision", "$1", "pod", "(.+)-[^-]+")`
  return `max by (version) (count by (version, job) (count by (version, job, revision) (${named})))`
}
