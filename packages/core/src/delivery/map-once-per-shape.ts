import type { Generation } from '../generation/generation.ts';
import { attributesJson } from '../otlp/attributes-json.ts';
import { resourceSpansJson } from '../otlp/resource-spans-json.ts';
import type { SpanWith } from '../otlp/span.ts';
import type { JsonPiece } from '../otlp/traces-body.ts';
import type { MappingOptions } from '../spans/map-spans.ts';
import { mapSpans, underResource } from '../spans/map-spans.ts';
import type { NestedJsonWriter } from '../spans/nested-json.ts';
import { openNestedJsonWriter } from '../spans/nested-json.ts';

/** A structural span, its attributes as JSON. */
type StructuralSpan = SpanWith<readonly JsonPiece[]>;

/** The settings that shape spans, and a name that only the same settings have. */
interface Shape {
  readonly destination: MappingOptions;
  readonly shape: string;
}

/** A generation in one of the shapes that its destinations ask for. */
export interface ShapedGeneration {
  /** What several requests share. */
  readonly structure: readonly StructuralSpan[];
  /** JSON of its `resourceSpans` entry, with these of its structural spans. */
  json(structure: readonly StructuralSpan[]): readonly JsonPiece[];
}

function shaped(generation: Generation, { destination }: Shape, writer: NestedJsonWriter): ShapedGeneration {
  const { structure, calls, resource } = mapSpans(generation, destination, { sink: attributesJson(), writer });
  const written: { readonly structure: readonly StructuralSpan[]; readonly json: readonly JsonPiece[] }[] = [];
  return {
    structure,
    json(wanted) {
      // The spans are all some of `structure`, in its order.
      const known = written.find(
        (one) => one.structure.length === wanted.length && one.structure.every((span) => wanted.includes(span)),
      );
      if (known !== undefined) return known.json;
      const json = resourceSpansJson(underResource({ structure: wanted, calls, resource }), (attributes) => attributes);
      written.push({ structure: wanted, json });
      return json;
    },
  };
}

/** A generation in all shapes that were asked for. */
export interface GenerationShapes {
  /** @throws BroadcastError `invalid_generation` where its times cannot be: one such span costs a receiver's whole batch. */
  get(wanted: Shape): ShapedGeneration;
  /** To be called in the end: what was written must not be looked at any more. */
  release(): void;
}

/** Maps and writes a generation once for all destinations whose settings shape its spans alike. */
export function mapOncePerShape(generation: Generation): GenerationShapes {
  const byShape = new Map<string, ShapedGeneration>();
  // One for each, so that what one destination wants takes no room from another.
  const writers: NestedJsonWriter[] = [];
  return {
    get(wanted) {
      let found = byShape.get(wanted.shape);
      if (found === undefined) {
        const writer = openNestedJsonWriter();
        writers.push(writer);
        found = shaped(generation, wanted, writer);
        byShape.set(wanted.shape, found);
      }
      return found;
    },
    release() {
      for (const writer of writers) writer.release();
    },
  };
}
