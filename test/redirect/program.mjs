// A program of somebody's, with Meta's host built in: told of no other, in every way that Node itself has
// of calling. It prints what each was answered.
import http from 'node:http';
import https, { request } from 'node:https';
import { createRequire } from 'node:module';
import { connect } from 'node:tls';
import { Worker } from 'node:worker_threads';

const TOKEN = process.env.PAGE_TOKEN;
const API = 'https://graph.facebook.com/v26.0';
const me = `${API}/me?fields=name&access_token=${TOKEN}`;

const textOf = (response) =>
  new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part) => {
      text += part;
    });
    response.on('end', () => resolve(text)).on('error', reject);
  });
const asked = (ask, ...args) =>
  new Promise((resolve, reject) => {
    const call = ask(...args, (response) => textOf(response).then(resolve, reject));
    call.on('error', (error) =>
      resolve(JSON.stringify({ code: error.code, message: error.message })),
    );
    call.end();
  });
const inWorker = (...args) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(...args);
    worker.on('message', resolve).on('error', reject);
  });
const CODE = `// Strict, and without a semicolon.
'use strict'
fetch(${JSON.stringify(me)}).then((answer) => answer.text())
  .then((text) => require('node:worker_threads').parentPort.postMessage(text))`;
const MODULE = `import { parentPort } from 'node:worker_threads';
parentPort.postMessage(await (await fetch(${JSON.stringify(me)})).text());`;
const module = new URL(`data:text/javascript,${encodeURIComponent(MODULE)}`);

const path = `/v26.0/me?fields=name&access_token=${TOKEN}`;
const ways = {
  fetch: () => fetch(me).then((answer) => answer.text()),
  'https.get': () => asked(https.get, me),
  'https.request of options': () => asked(https.request, { hostname: 'graph.facebook.com', path }),
  'a named import': () => asked(request, new URL(me)),
  require: () => asked(createRequire(import.meta.url)('https').get, me, {}),
  'host, port and servername': () =>
    asked(https.get, {
      host: 'graph.facebook.com',
      port: 443,
      servername: 'graph.facebook.com',
      path,
    }),
  'an agent of its own': () => asked(https.get, me, { agent: new https.Agent({ maxSockets: 1 }) }),
  'no agent': () => asked(https.get, me, { agent: false }),
  'plain http': () => asked(http.get, me.replace('https:', 'http:')),
  'a worker': () => inWorker(module),
  'a worker with flags of its own': () => inWorker(module, { execArgv: [] }),
  'a worker of code': () => inWorker(CODE, { eval: true }),
  'a proxy without a tunnel': () => asked(http.get, { port: 1, path: me }),
  'a socket of its own': () =>
    new Promise((resolve, reject) => {
      const socket = connect(443, 'graph.facebook.com', () => {
        socket.write(`GET ${path} HTTP/1.0\r\nHost: graph.facebook.com\r\n\r\n`);
      });
      socket.on('error', reject);
      textOf(socket).then((text) => resolve(text.split('\r\n\r\n')[1]), reject);
    }),
  'another host': () => asked(http.get, process.env.OTHER),
};
const told = {};
for (const [name, ask] of Object.entries(ways)) told[name] = JSON.parse(await ask());

let page = await (await fetch(`${API}/me/conversations?limit=6&access_token=${TOKEN}`)).json();
const links = [];
while (page.paging?.next) {
  links.push(new URL(page.paging.next).origin);
  page = await (await fetch(page.paging.next)).json();
}
process.stdout.write(JSON.stringify({ told, links }));
