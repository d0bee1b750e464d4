import type { AttributeValue } from './span.ts';

/** Where attributes go that are known to be fit to be sent, and what becomes of them there. */
export interface AttributeSink<Attributes> {
  text(key: string, value: string): void;
  int(key: string, value: number | bigint): void;
  double(key: string, value: number): void;
  bool(key: string, value: boolean): void;
  array(key: string, value: readonly AttributeValue[]): void;
  /** Text as a JSON string in UTF-8. Its memory may hold something else soon after {@link finish}. */
  quoted(key: string, json: Uint8Array): void;
  /** What was added since the last time. */
  finish(): Attributes;
}
