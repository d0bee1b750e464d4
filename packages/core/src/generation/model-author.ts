const SLUG = /^~?([A-Za-z0-9][\w.-]*)\/[^/\s]+$/;

/** First words of resource names, such as Gemini's `models/gemini-2.5-flash`: what kind of thing it is, not whose. */
const KINDS_OF_RESOURCE: ReadonlySet<string> = new Set([
  'models',
  'tunedmodels',
  'accounts',
  'projects',
  'publishers',
  'deployments',
  'endpoints',
]);

/**
 * Author of a model from its slug: `openai` for `openai/gpt-4o`. `undefined` where the name has not exactly this shape,
 * such as `models/gemini-2.5-flash`, `accounts/fireworks/models/llama-v3`, `@cf/meta/llama-3` or `ft:gpt-4o:org/x`.
 */
export function modelAuthor(model: string): string | undefined {
  const author = SLUG.exec(model)?.[1];
  return author === undefined || KINDS_OF_RESOURCE.has(author.toLowerCase()) ? undefined : author;
}
