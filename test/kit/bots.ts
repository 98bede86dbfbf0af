import { setTimeout as sleep } from 'node:timers/promises';
import type { AppEnv } from '../../src/testing/index.ts';

/** A message that a bot sends, so long after the webhook in ms, whatever the test does to timers. */
interface Planned {
  readonly after: number;
  readonly text: string;
  /** Whom to; who wrote, without. */
  readonly to?: string;
}

const fetchOf = globalThis.fetch;

/** Sends a text as the app. */
export const send = (env: AppEnv, to: string, text: string): Promise<Response> =>
  sends(env, to, { text });

/** Sends a message as the app. */
export const sends = (env: AppEnv, to: string, message: object): Promise<Response> =>
  calls(env, { recipient: { id: to }, message });

/** Asks for what a body says, as the app. */
export const calls = (env: AppEnv, body: object): Promise<Response> =>
  fetchOf(`${env.GRAPH_URL}/v26.0/me/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${env.PAGE_ACCESS_TOKEN}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(body),
  });

/** A bot as a function of a Request: it answers 200 first, and sends what is planned afterwards. */
export function planned(env: AppEnv, plan: readonly Planned[], status = 200) {
  return async (request: Request): Promise<Response> => {
    const { searchParams } = new URL(request.url);
    if (request.method === 'GET') return new Response(searchParams.get('hub.challenge'));
    const { entry } = (await request.json()) as {
      entry: { messaging: { sender: { id: string }; message?: unknown }[] }[];
    };
    for (const { sender, message } of entry.flatMap(({ messaging }) => messaging)) {
      if (!message) continue;
      for (const { after, text, to = sender.id } of plan) {
        void sleep(after).then(() => send(env, to, text));
      }
    }
    return new Response('', { status });
  };
}
