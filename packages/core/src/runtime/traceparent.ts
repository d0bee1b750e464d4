/**
 * A `traceparent` header. Groups: trace id (32 hex digits), span id (16), flags (2).
 *
 * Source: W3C Trace Context, "traceparent header field values".
 */
export const TRACEPARENT = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;
