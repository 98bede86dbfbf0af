import { expect, it, onTestFinished } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';

async function served() {
  const graph = await startConvograph();
  onTestFinished(() => graph.close());
  return graph;
}

it('clients are those of the table, each with the code of its recipe and the address of the server', async () => {
  const graph = await served();
  const { data } = await graph.control.listClients();
  const one = (name: string) => data.find((client) => client.name === name);
  expect(data.length).toBeGreaterThan(25);
  expect(one('HTTP (curl)')?.code[0]).toEqual({
    language: 'sh',
    code: expect.stringContaining(`"${graph.url}/v26.0/me/conversations`),
  });
  expect(one('messaging-api-messenger')?.code[0]?.code).toContain('origin: url');
  // A recipe of several has a block of each.
  expect(one('pymessenger')?.code).toHaveLength(1);
  expect(one('Koala')?.code[0]?.language).toBe('ruby');
});

it('a call says by what it was made, as far as its client tells', async () => {
  const graph = await served();
  const call = async (agent: string) => {
    await fetch(`${graph.url}/v26.0/me`, { headers: { 'user-agent': agent } });
    const { data } = await graph.control.listTimeline({ filter: 'kind:call' });
    return data.at(-1)?.client;
  };
  expect(await call('axios/1.7.2')).toBe('axios/1.7.2');
  expect(await call('curl/8.7.1 (x86_64)')).toBe('curl/8.7.1');
  expect(await call('(none)')).toBeUndefined();
  expect(await call(`client-${'of-'.repeat(2_000)}`)).toHaveLength(40);
});
