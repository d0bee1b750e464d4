import type { Generation } from '../generation/generation.ts';
import { resourceSpansJson } from '../otlp/resource-spans-json.ts';
import type { Span } from '../otlp/span.ts';
import type { JsonPiece } from '../otlp/traces-body.ts';
import { mapGeneration, resourceSpansOf } from '../spans/map-generation.ts';
import type { PreparedDestination } from './destination-cache.ts';

/** A generation in one of the shapes that its destinations ask for. */
export interface ShapedGeneration {
  /** What several requests share. */
  readonly structure: readonly Span[];
  /** JSON of its `resourceSpans` entry, with these of its structural spans. */
  json(structure: readonly Span[]): readonly JsonPiece[];
}

function shaped(generation: Generation, { destination }: PreparedDestination): ShapedGeneration {
  const { structure, ...rest } = mapGeneration(generation, destination);
  const written: { readonly spans: readonly Span[]; readonly json: readonly JsonPiece[] }[] = [];
  return {
    structure,
    json(spans) {
      // The spans are all some of `structure`, in its order.
      const known = written.find(
        (one) => one.spans.length === spans.length && one.spans.every((span) => spans.includes(span)),
      );
      if (known !== undefined) return known.json;
      const json = resourceSpansJson(resourceSpansOf({ ...rest, structure: spans }));
      written.push({ spans, json });
      return json;
    },
  };
}

/**
 * Maps and writes a generation once for all destinations whose settings shape its spans alike.
 *
 * @throws BroadcastError `invalid_generation` where its times cannot be: one such span costs a receiver's whole batch.
 */
export function mapOncePerShape(generation: Generation): (prepared: PreparedDestination) => ShapedGeneration {
  const byShape = new Map<string, ShapedGeneration>();
  return (prepared) => {
    let found = byShape.get(prepared.shape);
    if (found === undefined) {
      found = shaped(generation, prepared);
      byShape.set(prepared.shape, found);
    }
    return found;
  };
}
