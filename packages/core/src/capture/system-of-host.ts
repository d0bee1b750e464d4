/** Hosts of APIs whose models have no author in their name, with the author as slugs spell it. */
const SYSTEMS: readonly (readonly [suffix: string, system: string])[] = [
  ['api.openai.com', 'openai'],
  ['openai.azure.com', 'azure-openai'],
  ['api.anthropic.com', 'anthropic'],
  ['generativelanguage.googleapis.com', 'google'],
  ['api.mistral.ai', 'mistral'],
  ['api.deepseek.com', 'deepseek'],
  ['api.x.ai', 'x-ai'],
  ['api.groq.com', 'groq'],
  ['api.perplexity.ai', 'perplexity'],
  ['api.cohere.com', 'cohere'],
  ['api.together.xyz', 'together'],
];

/** Value of `gen_ai.system` for a host name; `undefined` for hosts that serve models of many authors, and unknown ones. */
export function systemOfHost(hostname: string): string | undefined {
  return SYSTEMS.find(([suffix]) => hostname === suffix || hostname.endsWith(`.${suffix}`))?.[1];
}
