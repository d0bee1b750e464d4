/** What {@link curlCommand} shows. */
export interface CurlCommandOptions {
  readonly origin: string;
  readonly apiKey: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The chat request as a command for a POSIX shell. */
export function curlCommand({ origin, apiKey, body }: CurlCommandOptions): string {
  // Inside single quotes a shell reads everything as it is but the quote itself.
  const json = JSON.stringify(body, null, 2).replaceAll("'", "'\\''");
  return [
    `curl ${body.stream === true ? '-N ' : ''}${origin}/api/v1/chat/completions \\`,
    `  -H 'Authorization: Bearer ${apiKey}' \\`,
    "  -H 'Content-Type: application/json' \\",
    `  -d '${json}'`,
  ].join('\n');
}
