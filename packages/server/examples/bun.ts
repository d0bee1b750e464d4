import { createBroadcast } from './broadcast.ts';

/** The part of Bun's global that is used here; `@types/bun` has all of it. */
declare const Bun: {
  readonly env: Readonly<Record<string, string | undefined>>;
  serve(options: { readonly port: number; readonly fetch: (request: Request) => Promise<Response> }): unknown;
};

const { handler } = createBroadcast(Bun.env.SECRET_KEY ?? '');

Bun.serve({ port: 3000, fetch: handler });
