import { broadcast } from '../../../../../lib/broadcast.ts';

const { handler } = broadcast();

export { handler as DELETE, handler as GET, handler as PATCH, handler as POST };
