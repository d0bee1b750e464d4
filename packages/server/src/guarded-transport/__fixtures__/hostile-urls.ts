/**
 * What happens to a URL. `connect`: the static part lets it through, since only the resolved address can tell.
 */
export type ExpectedVerdict = 'allow' | 'block' | 'connect';

/** URLs that customers, or attackers in their name, may enter, with the verdicts of the default policy and of `allowSelfHosted: true`. */
export interface HostileUrlGroup {
  readonly trick: string;
  readonly byDefault: ExpectedVerdict;
  readonly selfHosted: ExpectedVerdict;
  readonly urls: readonly string[];
}

const literal = (host: string) => `https://${host}/`;

export const HOSTILE_URLS: readonly HostileUrlGroup[] = [
  {
    trick: 'the real host, written unusually: only the canonical form is judged',
    byDefault: 'allow',
    selfHosted: 'allow',
    urls: [
      'https://otlp-gateway-prod-us-east-0.grafana.net/otlp',
      'https://OTLP.Grafana.NET:443/otlp',
      'https://otlp.gr%61fana.net/otlp',
      'https://otlp.ｇｒａｆａｎａ.net/otlp',
      'https://otlp.grafana.net./otlp',
    ],
  },
  {
    trick: 'a public host of somebody else',
    byDefault: 'block',
    selfHosted: 'connect',
    urls: [
      'https://tempo.example.com/otlp',
      'https://tempo.example.com:4318/',
      'https://grafana.net.evil.example/otlp',
      'https://evilgrafana.net/otlp',
      'https://otlp.grafana.net%2eevil.example/',
      'https://xn--grafn-1ta.net/otlp',
      'https://93.184.216.34/',
      'https://[2606:2800:220:1:248:1893:25c8:1946]/',
    ],
  },
  {
    trick: 'a user name or password',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      'https://grafana.net@evil.example/otlp',
      'https://otlp-gateway-prod-us-east-0.grafana.net:pw@127.0.0.1/',
      'https://user:pass@otlp.grafana.net/otlp',
    ],
  },
  {
    trick: 'something that parsers repair or read differently',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      'https://127.0.0.1?@otlp.grafana.net/',
      'https://127.0.0.1\\@otlp.grafana.net/',
      'https:\\\\127.0.0.1\\otlp',
      'https:/127.0.0.1/otlp',
      'https:127.0.0.1/otlp',
      'https://otlp.grafana.net%0d%0aX-Injected:%201/',
      'https://otlp.gra\tfana.net/otlp',
      'https://otlp.grafana.net/otlp\r\nHost: evil',
      'https://otlp.grafana.net/otlp#fragment',
    ],
  },
  {
    trick: 'no web address over https',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      'gopher://127.0.0.1:6379/_INFO',
      'javascript:alert(1)',
      'ws://127.0.0.1/',
      'https://',
      'otlp.grafana.net/otlp',
      'http://otlp.grafana.net/otlp',
      'http://tempo.example.com/otlp',
      '',
    ],
  },
  {
    trick: 'a private, local or reserved address in any spelling',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      ...['127.0.0.1', '2130706433', '0x7f.0.0.1', '127.0.0.01', '0.1.2.3', '127。0。0。1', '１２７.0.0.1'],
      ...['%31%32%37.0.0.1', '127.0.0.1.', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1'],
      ...['100.100.100.200', '169.254.169.254', '169.254.170.2', '0251.0376.0251.0376', '192.0.0.192'],
      ...['168.63.129.16', '198.51.100.1', '203.0.113.1', '198.18.0.1', '192.31.196.1', '239.255.255.250', '0.0.0.0'],
      ...['255.255.255.255', '[::1]', '[::]', '[::ffff:7f00:1]', '[::ffff:0:127.0.0.1]', '[::127.0.0.1]'],
      ...['[64:ff9b::7f00:1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::7f00:1]', '[2002:a9fe:a9fe::]', '[100::1]'],
      ...['[fe80::1]', '[fc00::1]', '[fec0::1]', '[ff02::1]', '[2001:db8::1]', '[3fff::1]', '[5f00::1]', '[4000::1]'],
    ].map(literal),
  },
  {
    trick: 'a name that only means something inside a network',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      ...['LOCALHOST', 'localhost.', 'localhost6', 'ip6-localhost', 'wpad', 'tempo', 'host.docker.internal'],
      ...['router.lan', 'printer.local', 'metadata.google.internal', 'x.home.arpa', 'a.svc', 'intranet.corp'],
    ].map(literal),
  },
  {
    trick: 'a public name with an inner address behind it',
    byDefault: 'block',
    selfHosted: 'connect',
    urls: [
      ...['169.254.169.254.nip.io', '7f000001.nip.io', '127-0-0-1.sslip.io', 'a-internal.test', 'aaaa-internal.test'],
      ...['mixed.test', 'cname-internal.test', 'mapped.test', 'nat64.test', 'empty.test'],
    ].map(literal),
  },
  {
    trick: 'the port of another service, or no port at all',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      ...[22, 25, 80, 3306, 5432, 6379, 9200, 10250, 11211, 27017].map((port) => `https://tempo.example.com:${port}/`),
      'https://otlp.grafana.net:0/',
      'https://otlp.grafana.net:65536/',
      'https://otlp.grafana.net:443abc/',
      'https://otlp.grafana.net:8443/otlp',
    ],
  },
  {
    trick: 'lengths that no server accepts, and a wildcard for a host',
    byDefault: 'block',
    selfHosted: 'block',
    urls: [
      `https://otlp.grafana.net/${'a'.repeat(2048)}`,
      `https://${'a'.repeat(64)}.grafana.net/`,
      `https://${'a.'.repeat(130)}grafana.net/`,
      'https://*.grafana.net/otlp',
    ],
  },
];

/** What a hostile or broken name server says, by name: the addresses, or an error code. */
export const HOSTILE_ANSWERS: Readonly<
  Record<string, { readonly a?: readonly string[]; readonly aaaa?: readonly string[] }>
> = {
  '169.254.169.254.nip.io': { a: ['169.254.169.254'] },
  '7f000001.nip.io': { a: ['127.0.0.1'] },
  '127-0-0-1.sslip.io': { a: ['127.0.0.1'] },
  'a-internal.test': { a: ['10.0.0.5'] },
  'aaaa-internal.test': { aaaa: ['fd00::5'] },
  'mixed.test': { a: ['93.184.216.34', '127.0.0.1'] },
  'cname-internal.test': { a: ['192.168.7.7'] },
  'mapped.test': { aaaa: ['::ffff:169.254.169.254'] },
  'nat64.test': { aaaa: ['64:ff9b::a9fe:a9fe'] },
  'empty.test': {},
};
