/** A failure that a model slug asks for. */
export type PlannedFailure =
  /** The call is refused with this status. */
  | { readonly kind: 'status'; readonly status: number }
  /** A stream breaks after a third of its tokens. */
  | { readonly kind: 'midstream' };

/**
 * `demo/fail-429`, `demo/fail-500` and any other status from 400 to 599; `demo/fail-midstream`. Every other slug works.
 */
export function plannedFailure(model: string): PlannedFailure | undefined {
  if (model === 'demo/fail-midstream') return { kind: 'midstream' };
  const status = /^demo\/fail-([45]\d\d)$/.exec(model)?.[1];
  return status === undefined ? undefined : { kind: 'status', status: Number(status) };
}
