import type { Generation } from '../generation/generation.ts';
import type { AttributeList } from './attribute-list.ts';

/** Adds the parameters of the request by their semantic convention. */
export function addRequestAttributes(list: AttributeList, { request }: Generation): void {
  list.bool('gen_ai.request.stream', request.stream ?? false);
  list.texts('trace.metadata.openrouter.fallback_models', request.fallbackModels);
  list.text('gen_ai.request.previous_response.id', request.previousResponseId);
  const parameters = request.parameters;
  if (parameters === undefined) return;
  list.double('gen_ai.request.temperature', parameters.temperature);
  list.double('gen_ai.request.top_p', parameters.topP);
  list.int('gen_ai.request.top_k', parameters.topK);
  list.int('gen_ai.request.max_tokens', parameters.maxTokens);
  list.double('gen_ai.request.frequency_penalty', parameters.frequencyPenalty);
  list.double('gen_ai.request.presence_penalty', parameters.presencePenalty);
  list.int('gen_ai.request.seed', parameters.seed);
  list.int('gen_ai.request.choice.count', parameters.choiceCount);
  list.texts('gen_ai.request.stop_sequences', parameters.stopSequences);
  list.text('gen_ai.request.reasoning.level', parameters.reasoningEffort);
  list.text('gen_ai.output.type', parameters.outputType);
  list.texts(
    'gen_ai.request.encoding_formats',
    parameters.encodingFormat === undefined ? undefined : [parameters.encodingFormat],
  );
  list.int('gen_ai.embeddings.dimension.count', parameters.dimensions);
}
