import { entriesOf, quotedInPhp } from '../quoted.ts';
import { type Language, PLACEHOLDER, type SampleCall, TOKEN, withQuery } from '../sample-call.ts';

/** PHP SDK v5: an edge is read by getGraphEdge(), which the source pages' own text is not (clients.md 6). */
export const php: Language = {
  name: 'PHP SDK v5',
  syntax: 'php',
  hosts: ['facebook'],
  write: (call) => ({
    code: `<?php\n${setUp(call)}\n${callOf(call, tokenOf(call), call.isList)}`,
    page: `/* PHP SDK v5.0.0 */\n${callOf(call, quotedInPhp(PLACEHOLDER), false)}`,
  }),
};

const tokenOf = ({ token }: SampleCall): string =>
  token === undefined ? `getenv('${TOKEN}')` : quotedInPhp(token);

/** The SDK trusts Meta's root alone, so a handler sends to this server by plain HTTP (docs/clients.md). */
const HERE = (origin: string) => `
/* this server in place of graph.facebook.com: leave it out, and its line below, to call Meta's */
final class Here implements Facebook\\HttpClients\\FacebookHttpClientInterface
{
  public function send($url, $method, $body, array $headers, $timeOut)
  {
    $here = preg_replace('#^https://[^/]+#', ${quotedInPhp(origin)}, $url);
    $headers['Host'] = parse_url($url, PHP_URL_HOST);
    return (new Facebook\\HttpClients\\FacebookCurlHttpClient())->send($here, $method, $body, $headers, $timeOut);
  }
}
`;

const setUp = ({
  origin,
  version,
  isMeta,
}: SampleCall): string => `require_once 'vendor/autoload.php';
${isMeta ? '' : HERE(origin)}
$fb = new Facebook\\Facebook([
  'app_id' => getenv('APP_ID'),
  'app_secret' => getenv('APP_SECRET'),
  'default_graph_version' => ${quotedInPhp(version)},
${isMeta ? '' : "  'http_client_handler' => new Here(),\n"}]);
`;

function callOf(call: SampleCall, token: string, isList: boolean): string {
  const { method, path, query, body } = call;
  const isGet = method === 'GET';
  const endpoint = quotedInPhp(withQuery(path, query));
  const params = `array (\n${entriesOf(body, (name, value) => `${quotedInPhp(name)} => ${quotedInPhp(value)},`, 6)}    ),\n    `;
  return `/* make the API call */
try {
  // Returns a \`Facebook\\FacebookResponse\` object
  $response = $fb->${method.toLowerCase()}(
    ${endpoint},
    ${isGet ? '' : params}${token}
  );
} catch(Facebook\\Exceptions\\FacebookResponseException $e) {
  echo 'Graph returned an error: ' . $e->getMessage();
  exit;
} catch(Facebook\\Exceptions\\FacebookSDKException $e) {
  echo 'Facebook SDK returned an error: ' . $e->getMessage();
  exit;
}
$graph${isList ? 'Edge' : 'Node'} = $response->getGraph${isList ? 'Edge' : 'Node'}();
/* handle the result */`;
}
