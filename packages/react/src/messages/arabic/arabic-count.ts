/** The forms of a counted noun in Arabic. `one` and `two` hold the number in the word; the others follow it. */
export interface ArabicNoun {
  readonly one: string;
  readonly two: string;
  /** 3 to 10, and 103 to 110, ... */
  readonly few: string;
  /** 11 to 99, ... */
  readonly many: string;
  /** 0, 100, 1000, ... */
  readonly other: string;
}

const rules = new Intl.PluralRules('ar');
const number = new Intl.NumberFormat('ar');

/** A count with its noun in the form that Arabic asks for. `text` is the count as people read it. */
export function arabicCount(count: number, noun: ArabicNoun, text: string = number.format(count)): string {
  const form = rules.select(count);
  if (form === 'one') return noun.one;
  if (form === 'two') return noun.two;
  return `${text} ${noun[form === 'zero' ? 'other' : form]}`;
}
