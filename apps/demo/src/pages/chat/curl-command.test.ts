import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { curlCommand } from './curl-command.ts';

const options = { origin: 'http://127.0.0.1:4400', apiKey: 'sk-demo-a' };

describe('curlCommand', () => {
  it('can be pasted into a shell, whatever the message holds', () => {
    const body = { model: 'x', messages: [{ role: 'user', content: `it's $HOME "quoted" \\ and \`ticks\`\n!` }] };
    const command = curlCommand({ ...options, body });
    // The shell's own reading of the command, each argument ended by a zero byte.
    const script = `curl() { for argument in "$@"; do printf '%s\\0' "$argument"; done; }\n${command}`;
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
    expect(read.slice(0, -1)).toEqual([
      'http://127.0.0.1:4400/api/v1/chat/completions',
      '-H',
      'Authorization: Bearer sk-demo-a',
      '-H',
      'Content-Type: application/json',
      '-d',
    ]);
    expect(JSON.parse(read.at(-1) ?? '')).toEqual(body);
  });

  it('shows a stream as it comes', () => {
    expect(curlCommand({ ...options, body: { stream: true } })).toMatch(/^curl -N http/);
  });
});
