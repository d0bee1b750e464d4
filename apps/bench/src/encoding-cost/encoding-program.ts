// Encodes one batch over and over, and says what a span of it takes. One side of a pair.
import { answerOrder, orderOf } from '../fork-program.ts';
import { BATCH, ENCODERS } from './encoders.ts';
import type { EncodingCost, EncodingOrder } from './encoding-protocol.ts';

const { encoder, content, rounds } = orderOf<EncodingOrder>();
const encodeBatch = ENCODERS[encoder](content);
for (let round = 0; round < rounds; round += 1) encodeBatch();
const before = process.cpuUsage();
let bytes = 0;
for (let round = 0; round < rounds; round += 1) bytes += encodeBatch();
const { user, system } = process.cpuUsage(before);
const spans = rounds * BATCH;
answerOrder({ cpuUs: (user + system) / spans, bytes: bytes / spans } satisfies EncodingCost);
