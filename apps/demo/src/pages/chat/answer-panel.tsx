import type { ReactNode } from 'react';
import { formatCost, formatDuration } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import type { Exchange } from './use-completion.ts';

const NS_PER_MS = 1_000_000;

function factsOf({ answer, firstTokenMs, durationMs }: Exchange): readonly (readonly [string, string])[] {
  const { usage, finishReason } = answer;
  const facts: (readonly [string, string])[] = [];
  if (usage !== null) facts.push(['Tokens', `${usage.inputTokens} in, ${usage.outputTokens} out`]);
  if (usage !== null && usage.costUsd !== null) facts.push(['Cost', formatCost(usage.costUsd)]);
  if (firstTokenMs !== null) facts.push(['First token', formatDuration(Math.round(firstTokenMs) * NS_PER_MS)]);
  if (durationMs !== null) facts.push(['Duration', formatDuration(Math.round(durationMs) * NS_PER_MS)]);
  if (finishReason !== null) facts.push(['Finish reason', finishReason]);
  return facts;
}

/** The answer as it comes, what it cost, and what came of its trace. */
export function AnswerPanel({
  exchange,
  children,
}: {
  readonly exchange: Exchange | null;
  /** The trace's status. */
  readonly children: ReactNode;
}) {
  const answer = exchange?.answer;
  const isRunning = exchange?.isRunning === true;
  return (
    <section className="demo-panel chat-answer" aria-labelledby="answer-title">
      <div className="demo-panel-head">
        <h2 className="demo-subtitle" id="answer-title">
          Answer
        </h2>
        {exchange?.generationId == null ? null : <code className="chat-id">{exchange.generationId}</code>}
      </div>
      <div className="chat-answer-body" aria-live="polite" aria-busy={isRunning}>
        {answer === undefined ? (
          <p className="demo-muted chat-empty">The answer appears here, and a link to its trace once it has arrived.</p>
        ) : (
          <>
            {answer.reasoning === '' ? null : <p className="chat-reasoning">{answer.reasoning}</p>}
            {answer.text === '' && !isRunning ? null : (
              <p className="chat-text" data-running={isRunning || undefined}>
                {answer.text}
              </p>
            )}
            {answer.toolCalls.map((call) => (
              <pre key={`${call.name}${call.arguments}`} className="demo-code chat-tool">
                {call.name}({call.arguments})
              </pre>
            ))}
            {answer.error === null ? null : (
              <div className="demo-callout" data-tone="danger">
                <Icon name="alert" />
                <p>{answer.error}</p>
              </div>
            )}
          </>
        )}
        {children}
      </div>
      {exchange === null ? null : (
        <dl className="chat-facts">
          {factsOf(exchange).map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
