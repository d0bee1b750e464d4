import { jsonTokens } from './json-tokens.ts';

/** A value as indented JSON. */
export function JsonView({ value }: { readonly value: unknown }) {
  const tokens = jsonTokens(value).map((token, place) => ({ ...token, place }));
  return (
    <pre className="demo-code traces-json">
      {tokens.map(({ kind, text, place }) =>
        kind === 'plain' ? (
          text
        ) : (
          <span key={place} data-kind={kind}>
            {text}
          </span>
        ),
      )}
    </pre>
  );
}
