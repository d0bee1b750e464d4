import type { ColorToken, MeasureToken, SchemePair, Theme } from './theme-tokens.ts';

const COLOR_LABELS: Readonly<Record<ColorToken, string>> = {
  '--bk-accent': 'Accent',
  '--bk-canvas': 'Canvas',
  '--bk-ink': 'Ink',
  '--bk-danger': 'Danger',
  '--bk-warning': 'Warning',
  '--bk-success': 'Success',
};

const MEASURES: readonly { token: MeasureToken; label: string; min: number; max: number }[] = [
  { token: '--bk-font-size', label: 'Font size', min: 12, max: 20 },
  { token: '--bk-radius', label: 'Radius of controls', min: 0, max: 18 },
  { token: '--bk-radius-panel', label: 'Radius of panels', min: 0, max: 24 },
];

const FONTS: readonly { label: string; value: string }[] = [
  { label: 'The page’s', value: '' },
  { label: 'Serif', value: 'Georgia, serif' },
  { label: 'Monospace', value: 'ui-monospace, monospace' },
  { label: 'Rounded', value: 'ui-rounded, "Nunito Sans", sans-serif' },
];

/** Props of {@link ThemeFields}. */
export interface ThemeFieldsProps {
  readonly theme: Theme;
  /** The colour scheme whose colours are edited. */
  readonly scheme: keyof SchemePair;
  readonly onChange: (theme: Theme) => void;
}

/** A field for each token that a host may set. */
export function ThemeFields({ theme, scheme, onChange }: ThemeFieldsProps) {
  const { colors, measures, font } = theme;
  const setColor = (token: ColorToken, color: string) =>
    onChange({ ...theme, colors: { ...colors, [token]: { ...colors[token], [scheme]: color } } });

  return (
    <>
      {(Object.keys(COLOR_LABELS) as ColorToken[]).map((token) => (
        <label key={token} className="theme-editor-field">
          <input type="color" value={colors[token][scheme]} onChange={({ target }) => setColor(token, target.value)} />
          <span>{COLOR_LABELS[token]}</span>
          <code>{colors[token][scheme]}</code>
        </label>
      ))}
      {MEASURES.map(({ token, label, min, max }) => (
        <label key={token} className="theme-editor-field">
          <input
            type="range"
            min={min}
            max={max}
            value={measures[token]}
            onChange={({ target }) => onChange({ ...theme, measures: { ...measures, [token]: Number(target.value) } })}
          />
          <span>{label}</span>
          <code>{measures[token]}px</code>
        </label>
      ))}
      <label className="theme-editor-field">
        <select value={font} onChange={({ target }) => onChange({ ...theme, font: target.value })}>
          {FONTS.map(({ label, value }) => (
            <option key={label} value={value}>
              {label}
            </option>
          ))}
        </select>
        <span>Font</span>
      </label>
    </>
  );
}
