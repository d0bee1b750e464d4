import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { GenerationSchema } from '../generation/generation-schema.ts';
import { createTestClock } from '../testing/create-test-clock.ts';
import { fixtureJson } from './__fixtures__/read-fixture.ts';
import { type CaptureChatCompletionOptions, captureCall, captureChatCompletion } from './capture-chat-completion.ts';
import type { CaptureFormatName } from './formats/capture-format.ts';

const startedAtMs = 1_769_028_176_000;
const response = { id: 'chatcmpl-CwXyZ0abcdEFGH1234', model: 'gpt-4o-2024-08-06', choices: [] };
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function capture(options: Partial<CaptureChatCompletionOptions>) {
  return captureChatCompletion({
    request: { model: 'gpt-4o' },
    response,
    startedAtMs,
    createId: () => 'gen-new',
    ...options,
  });
}

describe('a captured chat completion', () => {
  it('is named by the gateway, else by the provider, else anew', () => {
    expect(capture({ id: 'gen-mine' }).id).toBe('gen-mine');
    expect(capture({}).id).toBe('chatcmpl-CwXyZ0abcdEFGH1234');
    expect(capture({ response: { choices: [] } }).id).toBe('gen-new');
    expect(capture({ response: { id: '30f6413a-a827-4cf3-9898-f13a8634b798', choices: [] } }).id).toMatch(/^30f6413a/);
  });

  it('does not trust ids that local servers count', () => {
    const generation = capture({ response: { id: 'chatcmpl-123', choices: [] } });

    expect(generation.id).toBe('gen-new');
    expect(generation.response?.id).toBe('chatcmpl-123');
  });

  it('gets a random id by default', () => {
    const ids = [1, 2].map(() => captureChatCompletion({ request: {}, response: { choices: [] }, startedAtMs }).id);

    expect(ids[0]).toMatch(/^gen-[0-9a-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('takes session and parent from headers of any kind, and the body wins', () => {
    const web = new Headers({ 'X-Session-Id': 'session_header', traceparent });
    const node = { 'x-session-id': ['session_header', 'second'], traceparent };

    for (const headers of [web, node]) {
      expect(capture({ headers })).toMatchObject({ sessionId: 'session_header', traceparent });
      expect(capture({ headers, request: { model: 'm', session_id: 'session_body' } }).sessionId).toBe('session_body');
    }
    expect(capture({ headers: { 'x-session-id': ' ' } }).sessionId).toBeUndefined();
  });

  it('leaves out a malformed traceparent', () => {
    expect(capture({ headers: { traceparent: 'hello' } }).traceparent).toBeUndefined();
    expect(capture({ headers: { traceparent: 'hello' }, traceparent }).traceparent).toBe(traceparent);
  });

  it('completes what the request leaves open from its context', () => {
    const generation = capture({
      request: { model: 'm', trace: { environment: 'production' } },
      owner: 'workspace_1',
      apiKey: { name: 'ci', hash: 'a'.repeat(64) },
      providerName: 'Azure',
      user: 'user_1',
      sessionId: 'session_1',
      trace: { environment: 'ignored', region: 'eu' },
      attempts: [{ provider: 'Azure', startedAtMs, endedAtMs: startedAtMs + 1 }],
    });

    expect(generation).toMatchObject({
      owner: 'workspace_1',
      apiKey: { name: 'ci', hash: 'a'.repeat(64) },
      providerName: 'Azure',
      user: 'user_1',
      sessionId: 'session_1',
      trace: { environment: 'production', region: 'eu' },
      attempts: [{ provider: 'Azure' }],
    });
  });

  it('names the author of models that do not name it themselves', () => {
    expect(capture({ system: 'openai' }).system).toBe('openai');
    expect(capture({ system: 'openai', request: { model: 'mistralai/mistral-large' } }).system).toBeUndefined();
    expect(captureCall({ format: 'messages', request: { model: 'claude-opus-4-6' }, startedAtMs }).system).toBe(
      'anthropic',
    );
  });

  it('names a model in any case', () => {
    expect(capture({ request: { models: ['a/b', 'c/d'] } }).request.model).toBe('a/b');
    expect(capture({ request: {} }).request.model).toBe('gpt-4o-2024-08-06');
    expect(capture({ request: {}, response: undefined }).request.model).toBe('unknown');
  });

  it('fails with what the gateway says, what was thrown, or the status', () => {
    const error = { type: 'no_provider', message: 'None of the providers is up.' };
    expect(capture({ error }).error).toEqual(error);
    expect(capture({ error: new RangeError('too far') }).error).toEqual({ type: 'RangeError', message: 'too far' });
    expect(capture({ status: 402, response: { error: { code: 402, message: 'No credits' } } }).error).toEqual({
      type: '402',
      message: 'No credits',
    });
    expect(capture({ response: 'text' }).error?.type).toBe('invalid_response');
  });

  it('ends now, or when it is told, but never before it starts', () => {
    const clock = createTestClock({ nowMs: startedAtMs + 500 });
    expect(capture({ clock }).endedAtMs).toBe(startedAtMs + 500);
    expect(capture({ clock, endedAtMs: startedAtMs + 20, firstTokenAtMs: startedAtMs + 10 })).toMatchObject({
      firstTokenAtMs: startedAtMs + 10,
      endedAtMs: startedAtMs + 20,
    });
    expect(capture({ endedAtMs: startedAtMs - 20 }).endedAtMs).toBe(startedAtMs);
  });

  it.each([
    ['chat_completions', 'chat'],
    ['text_completions', 'text'],
    ['responses', 'responses'],
    ['messages', 'messages'],
    ['embeddings', 'embeddings'],
  ] as const)('of %s passes the schema of generations', (format, name) => {
    const generation = captureCall({
      format,
      request: fixtureJson(`${name}.request.json`),
      response: fixtureJson(`${name}.response.json`),
      startedAtMs,
    });
    expect(v.safeParse(GenerationSchema, generation).issues).toBeUndefined();
  });

  it('keeps any trace as it is', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (trace) => {
        const generation = capture({ request: { model: 'm', trace } });
        expect(generation.trace).toBe(trace);
        expect(v.is(GenerationSchema, generation)).toBe(true);
      }),
    );
    const polluted = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as Record<string, unknown>;
    const merged = capture({ request: { model: 'm', trace: polluted }, trace: { b: 2 } }).trace ?? {};
    expect(Object.keys(merged).sort()).toEqual(['__proto__', 'a', 'b']);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  });

  it.each(['models/gemini-2.5-flash', '@cf/meta/llama-3', 'ft:gpt-4o:org/x'])(
    'believes the gateway where the name of a model, such as %s, names no author',
    (model) => {
      const known = { request: { model, messages: [] }, response: { choices: [] }, startedAtMs, system: 'google' };
      expect(captureChatCompletion(known).system).toBe('google');
    },
  );

  it('takes any request and answer, however hostile, and stays valid', () => {
    const formats: readonly CaptureFormatName[] = [
      'chat_completions',
      'text_completions',
      'responses',
      'messages',
      'embeddings',
    ];
    const names =
      'model,models,messages,input,prompt,tools,stream,user,session_id,trace,metadata,stop,n,usage,choices,output,content';
    const more =
      'id,error,message,role,type,status,cost,cost_details,prompt_tokens,prompt_tokens_details,temperature,reasoning';
    const { body } = fc.letrec<{ body: unknown }>((tie) => ({
      body: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('body'), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom(...`${names},${more}`.split(',')), tie('body'), { maxKeys: 8 }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...formats), body, body, (format, request, answer) => {
        const generation = captureCall({ format, request, response: answer, startedAtMs });
        const result = v.safeParse(GenerationSchema, generation);
        expect(result.issues?.map(({ message }) => message)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
