import type { ToggleMessages } from '../messages.ts';

const state = (enabled: boolean): string => (enabled ? 'eingeschaltet' : 'ausgeschaltet');

/** What the switch says. In German. */
export const toggleGerman: ToggleMessages = {
  toggleLabel: 'Broadcast einschalten',
  toggleDescription:
    'Sendet von jeder Anfrage einen Trace an Ihre aktiven Ziele. Anfragen werden dadurch nicht langsamer.',
  toggleOn: 'An',
  toggleOff: 'Aus',
  toggleSaving: 'Wird gespeichert …',
  toggleConfirmed: (enabled) => `Broadcast ist ${state(enabled)}.`,
  toggleFailed: (wanted, confirmed) =>
    `Broadcast ließ sich nicht ${wanted ? 'einschalten' : 'ausschalten'}. Es ist weiterhin ${state(confirmed)}.`,
  toggleLoadFailed: 'Ob Broadcast eingeschaltet ist, ließ sich nicht lesen.',
};
