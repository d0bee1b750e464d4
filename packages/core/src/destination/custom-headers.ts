import type { Issue } from '../runtime/issue.ts';

const NAME = /^[A-Za-z0-9-]{1,64}$/;
const VALUE = /^[\x20-\x7e\t]{0,1024}$/;
const MAX_HEADERS = 20;
const RESERVED =
  /^(?:host|content-length|content-type|content-encoding|accept-encoding|transfer-encoding|connection|keep-alive|te|trailer|upgrade|expect|proxy-.*|cookie|authorization)$/i;

/**
 * What is wrong with the extra headers of a destination: too many (20), a name or value that HTTP does not allow,
 * a name given twice, or one that the transport sets itself. Values are never quoted, since they are often secrets.
 */
export function customHeaderIssues(headers: unknown): Issue[] {
  if (headers === undefined || headers === null) return [];
  if (typeof headers !== 'object' || Array.isArray(headers)) {
    return [{ path: 'headers', code: 'headers.not_an_object', message: 'Headers are an object of names and values.' }];
  }
  const entries = Object.entries(headers);
  const issues: Issue[] = [];
  if (entries.length > MAX_HEADERS) {
    issues.push({ path: 'headers', code: 'headers.too_many', message: `At most ${MAX_HEADERS} headers are allowed.` });
  }
  const seen = new Set<string>();
  for (const [name, value] of entries) {
    if (!NAME.test(name)) {
      // Not quoted: a whole header line, credential included, is easily pasted where the name goes.
      const message = 'A header name has 1 to 64 letters, digits and hyphens.';
      issues.push({ path: 'headers', code: 'headers.name', message });
      continue;
    }
    const path = `headers.${name}`;
    if (seen.has(name.toLowerCase())) {
      const message = `The header ${name} is given twice. Names do not differ by upper and lower case.`;
      issues.push({ path, code: 'headers.duplicate', message });
    } else if (RESERVED.test(name)) {
      issues.push({
        path,
        code: 'headers.reserved',
        message: `The header ${name} is set by the transport and cannot be replaced.`,
      });
    } else if (typeof value !== 'string' || !VALUE.test(value)) {
      issues.push({
        path,
        code: 'headers.value',
        message: `The value of the header ${name} must be at most 1,024 printable ASCII characters.`,
      });
    }
    seen.add(name.toLowerCase());
  }
  return issues;
}
