import type { TestApp } from '../../src/testing/index.ts';

interface Delivery {
  readonly entry: readonly {
    readonly messaging?: readonly {
      readonly sender: { readonly id: string };
      readonly message?: { readonly text?: string; readonly is_echo?: true };
    }[];
  }[];
}

/** A bot that repeats what is written to it, before it answers the webhook. */
export const echoes =
  (app: TestApp) =>
  async (req: Request): Promise<Response> => {
    const challenge = new URL(req.url).searchParams.get('hub.challenge');
    if (challenge !== null) return new Response(challenge);
    const { entry } = (await req.json()) as Delivery;
    for (const { sender, message } of entry.flatMap(({ messaging = [] }) => messaging)) {
      if (message && !message.is_echo) await send(app, sender.id, `echo: ${message.text}`);
    }
    return new Response('');
  };

/** Sends a text as an app does. */
export function send(app: TestApp, to: string, text: string): Promise<Response> {
  const { GRAPH_URL, PAGE_ACCESS_TOKEN } = app.env();
  return fetch(`${GRAPH_URL}/v26.0/me/messages?access_token=${PAGE_ACCESS_TOKEN}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ recipient: { id: to }, messaging_type: 'RESPONSE', message: { text } }),
  });
}
