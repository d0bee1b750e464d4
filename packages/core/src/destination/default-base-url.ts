/** The Base URL of a Grafana config that names none (OpenRouter: `config.baseUrl` default). */
export const DEFAULT_BASE_URL = 'https://otlp-gateway-prod-us-west-0.grafana.net';
