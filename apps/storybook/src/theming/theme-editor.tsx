import { ObservabilitySettings } from '@broadcast-kit/react';
import { useState } from 'react';
import { ColorTokens } from '../foundations/color-tokens.tsx';
import './theme-editor.css';
import { ThemeFields } from './theme-fields.tsx';
import { DEFAULT_THEME, type SchemePair, themeCss, themeDeclarations } from './theme-tokens.ts';

/** Sets the kit's tokens by hand: the real page changes at once, its contrasts are measured, the CSS is there to copy. */
export function ThemeEditor({ scheme: firstScheme = 'light' }: { readonly scheme?: keyof SchemePair }) {
  const [theme, setTheme] = useState(DEFAULT_THEME);
  const [scheme, setScheme] = useState(firstScheme);
  const [copied, setCopied] = useState('');
  const css = themeCss(theme);

  return (
    <div className="theme-editor">
      <form className="theme-editor-fields" aria-label="Theme" onReset={() => setTheme(DEFAULT_THEME)}>
        <fieldset className="theme-editor-schemes">
          <legend>Colours of</legend>
          {(['light', 'dark'] as const).map((one) => (
            <label key={one}>
              <input type="radio" name="scheme" checked={scheme === one} onChange={() => setScheme(one)} /> {one}
            </label>
          ))}
        </fieldset>
        <ThemeFields theme={theme} scheme={scheme} onChange={setTheme} />
        <pre className="theme-editor-css">
          <code>{css}</code>
        </pre>
        <div className="theme-editor-actions">
          <button
            type="button"
            onClick={() => {
              void navigator.clipboard.writeText(css).then(() => setCopied(css));
            }}
          >
            {copied === css ? 'Copied' : 'Copy CSS'}
          </button>
          <button type="reset">Start over</button>
        </div>
      </form>
      <div className="theme-editor-preview" style={{ colorScheme: scheme, ...themeDeclarations(theme) }}>
        <ObservabilitySettings />
        <ColorTokens />
      </div>
    </div>
  );
}
