/** A page as the server makes it: which sheets it links, in which order, and what React has already rendered. */
export interface PageDocument {
  readonly react: string;
  readonly language: string;
  readonly sheets: readonly string[];
  /** What is inside the root element. Empty: the browser renders all of it. */
  readonly markup: string;
}

/** The HTML of a page. Nothing in it needs more than the strictest Content-Security-Policy allows. */
export function pageDocument({ react, language, sheets, markup }: PageDocument): string {
  return [
    '<!doctype html>',
    `<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`,
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    '<title>Acme settings</title>',
    '<link rel="icon" href="/icon.svg">',
    ...sheets.map((href) => `<link rel="stylesheet" href="${href}">`),
    '</head>',
    '<body class="host-body">',
    // Without white space: React would take it for a difference.
    `<div id="root">${markup}</div>`,
    `<script type="module" src="/${react}/start-page.js"></script>`,
    '</body>',
    '</html>',
  ].join('\n');
}
