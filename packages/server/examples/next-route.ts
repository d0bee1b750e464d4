// app/api/v1/observability/[...path]/route.ts
import { createBroadcast } from './broadcast.ts';

const { handler } = createBroadcast(process.env.SECRET_KEY ?? '');

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST };
