/** Resource attribute `service.name` where a destination names none. Source: specification. */
export const DEFAULT_SERVICE_NAME = 'openrouter';

/** Longest string value in UTF-8 bytes where a destination sets none: where Tempo cuts. */
export const DEFAULT_VALUE_LIMIT_BYTES = 2048;
