import { describe, expect, it, onTestFinished } from 'vitest';
import { type WorldOptions, world } from '../support/world.ts';

/** The origin of the links of an answer, of whatever kind the link is. */
async function originFor(options: WorldOptions, headers: Record<string, string>): Promise<string> {
  const shop = await world(options);
  onTestFinished(() => shop.close());
  const chat = await shop.conversation({ said: [{}, {}] });
  const params = { fields: 'messages.limit(1)', metadata: 1 };
  const node = await shop.get(`/${chat.id}`, params, headers);
  const edge = await shop.get(`/${chat.id}/messages`, { limit: 1 }, headers);
  const links: string[] = [
    node.body.messages.paging.next,
    node.body.metadata.connections.messages,
    edge.body.paging.next,
  ];
  const origins = new Set(links.map((link) => link.slice(0, link.indexOf('/v19.0/'))));
  expect(origins.size).toBe(1);
  const [origin = ''] = origins;
  return origin === shop.server.url ? 'the address called' : origin;
}

const PROXY = { 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'graph.shop.example' };

describe('the host of links', () => {
  it('is the one that the client called', async () => {
    expect(await originFor({}, {})).toBe('the address called');
  });

  it('is what a proxy on this machine says it is', async () => {
    expect(await originFor({}, PROXY)).toBe('https://graph.shop.example');
  });

  it('is not what anybody else says it is', async () => {
    expect(await originFor({ trustProxy: ['10.0.0.0/8'] }, PROXY)).toBe('the address called');
  });

  it('is the public address where one is set', async () => {
    const publicUrl = 'https://graph.example.org:8443/';
    expect(await originFor({ publicUrl }, PROXY)).toBe('https://graph.example.org:8443');
  });

  it('is no text that would leave a link', async () => {
    const headers = { ...PROXY, 'X-Forwarded-Host': 'evil.example/"?x=' };
    expect(await originFor({}, headers)).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  });
});
