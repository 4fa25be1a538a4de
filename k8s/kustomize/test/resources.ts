export type Labels = Record<string, string>

type Amounts = { cpu?: string; memory?: string }

export type Container = {
  name: string
  image: string
  imagePullPolicy?: string
  envFrom?: { configMapRef: { name: string } }[]
  ports?: { name: string; containerPort: number }[]
  lifecycle?: { preStop?: { sleep?: { seconds: number } } }
  readinessProbe?: { grpc?: { port: number }; httpGet?: { path: string } }
  resources?: { requests?: Amounts; limits?: Amounts }
  securityContext?: {
    allowPrivilegeEscalation?: boolean
    readOnlyRootFilesystem?: boolean
    capabilities?: { drop?: string[] }
  }
}

export type Pod = {
  serviceAccountName: string
  automountServiceAccountToken?: boolean
  securityContext?: {
    runAsNonRoot?: boolean
    runAsUser?: number
    seccompProfile?: { type: string }
  }
  initContainers?: Container[]
  containers: Container[]
  volumes?: { configMap?: { name: string } }[]
  tolerations?: { key: string; effect: string; tolerationSeconds?: number }[]
  topologySpreadConstraints?: { labelSelector: { matchLabels: Labels } }[]
}

export type PodTemplate = {
  metadata: { labels: Labels; annotations?: Record<string, string> }
  spec: Pod
}

export type HttpRoute = {
  name?: string
  delegate?: { name: string }
  route?: {
    destination: { host: string; subset?: string; port: { number: number } }
    weight?: number
  }[]
}

export type ConfigPatch = {
  applyTo: string
  match: { context: string; routeConfiguration?: { vhost: { route: { name: string } } } }
}

/** What the tests read of a resource; its kind says what is there. */
export type Resource = {
  apiVersion: string
  kind: string
  metadata: {
    name: string
    namespace?: string
    labels?: Labels
    annotations?: Record<string, string>
  }
  automountServiceAccountToken?: boolean
  data?: Record<string, string>
  spec?: {
    selector?: Labels & { matchLabels?: Labels }
    podSelector?: { matchLabels?: Labels }
    workloadSelector?: { labels: Labels }
    scaleTargetRef?: { kind: string; name: string }
    minReplicas?: number
    replicas?: number
    template?: PodTemplate
    ports?: { name: string; port: number; targetPort: string | number }[]
    hosts?: string[]
    host?: string
    subsets?: { name: string; labels: Labels }[]
    configPatches?: ConfigPatch[]
    gateways?: string[]
    servers?: { hosts: string[] }[]
    http?: HttpRoute[]
    mtls?: { mode: string }
    rules?: { from?: { source: { serviceAccounts: string[] } }[] }[]
  }
}

export const ofKind = (resources: Resource[], ...kinds: string[]): Resource[] =>
  resources.filter((it) => kinds.includes(it.kind))

export const templates = (resources: Resource[]): PodTemplate[] =>
  ofKind(resources, "Deployment").flatMap((it) => it.spec?.template ?? [])

export const matches = (selector: Labels, labels: Labels): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)

/** The labels by which it finds pods; undefined when it is for all pods, or for none. */
export function podLabels({ kind, spec }: Resource): Labels | undefined {
  if (kind === "EnvoyFilter") return spec?.workloadSelector?.labels
  const selector = kind === "NetworkPolicy" ? spec?.podSelector : spec?.selector
  const labels = selector?.matchLabels ?? (selector as Labels | undefined)
  return labels && Object.keys(labels).length > 0 ? labels : undefined
}
