/** Values of the OpenTelemetry exporter variables in a text, undecoded. The `_TRACES_` form wins over the general one. */
export interface OtlpVariables {
  /** `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  readonly endpoint?: string | undefined;
  /** `OTEL_EXPORTER_OTLP_HEADERS`. */
  readonly headers?: string | undefined;
}

const NAME = /\bOTEL_EXPORTER_OTLP_(TRACES_)?(ENDPOINT|HEADERS)/;
/** `=`, `: `, a blank (fish, setx), a comma (`SetEnvironmentVariable`), or a `value` field (Kubernetes, ECS). */
const SEPARATOR = /["']?(?:\s*,?\s*["']?value["']?\s*[:=]\s*|[ \t]*[:=,][ \t]*|[ \t]+)/;
/** Double-quoted, single-quoted, or bare: then it ends at a blank, but for the one after "Basic". */
const VALUE = /("(?:[^"\\\n]|\\.)*"|'[^'\n]*'|(?:[^\s"'`]*(?:basic|bearer)[ \t]+)?[^\s"'`]*)/;
const ASSIGNMENT = new RegExp(NAME.source + SEPARATOR.source + VALUE.source, 'gi');

function unquoted(value: string): string {
  if (value.startsWith("'")) return value.slice(1, -1);
  if (!value.startsWith('"')) return value.replace(/[,;]$/, '');
  try {
    return String(JSON.parse(value));
  } catch {
    return value.slice(1, -1);
  }
}

/**
 * Finds the exporter variables in a shell script, env file, `docker run` line, PowerShell, JSON or YAML. Where a
 * variable is set twice the last value counts, as in a shell.
 */
export function findOtlpVariables(text: string): OtlpVariables {
  const values = new Map<string, string>();
  for (const [, traces = '', kind = '', value = ''] of text.matchAll(ASSIGNMENT)) {
    const found = unquoted(value).trim();
    if (found !== '') values.set(`${traces}${kind}`.toUpperCase(), found);
  }
  return {
    endpoint: values.get('TRACES_ENDPOINT') ?? values.get('ENDPOINT'),
    headers: values.get('TRACES_HEADERS') ?? values.get('HEADERS'),
  };
}
