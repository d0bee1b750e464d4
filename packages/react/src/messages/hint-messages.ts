/** What the form says about a connection before it is tried. */
export interface HintMessages {
  readonly hintDashboard: string;
  /** On a button: the address of dashboards becomes the Grafana URL. */
  readonly fixGrafanaUrl: string;
  readonly hintPortal: string;
  /** On a button. */
  readonly fixInstanceId: (instanceId: string) => string;
  /** `found` is how the wrong kind of token begins: `glsa_` or `eyJ`. */
  readonly hintToken: (found: string) => string;
  /** Both are slugs such as `prod-eu-west-2`. */
  readonly hintRegion: (keyRegion: string, urlRegion: string) => string;
}
