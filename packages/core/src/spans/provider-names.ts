/** Model authors whose name in the GenAI semantic conventions is not their slug. */
const CONVENTION_NAMES: ReadonlyMap<string, string> = new Map([
  ['google', 'gcp.gemini'],
  ['gemini', 'gcp.gemini'],
  ['vertex', 'gcp.vertex_ai'],
  ['mistral', 'mistral_ai'],
  ['mistralai', 'mistral_ai'],
  ['moonshotai', 'moonshot_ai'],
  ['amazon', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['azure', 'azure.ai.openai'],
  ['azure-openai', 'azure.ai.openai'],
  ['x-ai', 'x_ai'],
]);

/** Value of `gen_ai.provider.name` for a model author: the conventions' well-known name, else the slug itself. */
export function providerName(system: string): string {
  return CONVENTION_NAMES.get(system.toLowerCase()) ?? system;
}
