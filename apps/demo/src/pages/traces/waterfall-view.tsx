import './waterfall.css';
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react';
import type { TraceSpan } from '../../trace-reading/trace-span.ts';
import { totalsOf } from '../../trace-reading/trace-summary.ts';
import { formatCost, formatCount, formatDuration } from '../frame/format-values.ts';
import { Icon } from '../frame/icon.tsx';
import { type FirstToken, visibleRows, type Waterfall, type WaterfallRow } from './waterfall-rows.ts';

const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Where the duration of a bar has room: inside it in the longer one of the two parts that a first token makes. */
function labelPlace({ offset, share, firstToken }: WaterfallRow): 'after' | 'before' | 'inside' | 'waiting' {
  if (offset + share < 0.8) return 'after';
  if (offset > 0.2) return 'before';
  return firstToken !== undefined && firstToken.place > 0.5 ? 'waiting' : 'inside';
}

function BarLabel({ row }: { readonly row: WaterfallRow }) {
  const { startNs, endNs } = row.span;
  return <span className="traces-bar-label">{formatDuration(endNs - startNs)}</span>;
}

/** Where the answer began. */
function FirstTokenMark({ firstToken }: { readonly firstToken: FirstToken }) {
  const text = `First token after ${formatDuration(firstToken.afterNs)}`;
  return (
    <span className="traces-first-token" style={{ '--place': firstToken.place } as CSSProperties} title={text}>
      <span className="demo-visually-hidden">{text}</span>
    </span>
  );
}

/** What a call took of the budget. */
function RowFigures({ span }: { readonly span: TraceSpan }) {
  const { totalTokens, totalCostUsd } = totalsOf([span]);
  const figures = [
    ...(totalTokens > 0 ? [formatCount(totalTokens, 'token')] : []),
    ...(totalCostUsd > 0 ? [formatCost(totalCostUsd)] : []),
  ];
  return figures.length === 0 ? null : <span className="traces-row-figures">{figures.join(' · ')}</span>;
}

function RowView({
  row,
  isSelected,
  isFolded,
  onSelect,
  onFold,
}: {
  readonly row: WaterfallRow;
  readonly isSelected: boolean;
  readonly isFolded: boolean;
  readonly onSelect: () => void;
  readonly onFold: () => void;
}) {
  const { span, depth, hasChildren, offset, share } = row;
  // Custom properties set from script are allowed under the pages' CSP, unlike a style attribute in HTML.
  const place = { '--depth': depth, '--offset': offset, '--share': share } as CSSProperties;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree handles the keys of all of its items.
    <div
      role="treeitem"
      className="traces-row"
      style={place}
      tabIndex={isSelected ? 0 : -1}
      aria-level={depth + 1}
      aria-selected={isSelected}
      aria-expanded={hasChildren ? !isFolded : undefined}
      data-span={span.spanId}
      data-kind={span.kind}
      data-status={span.status.code}
      onClick={onSelect}
    >
      <span className="traces-row-name">
        {hasChildren ? (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the arrow keys fold, too.
          <span
            className="traces-fold"
            onClick={(event) => {
              event.stopPropagation();
              onFold();
            }}
          >
            <Icon name="chevron" />
          </span>
        ) : null}
        <span className="traces-row-text">{span.name}</span>
        {span.status.code === 'error' ? (
          <span className="traces-row-error">
            <Icon name="alert" /> <span className="demo-visually-hidden">failed</span>
          </span>
        ) : null}
        <RowFigures span={span} />
      </span>
      <span className="traces-track">
        <span className="traces-bar" data-label={labelPlace(row)}>
          {row.firstToken === undefined ? null : <FirstTokenMark firstToken={row.firstToken} />}
          <BarLabel row={row} />
        </span>
      </span>
    </div>
  );
}

/** A trace on its time line. A tree for the keyboard: up and down move, left and right fold. */
export function WaterfallView({
  label,
  waterfall,
  initialId,
  onSelect,
}: {
  /** Name of the tree. */
  readonly label: string;
  readonly waterfall: Waterfall;
  /** The span that is selected at first. Default: the first one. */
  readonly initialId?: string | undefined;
  readonly onSelect?: ((spanId: string) => void) | undefined;
}) {
  const tree = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState(initialId);
  const rows = visibleRows(waterfall.rows, folded);
  const selectedIndex = Math.max(
    0,
    rows.findIndex(({ span }) => span.spanId === selectedId),
  );

  function fold(spanId: string, isFolded: boolean) {
    setFolded((before) => new Set(isFolded ? [...before, spanId] : [...before].filter((id) => id !== spanId)));
  }

  function select(spanId: string) {
    setSelectedId(spanId);
    onSelect?.(spanId);
  }

  function moveTo(row: WaterfallRow | undefined) {
    if (row === undefined) return;
    select(row.span.spanId);
    tree.current?.querySelector<HTMLElement>(`[data-span="${CSS.escape(row.span.spanId)}"]`)?.focus();
  }

  function handleKey(event: KeyboardEvent) {
    const row = rows[selectedIndex];
    if (row === undefined) return;
    const { span, hasChildren } = row;
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => moveTo(rows[selectedIndex + 1]),
      ArrowUp: () => moveTo(rows[selectedIndex - 1]),
      Home: () => moveTo(rows[0]),
      End: () => moveTo(rows.at(-1)),
      ArrowRight: () =>
        hasChildren && folded.has(span.spanId) ? fold(span.spanId, false) : moveTo(rows[selectedIndex + 1]),
      ArrowLeft: () =>
        hasChildren && !folded.has(span.spanId)
          ? fold(span.spanId, true)
          : moveTo(rows.find((other) => other.span.spanId === span.parentSpanId)),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  return (
    <div className="traces-waterfall" data-selects={onSelect !== undefined || undefined}>
      <div className="traces-ruler" aria-hidden="true">
        {TICKS.map((tick) => (
          <span key={tick}>{formatDuration(Math.round(Number(waterfall.durationNs) * tick))}</span>
        ))}
      </div>
      <div ref={tree} role="tree" aria-label={label} onKeyDown={handleKey}>
        {rows.map((row, index) => (
          <RowView
            key={row.span.spanId}
            row={row}
            isSelected={index === selectedIndex}
            isFolded={folded.has(row.span.spanId)}
            onSelect={() => select(row.span.spanId)}
            onFold={() => fold(row.span.spanId, !folded.has(row.span.spanId))}
          />
        ))}
      </div>
    </div>
  );
}
