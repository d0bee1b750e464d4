import { type FormEvent, type KeyboardEvent, useId } from 'react';
import { Icon } from '../frame/icon.tsx';
import { TextArea, TextField } from '../frame/text-field.tsx';
import type { ChatDraft, ChatDraftIssues } from './chat-draft.ts';
import { TraceFields } from './trace-fields.tsx';

/** Props of {@link ChatForm}. */
export interface ChatFormProps {
  readonly draft: ChatDraft;
  readonly issues: ChatDraftIssues;
  /** Model slugs to choose from; any other may be typed. */
  readonly models: readonly string[];
  /** Keys to choose from. Where none is known, one may be typed. */
  readonly apiKeys: readonly string[];
  readonly isRunning: boolean;
  readonly onChange: (part: Partial<ChatDraft>) => void;
  readonly onSend: () => void;
  readonly onStop: () => void;
}

/** Everything that a request can hold. */
export function ChatForm({ draft, issues, models, apiKeys, isRunning, onChange, onSend, onStop }: ChatFormProps) {
  const id = useId();

  function submit(event: FormEvent) {
    event.preventDefault();
    onSend();
  }

  function sendOnShortcut(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onSend();
  }

  return (
    <form className="chat-form" aria-label="Request" noValidate onSubmit={submit} onKeyDown={sendOnShortcut}>
      <TextArea
        label="Message"
        rows={3}
        spellCheck
        value={draft.message}
        issue={issues.message}
        onValueChange={(message) => onChange({ message })}
      />
      <div className="chat-pair">
        <TextField
          label="Model"
          apiName="model"
          list={`${id}-models`}
          value={draft.model}
          issue={issues.model}
          onValueChange={(model) => onChange({ model })}
        />
        <datalist id={`${id}-models`}>
          {models.map((model) => (
            <option key={model} value={model} />
          ))}
        </datalist>
        {apiKeys.length === 0 ? (
          <TextField label="API key" value={draft.apiKey} onValueChange={(apiKey) => onChange({ apiKey })} />
        ) : (
          <div className="demo-field">
            <label className="demo-label" htmlFor={`${id}-key`}>
              API key
            </label>
            <select
              id={`${id}-key`}
              className="demo-input"
              value={draft.apiKey}
              onChange={(event) => onChange({ apiKey: event.target.value })}
            >
              {apiKeys.map((key) => (
                <option key={key}>{key}</option>
              ))}
            </select>
          </div>
        )}
      </div>
      <div className="chat-checks">
        <label className="demo-check">
          <input
            type="checkbox"
            checked={draft.stream}
            onChange={(event) => onChange({ stream: event.target.checked })}
          />
          Stream the answer
        </label>
        <label className="demo-check">
          <input
            type="checkbox"
            checked={draft.offersTool}
            onChange={(event) => onChange({ offersTool: event.target.checked })}
          />
          Offer the tool <code>get_weather</code>
        </label>
      </div>
      <TraceFields draft={draft} issues={issues} onChange={onChange} />
      <div className="chat-actions">
        {isRunning ? (
          <button type="button" className="demo-button" onClick={onStop}>
            <Icon name="stop" /> Stop
          </button>
        ) : (
          <button type="submit" className="demo-button demo-button-primary">
            <Icon name="send" /> Send
          </button>
        )}
        <span className="demo-hint">Ctrl + Enter sends, too.</span>
      </div>
    </form>
  );
}
