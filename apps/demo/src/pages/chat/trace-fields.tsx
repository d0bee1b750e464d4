import { TextArea, TextField } from '../frame/text-field.tsx';
import type { ChatFormProps } from './chat-form.tsx';

/** User, session and the fields of `trace`. */
export function TraceFields({ draft, issues, onChange }: Pick<ChatFormProps, 'draft' | 'issues' | 'onChange'>) {
  return (
    <>
      <fieldset className="chat-section">
        <legend className="demo-subtitle">Who and when</legend>
        <div className="chat-pair">
          <TextField label="User" apiName="user" value={draft.user} onValueChange={(user) => onChange({ user })} />
          <TextField
            label="Session"
            apiName="session_id"
            value={draft.sessionId}
            onValueChange={(sessionId) => onChange({ sessionId })}
          />
        </div>
      </fieldset>
      <fieldset className="chat-section">
        <legend className="demo-subtitle">Trace</legend>
        <div className="chat-pair">
          <TextField
            label="Trace ID"
            apiName="trace_id"
            hint="Requests with the same ID share one trace."
            value={draft.traceId}
            onValueChange={(traceId) => onChange({ traceId })}
          />
          <TextField
            label="Trace name"
            apiName="trace_name"
            hint="Names the root span."
            value={draft.traceName}
            onValueChange={(traceName) => onChange({ traceName })}
          />
          <TextField
            label="Span name"
            apiName="span_name"
            hint="Makes a step between root and call."
            value={draft.spanName}
            onValueChange={(spanName) => onChange({ spanName })}
          />
          <TextField
            label="Generation name"
            apiName="generation_name"
            hint="Names the call. Default: the model."
            value={draft.generationName}
            onValueChange={(generationName) => onChange({ generationName })}
          />
          <TextField
            label="Parent span ID"
            apiName="parent_span_id"
            hint="Hangs the call under a span of your own tracing."
            value={draft.parentSpanId}
            onValueChange={(parentSpanId) => onChange({ parentSpanId })}
          />
        </div>
        <TextArea
          label="Metadata"
          hint="A JSON object. Its keys become trace.metadata.* attributes."
          rows={4}
          value={draft.metadata}
          issue={issues.metadata}
          onValueChange={(metadata) => onChange({ metadata })}
        />
      </fieldset>
    </>
  );
}
