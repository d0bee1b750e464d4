// What only Node.js has: kept connections through node:https, and zlib.
export { nodeGzip } from './node/node-gzip.ts';
export { type NodeTransport, type NodeTransportOptions, nodeTransport } from './node/node-transport.ts';
