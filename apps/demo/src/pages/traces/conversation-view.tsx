import type { TraceAttribute } from '../../trace-reading/trace-span.ts';
import { type ConversationMessage, type ConversationPart, conversationOf } from './conversation.ts';
import { JsonView } from './json-view.tsx';
import { parsedContent } from './parsed-content.ts';

function PartView({ part }: { readonly part: ConversationPart }) {
  if (part.kind !== 'data') {
    return (
      <p className="traces-said" data-kind={part.kind}>
        {part.text}
      </p>
    );
  }
  const value = typeof part.value === 'string' ? (parsedContent(part.value) ?? part.value) : part.value;
  return (
    <div>
      <p className="demo-muted traces-part-label">{part.label}</p>
      {typeof value === 'string' ? <p className="traces-said">{value}</p> : <JsonView value={value} />}
    </div>
  );
}

function MessageView({ message }: { readonly message: ConversationMessage }) {
  return (
    <li className="traces-message" data-role={message.role}>
      <span className="traces-role">{message.role}</span>
      <div>
        {message.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a message never move.
          <PartView key={index} part={part} />
        ))}
      </div>
    </li>
  );
}

/** What was asked and answered in a call. Nothing for other spans. */
export function ConversationView({ attributes }: { readonly attributes: readonly TraceAttribute[] }) {
  const messages = conversationOf(attributes);
  if (messages.length === 0) return null;
  return (
    <section className="traces-section" aria-labelledby="conversation-title">
      <div className="traces-section-head">
        <h4 className="demo-subtitle" id="conversation-title">
          Conversation
        </h4>
      </div>
      <ol className="traces-messages">
        {messages.map((message, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the messages of a call never move.
          <MessageView key={index} message={message} />
        ))}
      </ol>
    </section>
  );
}
