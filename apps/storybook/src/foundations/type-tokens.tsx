import { useEffect, useRef, useState } from 'react';
import './color-tokens.css';

/** A way in which the kit sets text. */
export interface TypeRole {
  readonly use: string;
  /** Classes and attributes of the kit that make it. */
  readonly as: Readonly<Record<string, string>>;
  readonly sample: string;
}

/** Every way of the kit to set text, the largest first. What size and weight that is comes from the sheet. */
export const TYPE_ROLES: readonly TypeRole[] = [
  { use: 'Title of the page', as: { className: 'bk-heading', 'data-look': 'page' }, sample: 'Broadcast' },
  { use: 'Title of a section', as: { className: 'bk-heading', 'data-look': 'section' }, sample: 'Connection' },
  { use: 'Title of a group', as: { className: 'bk-heading', 'data-look': 'label' }, sample: 'Configured' },
  { use: 'Text, and what is typed', as: {}, sample: 'Production' },
  { use: 'What matters in a line', as: { className: 'bk-strong' }, sample: 'Production' },
  { use: 'Muted', as: { className: 'bk-muted' }, sample: 'Grafana Cloud · prod-us-west-0' },
  { use: 'Label of a field', as: { className: 'bk-label' }, sample: 'Instance ID' },
  { use: 'Hint below a field', as: { className: 'bk-hint' }, sample: 'The number on the OpenTelemetry tile.' },
  { use: 'Error below a field', as: { className: 'bk-error' }, sample: 'Enter the Instance ID.' },
  { use: 'Text of a callout', as: { className: 'bk-text' }, sample: 'The token lacks the scope traces:write.' },
  { use: 'Badge', as: { className: 'bk-badge' }, sample: '5%' },
  { use: 'Code, keys and queries', as: { className: 'bk-mono' }, sample: '{ status = error }' },
];

interface Measured {
  readonly size: string;
  readonly weight: string;
  readonly line: string;
  readonly family: string;
}

/** How the kit sets text, with the sizes that it has on this page, now. */
export function TypeTokens() {
  const rows = useRef<HTMLTableSectionElement>(null);
  const [measured, setMeasured] = useState<readonly Measured[]>([]);
  useEffect(() => {
    const samples = rows.current?.querySelectorAll('[data-sample]') ?? [];
    setMeasured([...samples].map((sample) => measuresOf(getComputedStyle(sample))));
  }, []);

  return (
    <table className="bk-root color-tokens">
      <thead>
        <tr>
          {['Used for', 'Looks like', 'Size', 'Weight', 'Line', 'Family'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={rows}>
        {TYPE_ROLES.map(({ use, as, sample }, index) => (
          <tr key={use}>
            <th scope="row">{use}</th>
            <td>
              <span data-sample {...as}>
                {sample}
              </span>
            </td>
            <td>{measured[index]?.size}</td>
            <td>{measured[index]?.weight}</td>
            <td>{measured[index]?.line}</td>
            <td>{measured[index]?.family}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function measuresOf({ fontSize, fontWeight, lineHeight, fontFamily }: CSSStyleDeclaration): Measured {
  const [size, line] = [fontSize, lineHeight].map((length) => `${Math.round(Number.parseFloat(length) * 10) / 10} px`);
  return { size: size ?? '', weight: fontWeight, line: line ?? '', family: fontFamily.split(',')[0] ?? '' };
}
