import { createBroadcast } from './broadcast.ts';

/** The part of Deno's global that is used here; Deno brings all of it. */
declare const Deno: {
  readonly env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Promise<Response>): unknown;
};

const { handler } = createBroadcast(Deno.env.get('SECRET_KEY') ?? '');

Deno.serve(handler);
