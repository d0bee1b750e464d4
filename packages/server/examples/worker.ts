// A worker in the style of Cloudflare's. Memory does not outlive it there: bring a store, such as one on PostgreSQL.
import type { BroadcastServer } from '@broadcast-kit/server';
import { createBroadcast } from './broadcast.ts';

interface Env {
  readonly SECRET_KEY: string;
}

let broadcast: BroadcastServer | undefined;

const worker = {
  async fetch(request: Request, env: Env): Promise<Response> {
    broadcast ??= createBroadcast(env.SECRET_KEY);
    return broadcast.handler(request);
  },
};

// biome-ignore lint/style/noDefaultExport: this is what the platform looks for.
export default worker;
