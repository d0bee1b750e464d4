import type { ApiKeyFilterMessages } from '../api-key-filter-messages.ts';

/** What the API key filter of the form says. In German. */
export const apiKeyFilterGerman: ApiKeyFilterMessages = {
  keyChoice: 'Welche API-Schlüssel',
  allKeys: 'Alle API-Schlüssel',
  allKeysHint: 'Anfragen mit jedem Schlüssel werden gesendet, auch mit solchen, die Sie später anlegen.',
  someKeys: 'Nur einige API-Schlüssel',
  someKeysHint: 'Anfragen mit anderen Schlüsseln oder ganz ohne werden nicht hierhin gesendet.',
  keysLoading: 'Ihre API-Schlüssel werden geladen …',
  keysFailed: 'Ihre API-Schlüssel ließen sich nicht laden.',
  keysUnavailable: 'Es gibt keine Liste von API-Schlüsseln zur Auswahl.',
  keysUnavailableHint:
    'Dieser Dienst bietet sie nicht an. Schon gewählte Schlüssel bleiben gewählt und lassen sich entfernen.',
  keysEmpty:
    'Sie haben noch keine API-Schlüssel. Legen Sie zuerst einen an, oder senden Sie Anfragen mit allen Schlüsseln.',
  searchKeys: 'API-Schlüssel suchen',
  keyList: 'API-Schlüssel',
  keysChosen: (count, total) => `${count} von ${total} gewählt`,
  noKeyFound: (search) => `Kein API-Schlüssel passt zu „${search}“.`,
  unknownKey: 'Unbekannter Schlüssel',
  unknownKeyHint: 'zurzeit nicht unter Ihren Schlüsseln, vielleicht gelöscht',
  noKeyChosen: 'Wählen Sie mindestens einen API-Schlüssel, oder alle.',
};
