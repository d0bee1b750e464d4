import type { ApiMessages } from '../api-messages.ts';
import { apiMessagesFrom } from '../api-words.ts';

const FIND_ENDPOINT = [
  'Melden Sie sich bei grafana.com an und öffnen Sie Ihren Stack.',
  'Wählen Sie auf der Kachel OpenTelemetry „Configure“.',
  'Kopieren Sie den OTLP-Endpunkt, der dort steht, in das Feld Base-URL.',
];

/** What the settings API and core say. In German. */
export const apiGerman: ApiMessages = apiMessagesFrom({
  errors: {
    invalid_request: 'Einige Werte sind ungültig. Korrigieren Sie sie und versuchen Sie es noch einmal.',
    connection_test_failed: 'Der Verbindungstest ist fehlgeschlagen, deshalb wurde nichts gespeichert.',
    secret_required: 'Die Base-URL führt zu einem anderen Host. Geben Sie den API-Schlüssel noch einmal ein.',
    unauthenticated: 'Ihre Sitzung ist beendet. Melden Sie sich wieder an.',
    forbidden: 'Das dürfen nur Admins.',
    not_found: 'Dieses Ziel gibt es nicht mehr. Vielleicht wurde es inzwischen gelöscht.',
    name_taken: 'Ein anderes Ziel heißt schon so. Wählen Sie einen anderen Namen.',
    limit_reached: 'Mehr Ziele sind nicht möglich. Löschen Sie zuerst eines.',
    version_conflict: 'Jemand hat dieses Ziel inzwischen geändert. Prüfen Sie den aktuellen Stand.',
    rate_limited: 'Das waren zu viele Anfragen. Warten Sie einen Moment.',
    server_error: 'Der Server hat einen Fehler gemeldet.',
    network_error: 'Die Einstellungs-API ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es noch einmal.',
    aborted: 'Abgebrochen.',
  },
  requestId: (id) => `Nennen Sie dem Support diese Anfrage-ID: ${id}.`,
  diagnoses: {
    'config.invalid': {
      summary: 'Einer der Werte kann nicht funktionieren.',
      remedy: 'Es wurde nichts gesendet. Korrigieren Sie den Wert und testen Sie noch einmal.',
      steps: [],
    },
    'auth.unauthorized': {
      summary: 'Der Endpunkt hat Instanz-ID und API-Schlüssel abgelehnt.',
      remedy:
        'Eines davon ist falsch, oder der Schlüssel wurde widerrufen oder ist abgelaufen. Grafana antwortet in all diesen Fällen gleich.',
      steps: [
        'Vergleichen Sie die Instanz-ID mit der Nummer auf der Kachel OpenTelemetry Ihres Stacks.',
        'Sehen Sie unter „Access Policies“ nach, ob es das Token noch gibt und ob es noch gültig ist.',
        'Wenn beides stimmt, erstellen Sie ein neues Token für diesen Stack und fügen Sie es vollständig ein.',
      ],
    },
    'auth.scope': {
      summary: 'Der API-Schlüssel ist bekannt, darf aber keine Traces schreiben.',
      remedy: 'Seiner Access Policy fehlt der Scope traces:write.',
      steps: [
        'Melden Sie sich bei grafana.com an und öffnen Sie „Access Policies“.',
        'Bearbeiten Sie die Policy, zu der das Token gehört, und fügen Sie den Scope traces:write hinzu.',
        'Testen Sie noch einmal. Das Token selbst bleibt gleich.',
      ],
    },
    'auth.region_mismatch': {
      summary: 'API-Schlüssel und Base-URL gehören zu verschiedenen Regionen.',
      remedy: 'Jede Region hat ein eigenes OTLP-Gateway, das nur die Stacks dieser Region kennt.',
      steps: FIND_ENDPOINT,
    },
    'endpoint.dashboard_url': {
      summary: 'Das ist die Adresse Ihrer Grafana-Dashboards, nicht die des OTLP-Endpunkts.',
      remedy: 'Traces gehen an das OTLP-Gateway Ihrer Region: https://otlp-gateway-prod-{region}.grafana.net.',
      steps: FIND_ENDPOINT,
    },
    'endpoint.not_found': {
      summary: 'Unter dieser Base-URL gibt es keinen OTLP-Endpunkt.',
      remedy: 'Die Region oder der Pfad ist falsch.',
      steps: FIND_ENDPOINT,
    },
    'endpoint.not_allowed': {
      summary: 'An diese Base-URL dürfen keine Traces gesendet werden.',
      remedy: 'Dieser Dienst sendet nur über HTTPS an öffentliche Adressen, die sein Betreiber zulässt.',
      steps: [
        'Verwenden Sie den OTLP-Endpunkt Ihres Grafana-Cloud-Stacks.',
        'Für einen eigenen Endpunkt bitten Sie den Betreiber dieses Dienstes, den Host zuzulassen.',
      ],
    },
    'endpoint.redirected': {
      summary: 'Der Endpunkt verweist auf eine andere Adresse.',
      remedy: 'Weiterleitungen wird nicht gefolgt, weil Ihr API-Schlüssel dorthin mitgehen würde.',
      steps: [
        'Geben Sie die Adresse des OTLP-Endpunkts selbst ein. Sie beginnt mit https://.',
        'Testen Sie noch einmal.',
      ],
    },
    'net.dns': {
      summary: 'Der Host in der Base-URL wurde nicht gefunden.',
      remedy:
        'Er ist falsch geschrieben, oder sein Name ließ sich gerade nicht auflösen. Der API-Schlüssel ist noch nicht geprüft.',
      steps: [
        'Vergleichen Sie die Base-URL mit dem OTLP-Endpunkt auf der Kachel OpenTelemetry Ihres Stacks.',
        'Testen Sie noch einmal.',
      ],
    },
    'net.tls': {
      summary: 'Zum Endpunkt kam keine sichere Verbindung zustande.',
      remedy:
        'Sein Zertifikat ist abgelaufen, gilt für einen anderen Host oder stammt von einer Stelle, der hier nicht vertraut wird.',
      steps: [
        'Prüfen Sie, ob die Base-URL den Host nennt, für den das Zertifikat gilt, und den Port, der HTTPS spricht.',
        'Erneuern Sie das Zertifikat, wenn es abgelaufen ist.',
      ],
    },
    'net.timeout': {
      summary: 'Der Endpunkt hat nicht rechtzeitig geantwortet.',
      remedy: 'Er ist überlastet oder von hier nicht erreichbar. Der API-Schlüssel ist noch nicht geprüft.',
      steps: [
        'Testen Sie in einer Minute noch einmal.',
        'Bleibt er stumm, prüfen Sie die Base-URL und eine Firewall davor.',
      ],
    },
    'net.refused': {
      summary: 'Der Endpunkt hat die Verbindung nicht angenommen oder abgebrochen.',
      remedy: 'An diesem Host und Port hört nichts zu, oder etwas auf dem Weg hat die Verbindung geschlossen.',
      steps: [
        'Prüfen Sie Host und Port der Base-URL.',
        'Prüfen Sie, ob der Empfänger läuft, und testen Sie noch einmal.',
      ],
    },
    'net.unreachable': {
      summary: 'Der Endpunkt war nicht erreichbar.',
      remedy:
        'Vielleicht gibt es den Host nicht, er nimmt diese Werte nicht an, oder dieser Dienst sendet nicht an seine Adresse.',
      steps: [
        'Prüfen Sie die Base-URL und die Zugangsdaten.',
        'Prüfen Sie, ob der Endpunkt aus dem Internet über HTTPS mit gültigem Zertifikat erreichbar ist.',
        'Für einen eigenen Endpunkt bitten Sie den Betreiber dieses Dienstes, den Host zuzulassen.',
      ],
    },
    'rate.limited': {
      summary: 'Der Endpunkt nimmt gerade keine weiteren Anfragen an.',
      remedy: 'Ihr Stack hat sein Limit erreicht. Das sagt nichts gegen die eingegebenen Werte.',
      steps: [
        'Warten Sie einen Moment und testen Sie noch einmal.',
        'Kommt das oft vor, erhöhen Sie das Limit oder senken Sie die Sampling-Rate.',
      ],
    },
    'upstream.unavailable': {
      summary: 'Der Endpunkt funktioniert gerade nicht.',
      remedy: 'Der Fehler liegt auf seiner Seite. Die eingegebenen Werte sind noch nicht geprüft.',
      steps: ['Testen Sie in ein paar Minuten noch einmal.', 'Hält es an, sehen Sie auf der Statusseite nach.'],
    },
    'payload.rejected': {
      summary: 'Der Endpunkt hat die Testanfrage nicht angenommen.',
      remedy: 'Er ist erreichbar, nimmt aber OTLP über HTTP mit JSON nicht in der Form an, in der wir es senden.',
      steps: [
        'Prüfen Sie, ob die Base-URL ein OTLP/HTTP-Endpunkt ist und nicht einer für gRPC oder ein anderes Signal.',
        'Wenn ja, nennen Sie dem Support dieses Dienstes den Zeitpunkt des Tests.',
      ],
    },
    'protocol.unexpected': {
      summary: 'Unter dieser Base-URL hat etwas geantwortet, aber kein OTLP-Endpunkt.',
      remedy: 'Es kann eine Webseite, ein Proxy oder ein anderer Dienst sein.',
      steps: FIND_ENDPOINT,
    },
    'test.aborted': {
      summary: 'Der Test wurde abgebrochen.',
      remedy: 'Über die Werte ist noch nichts bekannt.',
      steps: ['Starten Sie den Test noch einmal.'],
    },
  },
  cannotWork: {
    baseUrl: 'Die Base-URL kann nicht funktionieren.',
    instanceId: 'Die Instanz-ID kann nicht funktionieren.',
    apiKey: 'Der API-Schlüssel kann nicht funktionieren.',
    headers: 'Die Header können nicht funktionieren.',
  },
  wantsHttps: 'Der Endpunkt verlangt eine sichere Verbindung.',
  issues: {
    'base_url.missing': 'Geben Sie den OTLP-Endpunkt Ihres Grafana-Cloud-Stacks ein.',
    'base_url.malformed': 'Das ist keine URL. Sie sieht so aus: https://otlp-gateway-prod-us-east-0.grafana.net.',
    'base_url.scheme': 'Das ist keine Webadresse. Der Endpunkt beginnt mit https://.',
    'base_url.placeholder':
      'Diese URL enthält einen Platzhalter. Setzen Sie die Region Ihres Stacks ein, zum Beispiel us-east-0.',
    'base_url.too_long': 'Das ist zu lang. Fügen Sie nur den OTLP-Endpunkt ein.',
    'base_url.query': 'Ein OTLP-Endpunkt hat weder Query noch Fragment. Entfernen Sie alles ab ? oder #.',
    'base_url.credentials':
      'Zugangsdaten gehören nicht in die URL, sondern in die Felder Instanz-ID und API-Schlüssel.',
    'base_url.port': 'Grafana Cloud antwortet nur auf Port 443. Entfernen Sie den Port aus der URL.',
    'base_url.is_secret': 'Das ist ein API-Schlüssel, keine URL. Er gehört in das Feld API-Schlüssel.',
    'base_url.is_instance_id': 'Das ist eine Zahl, keine URL. Die Instanz-ID hat ein eigenes Feld.',
    'base_url.dashboard':
      'Das ist die URL Ihrer Grafana-Dashboards. Traces gehen an das OTLP-Gateway: Öffnen Sie im Portal von Grafana Cloud Ihren Stack, dann OpenTelemetry, dann „Configure“.',
    'base_url.portal':
      'Das ist eine Seite im Portal von Grafana Cloud. Kopieren Sie den OTLP-Endpunkt, der dort steht.',
    'base_url.other_service':
      'Das ist ein anderer Endpunkt Ihres Stacks. Traces gehen an sein OTLP-Gateway, https://otlp-gateway-prod-{region}.grafana.net.',
    'base_url.private_link':
      'Dieser Endpunkt ist nur in Ihrer VPC erreichbar. Verwenden Sie das öffentliche OTLP-Gateway Ihrer Region.',
    'instance_id.missing': 'Geben Sie die Instanz-ID ein: die Nummer auf der Kachel OpenTelemetry Ihres Stacks.',
    'instance_id.is_url': 'Das ist eine URL. Die Instanz-ID ist nur die Nummer des Stacks, zum Beispiel 123456.',
    'instance_id.is_api_key':
      'Das ist ein API-Schlüssel. Die Instanz-ID ist die Nummer des Stacks, zum Beispiel 123456.',
    'instance_id.not_numeric':
      'Die Instanz-ID ist eine Zahl, zum Beispiel 123456. Der Name des Stacks geht hier nicht.',
    'api_key.missing': 'Geben Sie ein Access-Policy-Token mit dem Scope traces:write ein. Es beginnt mit glc_.',
    'api_key.is_header': 'Das ist ein ganzer Authorization-Header. Fügen Sie nur das Token ein, das mit glc_ beginnt.',
    'api_key.placeholder': 'Das ist ein Platzhalter. Setzen Sie das erzeugte Token ein; es beginnt mit glc_.',
    'api_key.masked':
      'Das ist ein verdeckter oder gekürzter Schlüssel. Fügen Sie das ganze Token ein; Grafana zeigt es nur einmal.',
    'api_key.service_account':
      'Das ist ein Service-Account-Token (glsa_), das nur eine Grafana-Instanz öffnet. Das OTLP-Gateway braucht ein Access-Policy-Token (glc_).',
    'api_key.legacy':
      'Das ist ein API-Schlüssel der alten Art. Erstellen Sie ein Access-Policy-Token mit dem Scope traces:write; es beginnt mit glc_.',
    'api_key.is_number': 'Das sieht nach der Instanz-ID aus. Der API-Schlüssel ist ein Token, das mit glc_ beginnt.',
    'api_key.characters':
      'Dieser Schlüssel enthält Leerzeichen oder unsichtbare Zeichen, oft aus Chat-Programmen. Kopieren Sie ihn noch einmal aus Grafana.',
    'api_key.length': 'Das ist kein vollständiges Token. Es hat mindestens 8 Zeichen und beginnt mit glc_.',
    'authorization.bearer':
      'Das ist ein Bearer-Header. Grafana Cloud nimmt nur Basic an: Instanz-ID und API-Schlüssel, mit einem Doppelpunkt verbunden, in Base64.',
    'authorization.not_basic': 'Der Authorization-Header muss aus Basic und Base64 bestehen.',
    'authorization.placeholder':
      'Der Authorization-Header enthält noch einen Platzhalter. Erzeugen Sie ein Token und kopieren Sie ihn noch einmal.',
    'authorization.not_base64':
      'Der Wert nach Basic ist nicht das Base64 von Instanz-ID und API-Schlüssel. Kopieren Sie die ganze Zeile noch einmal.',
    'headers.too_many': 'Höchstens 20 Header sind möglich.',
    'headers.name': 'Der Name eines Headers hat 1 bis 64 Buchstaben, Ziffern und Bindestriche.',
    'headers.duplicate': 'Dieser Header steht zweimal da. Groß- und Kleinschreibung macht keinen Unterschied.',
    'headers.reserved': 'Diesen Header setzt die Übertragung selbst. Er lässt sich nicht ersetzen.',
    'headers.value': 'Der Wert eines Headers hat höchstens 1.024 druckbare ASCII-Zeichen.',
    'headers.masked': 'Dieser Wert ist verdeckt. Geben Sie den ganzen Wert ein.',
    'headers.not_an_object': 'Header bestehen aus Namen und Werten.',
    'filter_rules.pattern':
      'Das ist kein regulärer Ausdruck in RE2-Syntax. Suchen Sie nach einer offenen Klammer oder einer Wiederholung von nichts; Lookarounds und Rückverweise gibt es in RE2 nicht.',
    'filter_rules.pattern_too_complex':
      'Dieser reguläre Ausdruck ist, mit denen davor, zu aufwendig für jede Anfrage. Verwenden Sie kleinere Wiederholungen oder einen Vergleich wie „enthält“.',
    'service_name.invalid': 'Geben Sie einen Dienstnamen mit 1 bis 255 Zeichen ein.',
    'value_limit_bytes.invalid': 'Geben Sie eine ganze Zahl von 256 bis 65.536 ein.',
    'grafana_url.invalid': 'Geben Sie die Adresse Ihres Grafana ein, zum Beispiel https://acme.grafana.net.',
    name_taken: 'Ein anderes Ziel heißt schon so. Wählen Sie einen anderen Namen.',
    secret_required:
      'Die Base-URL führt zu einem anderen Host, deshalb wird der gespeicherte Wert dafür nicht verwendet. Geben Sie ihn noch einmal ein.',
  },
  otherIssue: 'Dieser Wert ist ungültig.',
  fixBaseUrl: (what) => `${what} verwenden`,
  fixInstanceId: (id) => `${id} als Instanz-ID verwenden`,
  fixValue: 'Diesen Wert verwenden',
});
