/** What the form of the chat page holds. */
export interface ChatDraft {
  readonly message: string;
  readonly model: string;
  readonly apiKey: string;
  readonly stream: boolean;
  /** Whether the model may call a tool that tells the weather. */
  readonly offersTool: boolean;
  readonly user: string;
  readonly sessionId: string;
  readonly traceId: string;
  readonly traceName: string;
  readonly spanName: string;
  readonly generationName: string;
  readonly parentSpanId: string;
  /** A JSON object; blank for none. */
  readonly metadata: string;
}

/** What is wrong with a draft, by field. */
export type ChatDraftIssues = Readonly<Partial<Record<keyof ChatDraft, string>>>;

/** A body to send, or what is wrong. */
export type ChatBodyResult =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly issues: ChatDraftIssues };

/** The specification's example. */
export const EXAMPLE_DRAFT: ChatDraft = {
  message: 'Analyze this metric...',
  model: 'openai/gpt-4o',
  apiKey: 'sk-demo-a',
  stream: true,
  offersTool: false,
  user: 'user_12345',
  sessionId: 'session_abc',
  traceId: 'monitoring_pipeline_001',
  traceName: 'Metric Analysis Pipeline',
  spanName: '',
  generationName: 'Anomaly Detection',
  parentSpanId: '',
  metadata: '{\n  "environment": "production",\n  "alert_id": "alert_789"\n}',
};

const WEATHER_TOOL = {
  type: 'function',
  function: {
    name: 'get_weather',
    description: 'The weather of a city, now.',
    parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
  },
};

const OWN_FIELDS = ['trace_id', 'trace_name', 'span_name', 'generation_name', 'parent_span_id'];

type Metadata =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly message: string };

function parseMetadata(text: string): Metadata {
  if (text.trim() === '') return { ok: true, value: {} };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, message: 'This is not JSON. Check its quotes and commas.' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, message: 'Metadata is a JSON object, such as { "environment": "production" }.' };
  }
  const own = OWN_FIELDS.find((field) => field in value);
  if (own !== undefined) return { ok: false, message: `${own} has a field of its own above.` };
  return { ok: true, value: value as Record<string, unknown> };
}

function withoutBlanks(fields: Readonly<Record<string, string>>): Record<string, string> {
  const filled = Object.entries(fields).map(([name, value]): [string, string] => [name, value.trim()]);
  return Object.fromEntries(filled.filter(([, value]) => value !== ''));
}

/** The request body that a draft means. Blank fields stay away. */
export function chatBodyOf(draft: ChatDraft): ChatBodyResult {
  const metadata = parseMetadata(draft.metadata);
  const issues = {
    ...(draft.message.trim() === '' ? { message: 'Write a message first.' } : {}),
    ...(draft.model.trim() === '' ? { model: 'Name a model, such as openai/gpt-4o.' } : {}),
    ...(metadata.ok ? {} : { metadata: metadata.message }),
  };
  if (Object.keys(issues).length > 0 || !metadata.ok) return { ok: false, issues };
  const trace = {
    ...withoutBlanks({
      trace_id: draft.traceId,
      trace_name: draft.traceName,
      span_name: draft.spanName,
      generation_name: draft.generationName,
      parent_span_id: draft.parentSpanId,
    }),
    ...metadata.value,
  };
  return {
    ok: true,
    body: {
      model: draft.model.trim(),
      messages: [{ role: 'user', content: draft.message }],
      ...(draft.stream ? { stream: true } : {}),
      ...(draft.offersTool ? { tools: [WEATHER_TOOL] } : {}),
      ...withoutBlanks({ user: draft.user, session_id: draft.sessionId }),
      ...(Object.keys(trace).length > 0 ? { trace } : {}),
    },
  };
}
