import { connect } from 'node:net';
import {
  type Convograph,
  startConvograph,
  type TestApp,
  type TestCustomer,
  type TestPage,
} from '../../src/testing/index.ts';
import type { Json } from '../support/world.ts';

/** A Page with an app and a customer who has just written. */
export interface Shop {
  readonly graph: Convograph;
  readonly page: TestPage;
  readonly app: TestApp;
  readonly maya: TestCustomer;
  readonly token: string;
}

export async function shop(): Promise<Shop> {
  const graph = await startConvograph();
  const page = await graph.page({ name: 'Kiln & Clover' });
  const app = await graph.app({ page });
  const maya = await graph.customer({ page, name: 'Maya Okafor' });
  await maya.says('hi');
  return { graph, page, app, maya, token: app.env().PAGE_ACCESS_TOKEN };
}

/** Sends a text to the customer; gives status and body, or that there was no answer. */
export async function send(
  { graph, maya, token }: Shop,
  text: string,
  more: object = {},
): Promise<{ status: number; text: string; body: Json; headers: Headers }> {
  const response = await fetch(`${graph.url}/v26.0/me/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: { id: maya.id }, message: { text }, ...more }),
  });
  const { status, headers } = response;
  const answer = await response.text();
  return { status, headers, text: answer, body: json(answer) };
}

/** Reads a path with the Page's token. */
export async function read({ graph, token }: Shop, path: string): Promise<number> {
  const response = await fetch(`${graph.url}/v26.0/${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await response.text();
  return response.status;
}

/** Texts that the Page has sent, as Meta's side tells them: oldest first. */
export async function sent({ graph, page, maya, token }: Shop): Promise<string[]> {
  const fields = 'conversations{messages{message,from}}';
  const url = `${graph.url}/v26.0/me?fields=${fields}&access_token=${token}`;
  const { conversations } = (await (await fetch(url)).json()) as Json;
  const messages: Json[] = conversations.data.flatMap((each: Json) => each.messages.data);
  return messages
    .filter(({ from }) => from.id === page.id && from.id !== maya.id)
    .map(({ message }) => message)
    .reverse();
}

/** What comes back over a bare connection, until the server ends it; `for` so many ms at most. */
export function raw(
  { graph, maya, token }: Shop,
  wait = 10_000,
): Promise<{ bytes: string; ended: boolean }> {
  const { port } = new URL(graph.url);
  const body = JSON.stringify({ recipient: { id: maya.id }, message: { text: 'raw' } });
  const head = [
    'POST /v26.0/me/messages HTTP/1.1',
    'Host: 127.0.0.1',
    `Authorization: Bearer ${token}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return new Promise((resolve) => {
    const socket = connect(Number(port), '127.0.0.1');
    let bytes = '';
    const timer = setTimeout(() => {
      resolve({ bytes, ended: false });
      socket.destroy();
    }, wait);
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      bytes += chunk;
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ bytes, ended: true });
    });
    socket.write(`${head.join('\r\n')}\r\n\r\n${body}`);
  });
}

function json(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
