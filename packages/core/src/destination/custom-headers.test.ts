import { describe, expect, it } from 'vitest';
import { customHeaderIssues } from './custom-headers.ts';

function codes(headers: unknown): string[] {
  return customHeaderIssues(headers).map(({ code }) => code);
}

describe('customHeaderIssues', () => {
  it.each([undefined, null, {}, { 'X-Scope-OrgID': 'tenant 7', 'x-api-version': '' }])('accepts %j', (headers) => {
    expect(codes(headers)).toEqual([]);
  });

  it.each([
    'Host',
    'content-length',
    'Content-Type',
    'content-encoding',
    'Accept-Encoding',
    'transfer-encoding',
    'connection',
    'Proxy-Authorization',
    'cookie',
    'authorization',
  ])('does not let a customer replace %s', (name) => {
    expect(codes({ [name]: 'x' })).toEqual(['headers.reserved']);
  });

  it.each([
    ['a line break', 'a\r\nhost: evil'],
    ['a character outside ASCII', 'ü'],
    ['1,025 characters', 'a'.repeat(1025)],
    ['a number', 7],
  ])('refuses a value with %s', (_, value) => {
    expect(customHeaderIssues({ 'x-tenant': value })).toMatchObject([
      { path: 'headers.x-tenant', code: 'headers.value' },
    ]);
  });

  it('refuses the same name twice, however it is spelt', () => {
    expect(codes({ 'X-Tenant': '1', 'x-tenant': '2' })).toEqual(['headers.duplicate']);
  });

  it('refuses more than 20 headers', () => {
    const headers = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`x-${index}`, 'v']));
    expect(codes(headers)).toEqual(['headers.too_many']);
  });

  it.each([[['x-tenant', '7']], 'x-tenant: 7', 7])('refuses %j, which is no object of names and values', (headers) => {
    expect(codes(headers)).toEqual(['headers.not_an_object']);
  });

  it('never quotes a value, nor a whole header line that was pasted where the name goes', () => {
    const issues = customHeaderIssues({
      'Authorization: Basic MTIzNDU2OmdsY19jYW5hcnk=': '',
      'x-api-key': 'canary\nvalue',
      '': 'canary',
    });
    expect(issues.map(({ code }) => code)).toEqual(['headers.name', 'headers.value', 'headers.name']);
    expect(JSON.stringify(issues)).not.toMatch(/canary|MTIz/);
  });
});
