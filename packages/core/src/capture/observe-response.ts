import type { EndReason } from './failure.ts';

/** Watches a body go by. Must not throw. */
export interface BodyObserver {
  /** Sees the next bytes before the reader gets them. Must not keep or change them. */
  chunk(bytes: Uint8Array): void;
  /** Runs once, when the body ended: whole, or for a reason. */
  end(reason?: EndReason): void;
}

/**
 * A body with the same chunks as `body`. It reads on only when its reader does (no buffer of its own), ends and fails
 * exactly like the original, and hands a cancellation on.
 */
function observeBody(body: ReadableStream<Uint8Array>, observer: BodyObserver): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let over = false;
  const end = (reason?: EndReason): void => {
    if (over) return;
    over = true;
    observer.end(reason);
  };
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        // An aborted body fails at once, also while nobody reads.
        reader.closed.catch((thrown: unknown) => {
          end({ thrown });
          controller.error(thrown);
        });
      },
      async pull(controller) {
        const { done, value } = await reader.read();
        if (done) {
          end();
          controller.close();
        } else {
          observer.chunk(value);
          controller.enqueue(value);
        }
      },
      cancel(reason) {
        end('client_disconnected');
        return reader.cancel(reason);
      },
    },
    { highWaterMark: 0 },
  );
}

/** Statuses for which a `Response` can be made with a body. */
function canHaveBody(status: number): boolean {
  return status >= 200 && status <= 599 && status !== 204 && status !== 205 && status !== 304;
}

/**
 * The same answer with an observed body: status, headers and URL stay. An answer without a body ends at once and is
 * handed back as it is. The observed body takes default readers only: a byte stream would take the chunks' buffers away
 * from whoever made them.
 */
export function observeResponse(response: Response, observer: BodyObserver): Response {
  const { body, status } = response;
  if (body === null || !canHaveBody(status)) {
    observer.end();
    return response;
  }
  // Whatever can throw comes before the body is locked: after that there is no way back to the original.
  const headers = new Headers(response.headers);
  const observed = new Response(observeBody(body, observer), { status, headers });
  // Servers send reason phrases that the constructor refuses, such as `200 成功`.
  for (const name of ['statusText', 'url', 'redirected', 'type'] as const) {
    Object.defineProperty(observed, name, { value: response[name], configurable: true });
  }
  return observed;
}
