import { type Spread, spreadOf } from './spread.ts';

/** Values of each side, side by side: those at one place were measured right after each other. */
export type Rounds<Side extends string, Values> = readonly Readonly<Record<Side, Values>>[];

/** Measures all sides in turn, A B A B, so that what else happens on the machine meets all of them alike. */
export async function measureRounds<Side extends string, Values>(
  sides: readonly Side[],
  rounds: number,
  measure: (side: Side) => Promise<Values>,
): Promise<Rounds<Side, Values>> {
  const measured: Record<Side, Values>[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const values: [Side, Values][] = [];
    for (const side of sides) values.push([side, await measure(side)]);
    measured.push(Object.fromEntries(values) as Record<Side, Values>);
  }
  return measured;
}

/** The spread of one figure of one side. */
export function spreadOfSide<Side extends string, Values>(
  rounds: Rounds<Side, Values>,
  side: Side,
  figureOf: (values: Values) => number,
): Spread {
  return spreadOf(rounds.map((round) => figureOf(round[side])));
}

/** The spread of how one side compares with another, within each round. */
export function ratioOf<Side extends string, Values>(
  rounds: Rounds<Side, Values>,
  [side, other]: readonly [Side, Side],
  figureOf: (values: Values) => number,
): Spread {
  return spreadOf(rounds.map((round) => figureOf(round[side]) / figureOf(round[other])));
}
