import './chat.css';
import { useRef, useState } from 'react';
import { CopyButton } from '../frame/copy-button.tsx';
import { useDemoInfo } from '../frame/demo-info.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { AnswerPanel } from './answer-panel.tsx';
import { type ChatDraft, type ChatDraftIssues, chatBodyOf, EXAMPLE_DRAFT } from './chat-draft.ts';
import { CHAT_EXAMPLES } from './chat-examples.ts';
import { ChatForm } from './chat-form.tsx';
import { curlCommand } from './curl-command.ts';
import { TraceStatus } from './trace-status.tsx';
import { useBroadcastStatus } from './use-broadcast-status.ts';
import { useCompletion } from './use-completion.ts';
import { useModels } from './use-models.ts';

const NO_ISSUES: ChatDraftIssues = {};

/** Sends a request through the gateway and leads to its trace. */
export function ChatPage() {
  const [typed, setDraft] = useState<ChatDraft>(EXAMPLE_DRAFT);
  const [showsIssues, setShowsIssues] = useState(false);
  const { exchange, send, stop } = useCompletion();
  const answer = useRef<HTMLDivElement>(null);
  const info = useDemoInfo();
  const gatewayKeys = info.state === 'ready' ? info.info.gatewayKeys : [];
  const models = useModels(gatewayKeys[0]);
  const broadcast = useBroadcastStatus();

  const isOffered = gatewayKeys.length === 0 || gatewayKeys.includes(typed.apiKey);
  const draft = isOffered ? typed : { ...typed, apiKey: gatewayKeys[0] ?? typed.apiKey };
  const result = chatBodyOf(draft);
  const curl = result.ok
    ? curlCommand({ origin: window.location.origin, apiKey: draft.apiKey, body: result.body })
    : 'Complete the form to see the command.';

  function sendDraft() {
    setShowsIssues(!result.ok);
    if (!result.ok) return;
    void send(result.body, draft.apiKey);
    // On a narrow screen the answer lies below the form.
    answer.current?.scrollIntoView({ block: 'nearest' });
  }

  return (
    <PageFrame current="chat">
      <div className="chat-head">
        <div>
          <h1 className="demo-title">Chat</h1>
          <p className="demo-lead">Send a request through the gateway. Its trace goes to every enabled destination.</p>
        </div>
        <fieldset className="chat-examples">
          <legend className="demo-hint">Examples</legend>
          {CHAT_EXAMPLES.map((example) => (
            <button
              key={example.label}
              type="button"
              className="demo-button demo-button-quiet"
              onClick={() => setDraft({ ...example.draft, apiKey: draft.apiKey })}
            >
              {example.label}
            </button>
          ))}
        </fieldset>
      </div>
      <div className="chat-columns">
        <ChatForm
          draft={draft}
          issues={showsIssues && !result.ok ? result.issues : NO_ISSUES}
          models={models}
          apiKeys={info.state === 'loading' ? [draft.apiKey] : gatewayKeys}
          isRunning={exchange?.isRunning === true}
          onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
          onSend={sendDraft}
          onStop={stop}
        />
        <div className="chat-results">
          <div ref={answer} className="chat-answer-place">
            <AnswerPanel exchange={exchange}>
              <TraceStatus exchange={exchange} broadcast={broadcast} />
            </AnswerPanel>
          </div>
          <section className="demo-panel" aria-labelledby="request-title">
            <div className="demo-panel-head">
              <h2 className="demo-subtitle" id="request-title">
                Request as curl
              </h2>
              <CopyButton text={curl} label="the curl command" />
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard. */}
            <pre className="demo-code chat-curl" tabIndex={0}>
              {curl}
            </pre>
          </section>
        </div>
      </div>
    </PageFrame>
  );
}
