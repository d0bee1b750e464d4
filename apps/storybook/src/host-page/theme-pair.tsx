import './host-page.css';

const THEMES = ['light', 'dark'] as const;

/** The story twice, each in a page of its own, so that it keeps its ids, its focus and its play function. */
export function ThemePair({ storyId }: { readonly storyId: string }) {
  return (
    <div className="host-page-pair">
      {THEMES.map((theme) => (
        <iframe key={theme} src={addressOf(storyId, theme)} title={`The story in ${theme} colours`} />
      ))}
    </div>
  );
}

function addressOf(storyId: string, theme: string): string {
  const here = new URL(location.href);
  const globals = (here.searchParams.get('globals') ?? '').split(';').filter((one) => one && !one.startsWith('theme:'));
  const query = new URLSearchParams({
    id: storyId,
    viewMode: 'story',
    globals: [...globals, `theme:${theme}`].join(';'),
  });
  return `${here.pathname}?${query}`;
}
