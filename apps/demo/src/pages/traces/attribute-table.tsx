import { Fragment, useId, useState } from 'react';
import type { TraceAttribute } from '../../trace-reading/trace-span.ts';
import { CopyButton } from '../frame/copy-button.tsx';
import { Icon } from '../frame/icon.tsx';
import { attributeValueText, filterAttributes } from './filter-attributes.ts';
import { JsonView } from './json-view.tsx';
import { parsedContent } from './parsed-content.ts';

/** A key that breaks after its dots and underscores rather than in a word. */
function AttributeKey({ text }: { readonly text: string }) {
  const pieces = text.split(/(?<=[._])/).map((piece, place) => ({ piece, place }));
  return pieces.map(({ piece, place }) => (
    <Fragment key={place}>
      {place === 0 ? null : <wbr />}
      {piece}
    </Fragment>
  ));
}

/** JSON in one line, which opens to all of it: what a call said stands above, as a conversation. */
function FoldedJson({ text, content }: { readonly text: string; readonly content: unknown }) {
  return (
    <details className="traces-folded">
      <summary>
        <Icon name="chevron" />
        <span>{text}</span>
      </summary>
      <JsonView value={content} />
    </details>
  );
}

function AttributeValue({ attribute }: { readonly attribute: TraceAttribute }) {
  const text = attributeValueText(attribute);
  const content = attribute.type === 'string' ? parsedContent(text) : undefined;
  if (content !== undefined) return <FoldedJson text={text} content={content} />;
  return <span className="traces-value">{text === '' ? <span className="demo-muted">empty</span> : text}</span>;
}

/** Attributes with a search over keys and values. */
export function AttributeTable({
  title,
  attributes,
}: {
  readonly title: string;
  readonly attributes: readonly TraceAttribute[];
}) {
  const id = useId();
  const [search, setSearch] = useState('');
  const shown = filterAttributes(attributes, search);
  return (
    <section className="traces-section" aria-labelledby={`${id}-title`}>
      <div className="traces-section-head">
        <h4 className="demo-subtitle" id={`${id}-title`}>
          {title}{' '}
          <span className="demo-muted traces-count" aria-live="polite">
            {search === '' ? attributes.length : `${shown.length} of ${attributes.length}`}
          </span>
        </h4>
        {attributes.length < 6 ? null : (
          <label className="traces-search">
            <Icon name="search" />
            <span className="demo-visually-hidden">Search {title.toLowerCase()}</span>
            <input
              type="search"
              className="demo-input"
              placeholder="Search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
          </label>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="demo-muted traces-none">{search === '' ? 'None.' : 'Nothing matches this search.'}</p>
      ) : (
        <table className="traces-table">
          <colgroup>
            <col className="traces-key-column" />
            <col />
            <col className="traces-type-column" />
            <col className="traces-copy-column" />
          </colgroup>
          <thead className="demo-visually-hidden">
            <tr>
              <th scope="col">Key</th>
              <th scope="col">Value</th>
              <th scope="col">Type</th>
              <th scope="col">Copy</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((attribute, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a sender may repeat a key.
              <tr key={`${attribute.key} ${index}`}>
                <th scope="row">
                  <AttributeKey text={attribute.key} />
                </th>
                <td>
                  <AttributeValue attribute={attribute} />
                </td>
                <td className="traces-type">{attribute.type}</td>
                <td className="traces-copy">
                  <CopyButton text={attributeValueText(attribute)} label={attribute.key} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
