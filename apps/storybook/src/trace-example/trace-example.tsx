import type { Attribute, AttributeValue, Span } from '@broadcast-kit/core';
import { useState } from 'react';
import { request, response, traceOf } from '../samples/gateway/record-chat.ts';
import './trace-example.css';

/** A call and the trace that core makes of it, here and now. */
export function TraceExample() {
  const [privacyMode, setPrivacyMode] = useState(false);
  const { structure, calls, resource } = traceOf(privacyMode);

  return (
    <div className="trace-example">
      <div>
        <h3>The request</h3>
        <Json value={request} />
        <h3>The answer</h3>
        <Json value={response} />
      </div>
      <div>
        <p style={{ marginBlockStart: 0 }}>
          <label>
            <input type="checkbox" checked={privacyMode} onChange={({ target }) => setPrivacyMode(target.checked)} />{' '}
            Privacy mode
          </label>
        </p>
        <h3>The resource</h3>
        <Attributes attributes={resource} label="Attributes of the resource" />
        <h3 style={{ marginBlockStart: 16 }}>The spans</h3>
        {[...structure, ...calls].map((span, depth) => (
          <SpanDetails key={span.spanId} span={span} depth={depth} />
        ))}
      </div>
    </div>
  );
}

function SpanDetails({ span, depth }: { readonly span: Span; readonly depth: number }) {
  const { name, kind, status, startMs, endMs, traceId, spanId, attributes } = span;
  return (
    <details open className="trace-example-span" style={{ ['--depth' as string]: depth }}>
      <summary>
        {name} · {kind} · {status.code} · {endMs - startMs} ms
      </summary>
      <Attributes
        label={`Attributes of ${name}`}
        attributes={[text('trace id', traceId), text('span id', spanId), ...attributes]}
      />
    </details>
  );
}

const text = (key: string, value: string): Attribute => ({ key, type: 'string', value });

interface AttributesProps {
  readonly label: string;
  readonly attributes: readonly Attribute[];
}

function Attributes({ attributes, label }: AttributesProps) {
  return (
    <table aria-label={label}>
      <tbody>
        {attributes.map((attribute) => (
          <tr key={attribute.key}>
            <th scope="row">{attribute.key}</th>
            <td>{shown(attribute)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown({ type, value }: AttributeValue): string {
  return type === 'array' ? `[${value.map(shown).join(', ')}]` : String(value);
}

function Json({ value }: { readonly value: unknown }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse.
    <pre tabIndex={0}>
      <code>{JSON.stringify(value, null, 2)}</code>
    </pre>
  );
}
