export type Matcher = { name: string; value: string; matchType: string }

type Route = {
  receiver: string
  groupBy?: string[]
  groupWait?: string
  groupInterval?: string
  repeatInterval?: string
  matchers?: Matcher[]
  routes?: Route[]
}

type SecretKey = { name: string; key: string }

type Webhook = {
  sendResolved?: boolean
  urlSecret: SecretKey
  httpConfig: { authorization: { type: string; credentials: SecretKey } }
}

export type AlertmanagerConfig = {
  metadata: { name: string }
  spec: {
    route: Route
    receivers: { name: string; webhookConfigs: Webhook[] }[]
    inhibitRules: { sourceMatch: Matcher[]; targetMatch: Matcher[]; equal: string[] }[]
  }
}

export type Secrets = Record<string, Record<string, string>>

/**
 * The configuration that the operator gives Alertmanager for one AlertmanagerConfig of a namespace, as far as ours
 * go: names with a prefix, everything for alerts of the namespace alone, what is in Secrets filled in.
 * Source: prometheus-operator v0.93, pkg/alertmanager/amcfg.go. A Secret or key that is missing is an
 * error, as it is there.
 */
export function toConfiguration(
  config: AlertmanagerConfig,
  namespace: string,
  secrets: Secrets,
): object {
  const named = (receiver: string) => `${namespace}/${config.metadata.name}/${receiver}`
  const own = { name: "namespace", value: namespace, matchType: "=" }
  const { route, receivers, inhibitRules } = config.spec
  const top = toRoute({ ...route, matchers: [own, ...(route.matchers ?? [])] }, named)
  return {
    route: { receiver: "null", routes: [{ ...top, continue: true }] },
    inhibit_rules: inhibitRules.map(({ sourceMatch, targetMatch, equal }) => ({
      source_matchers: [own, ...sourceMatch].map(toText),
      target_matchers: [own, ...targetMatch].map(toText),
      equal,
    })),
    receivers: [
      { name: "null" },
      ...receivers.map(({ name, webhookConfigs }) => ({
        name: named(name),
        webhook_configs: webhookConfigs.map((it) => toWebhook(it, secrets)),
      })),
    ],
  }
}

function toRoute(route: Route, named: (receiver: string) => string): object {
  const { receiver, groupBy, groupWait, groupInterval, repeatInterval, matchers, routes } = route
  return {
    receiver: named(receiver),
    ...(groupBy && { group_by: groupBy }),
    ...(groupWait && { group_wait: groupWait }),
    ...(groupInterval && { group_interval: groupInterval }),
    ...(repeatInterval && { repeat_interval: repeatInterval }),
    ...(matchers && { matchers: matchers.map(toText) }),
    ...(routes && { routes: routes.map((it) => toRoute(it, named)) }),
  }
}

function toWebhook({ sendResolved, urlSecret, httpConfig }: Webhook, secrets: Secrets): object {
  const { type, credentials } = httpConfig.authorization
  return {
    send_resolved: sendResolved,
    url: read(secrets, urlSecret),
    http_config: { authorization: { type, credentials: read(secrets, credentials) } },
  }
}

function read(secrets: Secrets, { name, key }: SecretKey): string {
  const value = secrets[name]?.[key]
  if (value === undefined) throw new Error(`there is no ${key} in the Secret ${name}`)
  return value
}

const toText = ({ name, value, matchType }: Matcher): string =>
  `${name}${matchType}${JSON.stringify(value)}`
