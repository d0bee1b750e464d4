import { broadcast } from '../../../../../lib/broadcast.ts';

const handle = (request: Request): Promise<Response> => broadcast().handler(request);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST };
