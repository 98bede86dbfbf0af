import { describe, expect, it, onTestFinished } from 'vitest';
import { freshSchema, testDatabase } from '../support/postgres/fresh-schema.ts';
import { carriedOut, dataDir, type Serving, serving } from './run.ts';

const database = await testDatabase();

/** Flags that name a store in a schema of its own, with a directory of its own. */
function storeFlags(): string[] {
  const { place } = freshSchema(database as never);
  return ['--store', place, '--data', dataDir()];
}

async function served(...args: string[]): Promise<Serving> {
  const server = await serving(args);
  onTestFinished(async () => void (await server.stop()));
  return server;
}

describe.runIf(database)('a store in PostgreSQL', () => {
  it('is made, served, read, sent from, and found again by the next command', async () => {
    const flags = storeFlags();
    const server = await served('demo', '--port', '0', ...flags);
    const { page_token: token = '', send_psid: psid } = server.ready;
    const asked = async (of: Serving, path: string, init?: RequestInit) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const answer = await fetch(`${of.ready.url}/v26.0/${path}`, { ...init, headers });
      return (await answer.json()) as Record<string, unknown>;
    };
    const text = 'A NUL \0 between, and \ud83c\udfa8.';
    const body = JSON.stringify({ recipient: { id: psid }, message: { text } });
    const sent = await asked(server, 'me/messages', { method: 'POST', body });
    expect(sent).toEqual({ recipient_id: psid, message_id: expect.stringMatching(/^m_/) });
    const message = `${String(sent.message_id)}?fields=message`;
    expect(await asked(server, message)).toMatchObject({ message: text });
    expect(await server.stop()).toBe(0);
    const again = await served('serve', '--port', '0', ...flags);
    expect(await asked(again, message)).toMatchObject({ message: text });
  });

  it('is refused in a sentence where it is not, and no answer shows the password', async () => {
    const [, place = '', ...data] = storeFlags();
    const wrong = new URL(place);
    wrong.password = 'not-the-secret';
    for (const [args, sentence] of [
      [['page', 'list', '--store', place, ...data], 'has no keys of a store in a database'],
      [['serve', '--store-direct', place, ...data], 'name the first with --store'],
      [['serve', '--store', place, '--store-direct', 'db', ...data], 'must look like postgres://'],
      [['serve', '--store', './elsewhere'], 'must be the address of a database'],
      [['serve', '--store', `${place}&pool=5`, ...data], 'says pool, which is not known'],
      [['serve', '--store', place.replace(/:\d+\//, ':1/'), ...data], 'does not answer'],
    ] as const) {
      const { code, stderr } = await carriedOut([...args]);
      expect(code).not.toBe(0);
      expect(stderr).toContain(sentence);
      expect(stderr.trim().split('\n')).toHaveLength(1);
      if (new URL(place).password) expect(stderr).not.toContain(new URL(place).password);
    }
  });
});
