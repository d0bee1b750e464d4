import type { Content } from '../workload/bench-generation.ts';

/** Who makes and sends the spans. */
export type PipelineName = 'broadcast-kit' | 'raw-post' | PeerName;

/** Those that others made. */
export type PeerName = 'opentelemetry' | 'vercel-otel';

/** What a pipeline is set up for. */
export interface PipelineOptions {
  /** Of the sink. */
  readonly baseUrl: string;
  readonly content: Content;
  /** Whether bodies are compressed, with the defaults of the pipeline. */
  readonly gzip: boolean;
}

/** A way from a call to a receiver. Everything but `gzip` is at its default. */
export interface Pipeline {
  /** Makes one span out of what lies ready, and leaves it to be sent. */
  record(): void;
  /** How many spans were recorded, and for how many the receiver has answered. */
  progress(): { readonly recorded: number; readonly sent: number };
  /** Resolves when a request is through. */
  nextRequest(): Promise<void>;
  /** Sends everything that it still has, and resolves when that is through. */
  flush(): Promise<void>;
}

/** Lets those who wait go on when something happens. */
export function createSignal(): { readonly next: () => Promise<void>; readonly fire: () => void } {
  let waiting: (() => void)[] = [];
  return {
    next: () => new Promise((resolve) => void waiting.push(resolve)),
    fire() {
      const now = waiting;
      waiting = [];
      for (const resolve of now) resolve();
    },
  };
}
