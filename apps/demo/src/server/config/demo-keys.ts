import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

function createGatewayKeys(): string[] {
  return ['a', 'b'].map((letter) => `sk-demo-${letter}-${randomBytes(18).toString('base64url')}`);
}

const DemoKeysSchema = v.object({
  /** Bearer token of the settings API. */
  managementKey: v.string(),
  /** Password of the local OTLP gateway, in the form of a Grafana Cloud access-policy token. */
  otlpApiKey: v.pipe(v.string(), v.startsWith('glc_')),
  /** Seals the stored credentials: 32 bytes, base64. */
  secretBoxKey: v.pipe(v.string(), v.base64()),
  /** Signs the pages' session cookie: 32 bytes, base64. */
  sessionKey: v.pipe(v.string(), v.base64()),
  /** Open the chat gateway where other machines reach it. An older file gets them when it is read. */
  gatewayKeys: v.optional(v.pipe(v.array(v.string()), v.minLength(1)), createGatewayKeys),
});

/** The secrets of one demo. Made once, then the same at every start. */
export type DemoKeys = Readonly<v.InferOutput<typeof DemoKeysSchema>>;

/** The keys, or the sentence that says why there are none. */
export type DemoKeysResult =
  | { readonly ok: true; readonly keys: DemoKeys }
  | { readonly ok: false; readonly message: string };

function createDemoKeys(): DemoKeys {
  // What a real token is: the base64 of organisation, name, secret and region.
  const token = { o: '0', n: 'local-stand-in', k: randomBytes(18).toString('base64url'), m: { r: 'local' } };
  return {
    managementKey: `sk-management-${randomBytes(18).toString('base64url')}`,
    otlpApiKey: `glc_${Buffer.from(JSON.stringify(token)).toString('base64')}`,
    secretBoxKey: randomBytes(32).toString('base64'),
    sessionKey: randomBytes(32).toString('base64'),
    gatewayKeys: createGatewayKeys(),
  };
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function parseKeys(text: string): DemoKeys | undefined {
  try {
    const parsed = v.safeParse(DemoKeysSchema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

async function saveKeys(path: string, keys: DemoKeys): Promise<void> {
  const draft = `${path}.new`;
  await writeFile(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600 });
  await rename(draft, path);
}

/** Reads `keys.json` of the data directory, or makes it, readable by its owner alone. */
export async function loadDemoKeys(dataDir: string): Promise<DemoKeysResult> {
  const path = join(dataDir, 'keys.json');
  const text = await readIfThere(path);
  if (text !== undefined) {
    const keys = parseKeys(text);
    if (keys !== undefined) {
      if (!text.includes('"gatewayKeys"')) await saveKeys(path, keys);
      return { ok: true, keys };
    }
    // New keys would make every stored credential unreadable, so this is for people to decide.
    return { ok: false, message: `${path} is damaged. Put it back from a copy, or start with --reset to begin anew.` };
  }
  const keys = createDemoKeys();
  await saveKeys(path, keys);
  return { ok: true, keys };
}
