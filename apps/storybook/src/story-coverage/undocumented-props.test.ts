import { expect, it } from 'vitest';
import { openKitProgram, propsOf } from './kit-program.ts';
import { undocumentedProps } from './undocumented-props.ts';

const program = openKitProgram();

it('finds every component with its props', () => {
  const { checker, exportsOf } = program;
  const names = exportsOf('react').flatMap((symbol) => {
    const props = propsOf(checker, symbol)?.getProperties() ?? [];
    return props.map((prop) => `${symbol.name}.${prop.name}`);
  });
  expect(names).toEqual(
    expect.arrayContaining([
      'BroadcastToggle.label',
      'DestinationListPresentational.onEdit',
      'ObservabilitySettings.title',
    ]),
  );
});

it('leaves no prop without a description, and no option without its default', () => {
  expect(undocumentedProps(program)).toEqual([]);
});
