/** How long a deleted destination can be restored: 30 days. After that its record is purged, secrets and all. */
export const RESTORABLE_MS = 30 * 24 * 3_600_000;
