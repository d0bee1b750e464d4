import { type ChatDraft, EXAMPLE_DRAFT } from './chat-draft.ts';

/** A draft worth trying. */
export interface ChatExample {
  readonly label: string;
  readonly draft: ChatDraft;
}

const bare: ChatDraft = { ...EXAMPLE_DRAFT, traceId: '', traceName: '', generationName: '', metadata: '' };

/** What the chat page offers to fill in. */
export const CHAT_EXAMPLES: readonly ChatExample[] = [
  { label: 'Metric analysis', draft: EXAMPLE_DRAFT },
  {
    label: 'Pipeline step',
    draft: {
      ...bare,
      message: 'Summarize the cost report of this month.',
      traceId: 'workflow_12345',
      traceName: 'Document Processing',
      spanName: 'Summarization Step',
      generationName: 'Generate Summary',
    },
  },
  {
    label: 'Tool call',
    draft: { ...bare, message: 'What is the weather in Paris?', offersTool: true, traceName: 'Weather assistant' },
  },
  { label: 'Rate limit', draft: { ...bare, model: 'demo/fail-429', traceName: 'Refused call' } },
  { label: 'Broken stream', draft: { ...bare, model: 'demo/fail-midstream', traceName: 'Broken answer' } },
];
