import { parseBoundedJson } from './collect/json-collector.ts';
import type { JsonObject } from './json-value.ts';
import { objectOf } from './json-value.ts';
import type { RecognizedCall } from './recognize-call.ts';

/** The body of a request on its way, which is known at once or a little later. */
export interface PendingRequest {
  /** Calls `use` as soon as the body is known: now, if it is. Not at all where it is no request of the API. */
  whenKnown(use: (body: JsonObject, truncated: boolean) => void): void;
  /** Whether the body is known to be no request of the API. */
  readonly foreign: boolean;
}

/** Deployments of Azure OpenAI name their model in the path only. */
function withModelOfPath(body: JsonObject, { pathname }: URL): JsonObject {
  const deployment = /\/deployments\/([^/]+)\//.exec(pathname)?.[1];
  return deployment === undefined || body.model !== undefined ? body : { ...body, model: deployment };
}

/** Reads the body of a recognised call. Of bodies longer than `maxContentChars` long texts are cut. */
export function readPendingRequest({ body, format, url }: RecognizedCall, maxContentChars: number): PendingRequest {
  let known: JsonObject | undefined;
  let truncated = false;
  let reading: Promise<void> | undefined;

  function parse(text: string): void {
    const json = parseBoundedJson(text, maxContentChars);
    const value = objectOf(json.value);
    if (value !== undefined && format.recognizes(value)) known = withModelOfPath(value, url);
    truncated = json.truncated;
    reading = undefined;
  }

  if (typeof body === 'string') parse(body);
  else reading = body.then(parse, () => parse(''));
  return {
    whenKnown(use) {
      const tell = () => {
        if (known !== undefined) use(known, truncated);
      };
      if (reading === undefined) tell();
      else void reading.then(tell);
    },
    get foreign() {
      return reading === undefined && known === undefined;
    },
  };
}
