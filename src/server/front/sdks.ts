/** How clients are told where the Graph API is; the guide has more of them, and says what else they need. */
export const sdkLines = (
  url: string,
): readonly { readonly client: string; readonly code: string }[] => [
  {
    client: 'a web page, for FB.api and FB.login',
    code: `<script src="${url}/_convograph/sdk.js">`,
  },
  { client: 'fbgraph', code: `graph.setGraphUrl('${url}')` },
  {
    client: 'messaging-api-messenger, Bottender',
    code: `new MessengerClient({ origin: '${url}', … })`,
  },
  { client: '@warriorteam/messenger-sdk', code: `new Messenger({ baseUrl: '${url}', … })` },
  {
    client: 'facebook-nodejs-business-sdk',
    code: `Object.defineProperty(FacebookAdsApi, 'GRAPH', { get: () => '${url}' })`,
  },
  { client: 'python-facebook', code: `GraphAPI(base_url='${url}/', …)` },
  { client: 'facebook-sdk (Python)', code: `facebook.FACEBOOK_GRAPH_URL = '${url}/'` },
  {
    client: 'Koala (Ruby)',
    code: `Koala.config.graph_server = '${url.replace(/^\w+:\/\//, '')}'${url.startsWith('https:') ? '' : KOALA_PLAIN}`,
  },
  { client: 'huandu/facebook (Go)', code: `session.BaseURL = "${url}/"` },
];

/** Koala asks by https unless it is told not to. */
const KOALA_PLAIN = '; Koala.http_service.http_options = { use_ssl: false }';
