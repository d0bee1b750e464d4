import { useEffect, useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../broadcast-provider/broadcast-context.ts';
import { commonEnglish } from '../messages/english/common-english.ts';

/** Numbers and times as people read them. */
export interface Format {
  /** A rate from 0 to 1, such as `100%` or `0.01%`. */
  percent(rate: number): string;
  /** A count, such as `1,204`. */
  number(count: number): string;
  /** Milliseconds, such as `212 ms`. */
  duration(ms: number): string;
  /** Epoch milliseconds as `2 minutes ago`. */
  relative(at: number): string;
  /** Epoch milliseconds as date and time. */
  exact(at: number): string;
  /** Words as `a, b and c`. */
  list(words: readonly string[]): string;
}

/** How often relative times are brought up to date. */
const TICK_MS = 30_000;
const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** The {@link Format} of the provider's locale. Relative times keep up while the component is shown. */
export function useFormat(): Format {
  const { locale, clock } = useLanguage();
  const { justNow } = useMessages(commonEnglish);
  const [tick, setTick] = useState(0);
  useEffect(() => clock.schedule(() => setTick(tick + 1), TICK_MS), [clock, tick]);
  return useMemo(() => {
    const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
    const number = new Intl.NumberFormat(locale);
    const duration = new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: 'millisecond',
      maximumFractionDigits: 0,
    });
    const ago = new Intl.RelativeTimeFormat(locale);
    const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
    const list = new Intl.ListFormat(locale);
    return {
      percent: (rate) => percent.format(rate),
      number: (count) => number.format(count),
      duration: (ms) => duration.format(ms),
      relative(at) {
        const seconds = Math.round((clock.now() - at) / 1000);
        const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? [];
        return unit === undefined ? justNow : ago.format(-Math.floor(seconds / size), unit);
      },
      exact: (at) => exact.format(at),
      list: (words) => list.format(words),
    };
  }, [locale, clock, justNow]);
}
