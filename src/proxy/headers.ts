/** Raw headers: name, value, name, value. */
type RawHeaders = readonly string[];

/**
 * What is of one connection (RFC 9110 section 7.6.1), and lengths, which are said anew: whatever a
 * client writes, nobody behind finds another end of its body than this proxy did.
 */
const HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'proxy-authenticate',
  'te',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'content-length',
]);

/** What only this proxy says to the server, which believes it. */
const OURS = /^(?:forwarded|host|via|x-real-ip|x-forwarded-.*)$/;

/** What of a message decides its length. */
interface Framing {
  readonly 'content-length'?: string | undefined;
  readonly 'transfer-encoding'?: string | undefined;
}

/** Whether a request has a body. */
export const hasBody = (headers: Framing): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Methods whose requests have no length where they have no body. */
const BARE = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);

/** What a request is, as far as its headers go on. */
interface Incoming {
  readonly method?: string | undefined;
  readonly headers: Framing & { readonly connection?: string | undefined };
  readonly rawHeaders: RawHeaders;
}

/** The headers for the server: as the client wrote them, for the host that it asked. */
export const headersForServer = (incoming: Incoming, host: string): string[] => [
  'Host',
  host,
  'X-Forwarded-Proto',
  'https',
  ...endToEnd(incoming, (name) => OURS.test(name)),
  ...framing(incoming),
];

/** The headers for another host. */
export const headersForOther = (incoming: Incoming, host: string): string[] => [
  'Host',
  host,
  ...endToEnd(incoming, (name) => name === 'host'),
  ...framing(incoming),
];

/** The headers of an answer. */
export const answerHeaders = (answer: Incoming): string[] => {
  const { 'content-length': length, 'transfer-encoding': coding } = answer.headers;
  const said = length === undefined || coding !== undefined ? [] : ['Content-Length', length];
  return [...endToEnd(answer, () => false), ...said];
};

function framing({ method = '', headers }: Incoming): string[] {
  if (headers['transfer-encoding'] !== undefined) return ['Transfer-Encoding', 'chunked'];
  const length = headers['content-length'];
  if (length !== undefined) return ['Content-Length', length];
  return BARE.has(method) ? [] : ['Content-Length', '0'];
}

function endToEnd(
  { headers, rawHeaders }: Incoming,
  isReplaced: (name: string) => boolean,
): string[] {
  const named = (headers.connection ?? '').toLowerCase().split(',');
  const ofConnection = new Set(named.map((name) => name.trim()));
  // Names of fields that follow a body are for one that comes in pieces.
  if (headers['transfer-encoding'] === undefined) ofConnection.add('trailer');
  const kept: string[] = [];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const [name = '', value = ''] = [rawHeaders[i], rawHeaders[i + 1]];
    const lower = name.toLowerCase();
    if (!HOP.has(lower) && !ofConnection.has(lower) && !isReplaced(lower)) kept.push(name, value);
  }
  return kept;
}
