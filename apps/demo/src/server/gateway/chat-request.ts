import { issuesOf } from '@broadcast-kit/core';
import * as v from 'valibot';

const MessageSchema = v.looseObject(
  {
    role: v.picklist(
      ['system', 'developer', 'user', 'assistant', 'tool', 'function'],
      'A role is one of system, developer, user, assistant and tool.',
    ),
    content: v.optional(
      v.nullable(
        v.union(
          [v.string(), v.array(v.looseObject({ type: v.string() }, 'A content part is an object with a type.'))],
          'The content of a message is a text, or a list of parts such as { "type": "text", "text": "Hello" }.',
        ),
      ),
    ),
  },
  'A message is an object such as { "role": "user", "content": "Hello" }.',
);

const ToolSchema = v.looseObject(
  {
    type: v.string(),
    function: v.looseObject({
      name: v.pipe(
        v.string(),
        v.regex(/^[\w.-]{1,64}$/, 'The name of a function has 1 to 64 letters, digits, _ and -.'),
      ),
      description: v.optional(v.string()),
      parameters: v.optional(v.record(v.string(), v.unknown())),
    }),
  },
  'A tool is an object such as { "type": "function", "function": { "name": "get_weather" } }.',
);

const text = (name: string) => v.optional(v.nullable(v.string(`${name} is a text.`)));
const tokens = (name: string) =>
  v.optional(v.nullable(v.pipe(v.number(`${name} is a whole number.`), v.integer(), v.minValue(1))));

const ChatRequestSchema = v.looseObject(
  {
    model: v.pipe(v.string('model is a slug such as "openai/gpt-4o".'), v.trim(), v.minLength(1), v.maxLength(256)),
    messages: v.pipe(
      v.array(MessageSchema, 'messages is a list such as [{ "role": "user", "content": "Hello" }].'),
      v.minLength(1, 'messages is empty. Send at least one, such as { "role": "user", "content": "Hello" }.'),
    ),
    stream: v.optional(v.nullable(v.boolean('stream is true or false.'))),
    n: v.optional(v.nullable(v.literal(1, 'This gateway gives one answer per request. Leave n out.'))),
    max_tokens: tokens('max_tokens'),
    max_completion_tokens: tokens('max_completion_tokens'),
    tools: v.optional(v.nullable(v.array(ToolSchema))),
    tool_choice: v.optional(v.unknown()),
    user: text('user'),
    session_id: text('session_id'),
    trace: v.optional(
      v.nullable(
        v.record(
          v.string(),
          v.unknown(),
          'trace is an object such as { "trace_name": "Metric Analysis Pipeline", "environment": "production" }.',
        ),
      ),
    ),
  },
  'The body is a JSON object with model and messages.',
);

/** The body of `POST /chat/completions`: what this gateway reads is checked, everything else is kept. */
export type ChatRequest = v.InferOutput<typeof ChatRequestSchema>;

/** One message of a {@link ChatRequest}. */
export type ChatMessage = ChatRequest['messages'][number];

/** One tool of a {@link ChatRequest}. */
export type ChatTool = v.InferOutput<typeof ToolSchema>;

/** A request, or the first thing that is wrong with it. */
export type ChatRequestResult =
  | { readonly ok: true; readonly request: ChatRequest }
  | { readonly ok: false; readonly param: string; readonly message: string };

/** Checks the body of a chat request. */
export function parseChatRequest(body: unknown): ChatRequestResult {
  const parsed = v.safeParse(ChatRequestSchema, body);
  if (parsed.success) return { ok: true, request: parsed.output };
  const issue = issuesOf(parsed.issues)[0];
  const param = issue?.path ?? '';
  const message = issue?.message ?? 'The body is not a chat request.';
  return { ok: false, param, message: param === '' || message.includes(param) ? message : `${param}: ${message}` };
}
