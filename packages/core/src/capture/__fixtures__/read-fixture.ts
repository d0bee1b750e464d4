import { readFileSync } from 'node:fs';

/** Bytes of a recorded payload beside this file. */
export function fixtureBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(name, import.meta.url)));
}

/** A recorded payload as parsed JSON. */
export function fixtureJson(name: string): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(fixtureBytes(name))) as Record<string, unknown>;
}
