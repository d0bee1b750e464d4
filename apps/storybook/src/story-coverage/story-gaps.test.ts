import { expect, it } from 'vitest';
import { readPublicSurface } from './public-surface.ts';
import type { StoryEvidence } from './story-evidence.ts';
import { storyGaps } from './story-gaps.ts';

const surface = {
  components: ['Toggle', 'Toggle.size=large'],
  messages: ['save', 'days.monday'],
  codes: ['errorText: gone'],
};
const everything: StoryEvidence = surface;

it('finds nothing where all stories together show everything', () => {
  const evidence = [
    { ...everything, messages: ['save'], codes: [] },
    { ...everything, components: [], messages: ['days.monday'] },
  ];
  expect(storyGaps({ surface, evidence, allowed: {} })).toEqual([]);
});

it.each([
  ['a component', { components: ['Toggle.size=large'] }, 'Toggle'],
  ['a variant of a prop', { components: ['Toggle'] }, 'Toggle.size=large'],
  ['a message', { messages: ['save'] }, 'days.monday'],
  ['a code', { codes: [] }, 'errorText: gone'],
])('names %s that no story shows', (_, change, name) => {
  const evidence = [{ ...everything, ...change }];
  expect(storyGaps({ surface, evidence, allowed: {} })).toEqual([`no story shows ${name}`]);
  expect(storyGaps({ surface, evidence, allowed: { [name]: 'for a reason' } })).toEqual([]);
});

it('wants no excuse for what is shown, or for what is gone', () => {
  const allowed = { save: 'once it had no story', saveAll: 'this button is gone' };
  expect(storyGaps({ surface, evidence: [everything], allowed })).toEqual([
    'save has a story, so it needs no excuse',
    'saveAll is excused, but nothing is called that',
  ]);
});

it('reads components, variants, messages and codes out of the packages’ types', () => {
  const { components, messages, codes } = readPublicSurface();
  expect(components).toEqual(
    expect.arrayContaining(['BroadcastProvider', 'ObservabilitySettings', 'GrafanaDestinationDialog']),
  );
  expect(components).toContain('BroadcastTogglePresentational.state.status=loading');
  expect(messages).toEqual(expect.arrayContaining(['toggleLabel', 'toggleConfirmed', 'attemptOutcomes.delivered']));
  expect(codes).toEqual(expect.arrayContaining(['diagnosisWords: auth.scope', 'errorText: version_conflict']));
});
