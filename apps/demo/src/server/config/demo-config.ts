import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** Where an OpenAI-compatible API is, and the key that opens it. */
export interface UpstreamConfig {
  /** Up to and without `/chat/completions`, such as `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  /** Default: none, for local servers that need no key. */
  readonly apiKey?: string | undefined;
}

/** Everything that can be set on the demo. */
export interface DemoConfig {
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Absolute path. */
  readonly dataDir: string;
  /** Whether to clear {@link dataDir} first. */
  readonly reset: boolean;
  /** Default: the built-in model. */
  readonly upstream?: UpstreamConfig | undefined;
  /** `host:port` or `host` of self-hosted receivers that destinations may point at. */
  readonly allowHosts: readonly string[];
}

/** What {@link readDemoConfig} reads from. */
export interface DemoConfigSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Arguments after the script's name. */
  readonly args: readonly string[];
  /** What a relative `DEMO_DATA_DIR` starts from. */
  readonly cwd: string;
  readonly defaultDataDir: string;
}

/** A config, or the sentence that says what to change. */
export type DemoConfigResult =
  | { readonly ok: true; readonly config: DemoConfig }
  | { readonly ok: false; readonly message: string };

function refuse(message: string): DemoConfigResult {
  return { ok: false, message };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** Reads `PORT`, `HOST`, `DEMO_DATA_DIR`, `UPSTREAM_BASE_URL`, `UPSTREAM_API_KEY`, `BROADCAST_ALLOW_HOSTS` and `--reset`. */
export function readDemoConfig({ env, args, cwd, defaultDataDir }: DemoConfigSource): DemoConfigResult {
  // An empty variable is one that a shell script or a compose file left out.
  const read = (name: string) => env[name]?.trim() || undefined;

  let reset: boolean;
  try {
    // `npm run demo -- --reset` reaches a nested script as `-- --reset`.
    const options = parseArgs({
      args: args.filter((arg) => arg !== '--'),
      options: { reset: { type: 'boolean', default: false } },
    });
    reset = options.values.reset;
  } catch {
    return refuse(`The demo knows one option, --reset, which clears its data. Given: ${args.join(' ')}`);
  }

  const portText = read('PORT') ?? '4400';
  const port = Number(portText);
  if (!/^\d{1,5}$/.test(portText) || port > 65_535) {
    return refuse(`PORT is a number from 0 to 65535, such as 4400. Given: ${portText}`);
  }

  const upstreamUrl = read('UPSTREAM_BASE_URL');
  if (upstreamUrl !== undefined && !isHttpUrl(upstreamUrl)) {
    return refuse(
      'UPSTREAM_BASE_URL is the address of an OpenAI-compatible API up to /v1, such as https://api.openai.com/v1.',
    );
  }
  const upstreamKey = read('UPSTREAM_API_KEY');
  if (upstreamKey !== undefined && upstreamUrl === undefined) {
    return refuse('UPSTREAM_API_KEY is set but UPSTREAM_BASE_URL is not. Set both, or none for the built-in model.');
  }

  const allowHosts = (read('BROADCAST_ALLOW_HOSTS') ?? '').split(/[\s,]+/).filter((host) => host !== '');
  const badHost = allowHosts.find((host) => !/^(?:[a-z0-9.-]+|\[[0-9a-f:]+\])(?::\d{1,5})?$/i.test(host));
  if (badHost !== undefined) {
    return refuse(
      `BROADCAST_ALLOW_HOSTS lists receivers as host:port, separated by commas, such as 127.0.0.1:4318. Given: ${badHost}`,
    );
  }

  return {
    ok: true,
    config: {
      host: read('HOST') ?? '127.0.0.1',
      port,
      dataDir: resolve(cwd, read('DEMO_DATA_DIR') ?? defaultDataDir),
      reset,
      ...(upstreamUrl === undefined
        ? {}
        : { upstream: { baseUrl: upstreamUrl.replace(/\/+$/, ''), apiKey: upstreamKey } }),
      allowHosts,
    },
  };
}
