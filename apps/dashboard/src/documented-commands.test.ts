import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGrafanaHttpApi } from './__fixtures__/grafana-http-api.ts';
import { publishedAlerts, publishedDashboard } from './published-schema.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const page = readFileSync(path.join(root, 'docs/grafana.md'), 'utf8');
const TOKEN = 'glsa_of_the_test';

/** The code blocks of the page in a language, without the indentation of the list that they stand in. */
function blocksOf(language: string): readonly string[] {
  return [...page.matchAll(/^( *)```(\w+)\n(.*?)^\1```$/gms)].flatMap(([, indent = '', name, text = '']) =>
    name === language ? [text.replaceAll(new RegExp(`^${indent}`, 'gm'), '')] : [],
  );
}

/** A block as it stands, with the variables of the environment that it asks for. */
function run(block: string, url: string, token = TOKEN) {
  return promisify(execFile)('bash', ['-e', '-o', 'pipefail', '-c', block], {
    cwd: root,
    env: { ...process.env, GRAFANA_URL: url, GRAFANA_TOKEN: token },
  });
}

// Each command starts processes: the limit only ends what hangs.
describe('the commands of docs/grafana.md', { timeout: 60_000 }, () => {
  let grafana: Awaited<ReturnType<typeof startGrafanaHttpApi>>;
  beforeAll(async () => {
    grafana = await startGrafanaHttpApi(TOKEN);
  });
  afterAll(() => {
    grafana.server.closeAllConnections();
    grafana.server.close();
  });

  it('bring folder, dashboard and alerts into a Grafana, and the dashboard once more', async () => {
    const blocks = blocksOf('sh');
    expect(blocks).toHaveLength(3);
    for (const block of blocks) await run(block, grafana.url);
    const { received } = grafana;
    expect([...received.folders.keys()]).toEqual(['broadcast']);
    expect([...received.dashboards.values()]).toEqual([publishedDashboard]);
    expect([...received.ruleGroups]).toEqual([['broadcast/LLM calls (span metrics)', publishedAlerts[0]]]);
    await run(blocks[1] ?? '', grafana.url);
  });

  it('work for the other rule group, and fail at an address that is no Grafana', async () => {
    const block = blocksOf('sh')[2] ?? '';
    await run(block.replace('alerts-span-metrics', 'alerts-traceql'), grafana.url);
    expect(grafana.received.ruleGroups.get('broadcast/LLM calls (TraceQL metrics)')).toEqual(publishedAlerts[1]);
    await expect(run(block, `${grafana.url}/elsewhere`)).rejects.toThrow();
  });

  it('fail where Grafana refuses', async () => {
    for (const block of blocksOf('sh')) await expect(run(block, grafana.url, 'wrong')).rejects.toThrow();
  });

  it('name files that exist', () => {
    const named = [...page.matchAll(/apps\/dashboard\/generated\/[\w-]+\.json/g)].map(([file]) => file);
    expect(new Set(named).size).toBe(3);
    for (const file of named)
      expect({ file, exists: existsSync(path.join(root, file)) }).toEqual({ file, exists: true });
  });
});

/** Resources of a Terraform file with their arguments, as far as ours goes: one argument in each line. */
function resourcesOf(text: string): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return Object.fromEntries(
    [...text.matchAll(/^resource "(\w+)" "(\w+)" \{\n(.*?)^\}$/gms)].map(([, type, name, body = '']) => [
      `${type}.${name}`,
      Object.fromEntries([...body.matchAll(/^ {2}(\w+) += (.+)$/gm)].map(([, key = '', value = '']) => [key, value])),
    ]),
  );
}

describe('the Terraform block of docs/grafana.md', () => {
  const [text = ''] = blocksOf('hcl');

  it('puts the dashboard into the folder of the alerts', () => {
    expect(resourcesOf(text)).toEqual({
      'grafana_folder.broadcast': { uid: `"${publishedAlerts[0]?.folderUid}"`, title: '"LLM calls"' },
      'grafana_dashboard.llm_calls': {
        folder: 'grafana_folder.broadcast.uid',
        config_json: `file("\${path.module}/dashboard.json")`,
      },
    });
  });

  it('names the provider, and closes what it opens', () => {
    expect(text).toContain('grafana = { source = "grafana/grafana" }');
    expect(text.split('{').length).toBe(text.split('}').length);
  });
});
