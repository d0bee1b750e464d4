import type { GrafanaConfig } from '@broadcast-kit/core';
import type { SecretBox } from '../secret-box/create-secret-box.ts';

/** Proof that a connection test passed. */
export interface TestReceipt {
  readonly receipt: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** What a receipt is bound to. */
export interface ReceiptScope {
  readonly owner: string;
  /** The values that were tested, in canonical form. */
  readonly config: GrafanaConfig;
}

const LIFETIME_MS = 600_000;
const RECEIPT = /^r1\.(\d{1,16})\.([\w.-]{1,200})$/;

function signedParts({ owner, config }: ReceiptScope, expiresAt: string): string[] {
  const headers = Object.entries(config.headers ?? {})
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return ['test-receipt/v1', owner, expiresAt, config.baseUrl, config.instanceId, config.apiKey, ...headers.flat()];
}

/** Signs that these values passed a test just now. Good for 10 minutes, for this owner and exactly these values. */
export async function issueTestReceipt(
  scope: ReceiptScope,
  { secrets, now }: { readonly secrets: SecretBox; readonly now: number },
): Promise<TestReceipt> {
  const expiresAt = now + LIFETIME_MS;
  const signature = await secrets.sign(signedParts(scope, String(expiresAt)));
  return { receipt: `r1.${expiresAt}.${signature}`, expiresAt };
}

/** Whether a receipt shows that these values passed a test within the last 10 minutes. */
export async function isValidTestReceipt(
  receipt: string,
  scope: ReceiptScope,
  { secrets, now }: { readonly secrets: SecretBox; readonly now: number },
): Promise<boolean> {
  const [, expiresAt = '', signature = ''] = RECEIPT.exec(receipt) ?? [];
  if (expiresAt === '' || Number(expiresAt) <= now) return false;
  return secrets.verify(signedParts(scope, expiresAt), signature);
}
