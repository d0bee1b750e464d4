import { BroadcastError } from '../runtime/broadcast-error.ts';

/** Where an attribute stands. `''`: on the span or its resource, whichever has it. */
export type AttributeScope = 'span' | 'resource' | 'event' | 'link' | 'instrumentation' | '';

/** Words joined by dots: what every TraceQL parser reads without quotes. */
const PLAIN_NAME = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
/** Grafana's editor takes a second scope for a mistake, though Tempo does not. */
const BEGINS_LIKE_A_SCOPE = /^(?:span|resource|event|link|instrumentation|parent)(?:\.|$)/;

/**
 * An attribute as TraceQL writes it: `span.user.id`, and in quotes where the name needs them, `span."trace.metadata.my key"`.
 *
 * @throws BroadcastError `invalid_option` for a name that no span can have: empty, or with a NUL character.
 */
export function attributeText(scope: AttributeScope, rawName: string): string {
  const name = rawName.toWellFormed();
  if (name === '' || name.includes('\0')) {
    throw new BroadcastError({
      code: 'invalid_option',
      message:
        'TraceQL has no way to write an attribute name that is empty or holds a NUL character, and no span has one. Give the name as it stands on the span.',
    });
  }
  const isPlain = PLAIN_NAME.test(name) && !BEGINS_LIKE_A_SCOPE.test(name);
  return `${scope}.${isPlain ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`}`;
}
