import type { DeliveryStats } from '@broadcast-kit/core';

/** What a sender is told at its start. */
export interface SenderOrder {
  readonly destinations: readonly { readonly user: string; readonly baseUrl: string }[];
  /** Those of the users whose records all have to arrive. */
  readonly healthy: readonly string[];
  /** Records per second and destination. */
  readonly ratePerSecond: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What it says at its end. */
export interface SenderReport {
  /** By destination id. */
  readonly destinations: Readonly<Record<string, DeliveryStats>>;
  /** How long `record` took on its caller's thread, in microseconds. */
  readonly recordP99Us: number;
}
