import * as kit from '@broadcast-kit/react';

/** What React keeps on a rendered component. Not public: should it change, every component counts as never shown. */
interface Fiber {
  readonly type: unknown;
  readonly memoizedProps: unknown;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly stateNode: { readonly current?: Fiber } | null;
}

/** Values deeper than a prop's own state tell no variants apart. */
const MAX_DEPTH = 2;

const NAMES = new Map<unknown, string>(Object.entries(kit).map(([name, value]) => [value, name]));

/** The kit's components that are rendered in `container` now, and their plain props: `Component.prop=value`. */
export function componentsIn(container: Element): ReadonlySet<string> {
  const found = new Set<string>();
  const key = Object.keys(container).find((name) => name.startsWith('__reactContainer$'));
  const root = key === undefined ? undefined : (container as unknown as Record<string, Fiber>)[key];
  visit(root?.stateNode?.current ?? null, found);
  return found;
}

function visit(fiber: Fiber | null, found: Set<string>): void {
  for (let one = fiber; one !== null; one = one.sibling) {
    const name = NAMES.get(one.type);
    if (name !== undefined) {
      found.add(name);
      note(name, one.memoizedProps, found, MAX_DEPTH);
    }
    visit(one.child, found);
  }
}

function note(path: string, value: unknown, found: Set<string>, depth: number): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    found.add(`${path}=${value}`);
  if (typeof value !== 'object' || value === null || depth === 0) return;
  for (const [key, inner] of Object.entries(value)) note(`${path}.${key}`, inner, found, depth - 1);
}
