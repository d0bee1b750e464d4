import { describe, expect, it } from 'vitest';
import { grafanaRoot } from './grafana-root.ts';

describe('grafanaRoot', () => {
  it.each([
    ['https://acme.grafana.net', 'https://acme.grafana.net'],
    ['https://acme.grafana.net/d/abc/llm-calls?from=now-6h#x', 'https://acme.grafana.net'],
    ['https://acme.grafana.net/grafana', 'https://acme.grafana.net'],
    ['https://tools.acme.com/grafana/', 'https://tools.acme.com/grafana'],
    ['https://tools.acme.com/grafana/explore?schemaVersion=1', 'https://tools.acme.com/grafana'],
    ['https://tools.acme.com/team/grafana/a/grafana-exploretraces-app/explore', 'https://tools.acme.com/team/grafana'],
    ['https://tools.acme.com:3000/d/abc', 'https://tools.acme.com:3000'],
    ['https://tools.acme.com/data', 'https://tools.acme.com/data'],
  ])('is found in %s', (url, root) => {
    expect(grafanaRoot(url)).toBe(root);
    expect(grafanaRoot(new URL(root))).toBe(root);
  });
});
