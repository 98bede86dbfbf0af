import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import https from 'node:https';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { startConvograph } from 'convograph/testing';

const require = createRequire(import.meta.url);

/** A proxy that makes tunnels; whoever is led here does not need it. */
const proxy = createServer().on('connect', (_, socket) => {
  socket.on('error', () => undefined).resume();
  socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
});
let graph;
let me;
let through;
before(async () => {
  graph = await startConvograph();
  const page = await graph.page({ name: 'Shop' });
  const { PAGE_ACCESS_TOKEN: token } = (await graph.app({ page })).env();
  me = `https://graph.facebook.com/v26.0/me?fields=name&access_token=${token}`;
  await new Promise((done) => proxy.listen(0, '127.0.0.1', done));
  through = `http://127.0.0.1:${proxy.address().port}`;
  await graph.redirect();
});
after(async () => {
  await graph.close();
  proxy.close();
  proxy.closeAllConnections();
});

const ofUndici = (name) => ({
  [`${name}: request`]: async () => (await require(name).request(me)).body.json(),
  [`${name}: fetch`]: async () => (await require(name).fetch(me)).json(),
  [`${name}: a Pool`]: async () => {
    const { Pool } = require(name);
    const { origin, pathname, search } = new URL(me);
    const pool = new Pool(origin);
    const { body } = await pool.request({ method: 'GET', path: pathname + search });
    return body.json();
  },
  [`${name}: an Agent for HTTP/2`]: async () => {
    const { Agent, request } = require(name);
    return (await request(me, { dispatcher: new Agent({ allowH2: true }) })).body.json();
  },
  [`${name}: through a proxy`]: async () => {
    const { ProxyAgent, request } = require(name);
    return (await request(me, { dispatcher: new ProxyAgent(through) })).body.json();
  },
  [`${name}: for the fetch that is Node's`]: async () => {
    const { Agent, getGlobalDispatcher, setGlobalDispatcher } = require(name);
    const before = getGlobalDispatcher();
    setGlobalDispatcher(new Agent());
    try {
      return await (await fetch(me)).json();
    } finally {
      setGlobalDispatcher(before);
    }
  },
});

const CLIENTS = {
  'axios 0': async () => (await require('axios0').get(me)).data,
  'axios 1': async () => (await require('axios').get(me)).data,
  'axios 1, by fetch': async () => (await require('axios').get(me, { adapter: 'fetch' })).data,
  'axios 0 through a proxy, which it asks without a tunnel': async () => {
    const { hostname: host, port } = new URL(through);
    return (await require('axios0').get(me, { proxy: { host, port: Number(port) } })).data;
  },
  'axios 1 through https-proxy-agent': async () => {
    const { HttpsProxyAgent } = require('https-proxy-agent');
    const httpsAgent = new HttpsProxyAgent(through);
    return (await require('axios').get(me, { httpsAgent, proxy: false })).data;
  },
  got: async () => (await import('got')).got(me).json(),
  'got, with its timeouts': async () =>
    (await import('got'))
      .got(me, { timeout: { lookup: 5e3, connect: 5e3, secureConnect: 5e3, response: 5e3 } })
      .json(),
  'got, with HTTP/2': async () => (await import('got')).got(me, { http2: true }).json(),
  'node-fetch 2': async () => (await require('node-fetch2')(me)).json(),
  'node-fetch 3': async () => (await (await import('node-fetch')).default(me)).json(),
  request: () =>
    new Promise((resolve, reject) => {
      require('request')(me, { json: true }, (error, _, body) =>
        error ? reject(error) : resolve(body),
      );
    }),
  superagent: async () => (await require('superagent').get(me)).body,
  ...ofUndici('undici5'),
  ...ofUndici('undici6'),
  ...ofUndici('undici7'),
  ...ofUndici('undici'),
};

for (const [name, ask] of Object.entries(CLIENTS)) {
  test(`${name}, asking graph.facebook.com, is answered here`, async () => {
    assert.equal((await ask()).name, 'Shop');
  });
}

const byFetch = async (url) => (await fetch(url)).text();
const byHttps = (url, options = {}) =>
  new Promise((resolve, reject) => {
    const call = https.get(url, options, (answer) => {
      let text = '';
      answer.on('data', (part) => {
        text += part;
      });
      answer.on('end', () => resolve(text));
    });
    call.on('error', reject);
  });

const MOCKED = 'https://graph.facebook.com/mocked';

/** Each begins to mock one address of Meta's, lets the others go, and gives its end. */
const MOCKS = {
  'nock 13': () => mockByNock(require('nock13')),
  'nock 15': async () => mockByNock((await import('nock')).default),
  msw: async () => {
    const { http, HttpResponse } = await import('msw');
    const { setupServer } = await import('msw/node');
    const server = setupServer(http.get(MOCKED, () => HttpResponse.text('mocked')));
    server.listen({ onUnhandledRequest: 'bypass' });
    return () => server.close();
  },
};
function mockByNock(nock) {
  if (!nock.isActive()) nock.activate();
  nock('https://graph.facebook.com', { allowUnmocked: true })
    .get('/mocked')
    .times(2)
    .reply(200, 'mocked');
  return () => {
    nock.cleanAll();
    nock.restore();
  };
}

for (const [name, mock] of Object.entries(MOCKS)) {
  for (const order of ['before', 'after']) {
    // nock mocks Node's fetch from 14 on.
    const ways = name === 'nock 13' ? [byHttps] : [byHttps, byFetch];
    test(`${name}, there ${order} the redirect, serves what it wants, and what it lets go comes here`, async () => {
      await using other = await startConvograph({ seed: name });
      let end = order === 'before' && (await mock());
      const undo = await other.redirect();
      end ||= await mock();
      try {
        for (const ask of ways) {
          assert.equal(await ask(MOCKED), 'mocked');
          assert.equal(JSON.parse(await ask(me)).error.code, 190);
        }
      } finally {
        undo();
        end();
      }
      // nock keeps connections of its own, which end a little later.
      assert.equal(JSON.parse(await byHttps(me, { agent: false })).name, 'Shop');
    });
  }
}
