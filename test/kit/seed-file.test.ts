import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { startConvograph } from '../../src/testing/index.ts';
import { page } from '../docs/support/markdown.ts';

const folder = mkdtempSync(join(tmpdir(), 'convograph-kit-seed-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'store.yaml');
const [shown = { text: '' }] = page('docs/guides/seed-file.md').blocks;
writeFileSync(file, shown.text);

describe('a test that begins with a seed file', () => {
  it('has its Pages, apps and customers by name, and what they have said', async () => {
    await using graph = await startConvograph();
    const seeded = await graph.seedFrom(file);
    // Each event takes a millisecond.
    const now = (await graph.clock.now()).toISOString();
    expect(now).toMatch(/^2026-05-04T10:00:00\.00\dZ$/);
    const app = seeded.app('Echo bot');
    const shop = seeded.page('Kiln & Clover');
    expect(app.env()).toMatchObject({
      APP_ID: '222333444555666',
      APP_SECRET: '0123456789abcdef0123456789abcdef',
      VERIFY_TOKEN: 'let-me-in',
      PAGE_ID: shop.id,
    });
    const asked = `${graph.url}/me/conversations?fields=snippet&access_token=${app.tokens[shop.id]}`;
    expect(await (await fetch(asked)).json()).toMatchObject({
      data: [{ snippet: 'Then I take it' }],
    });
    const { conversationId } = await seeded.customer('Maya Okafor').says('hi');
    expect(conversationId).toMatch(/^t_/);
  });

  it('has buttons to tap', async () => {
    await using graph = await startConvograph();
    const offered = join(folder, 'offered.yaml');
    writeFileSync(offered, shown.text.replace(/\n[^\n]*Then I take it[^\n]*/, ''));
    const seeded = await graph.seedFrom(offered);
    expect((await seeded.customer('Maya Okafor').taps('Help')).messageId).toMatch(/^m_/);
  });

  it('may write to whoever wrote a short while ago', async () => {
    await using graph = await startConvograph();
    const seeded = await graph.seedFrom(file);
    const maya = seeded.customer('Maya Okafor');
    expect(await graph.canSend(maya)).toMatchObject({ ok: true });
    await graph.clock.advance('25h');
    expect(await graph.canSend(maya)).toMatchObject({ ok: false, closed: 'window' });
  });

  it('is told with line and column what cannot be, and which names there are', async () => {
    await using graph = await startConvograph();
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'convograph: 1\nusers:\n  - name: 5\n    nam: x\n');
    await expect(graph.seedFrom(wrong)).rejects.toThrow(/wrong\.yaml:4:5: users\[0\] has no key/);
    const seeded = await graph.seedFrom(file);
    expect(() => seeded.customer('Theo')).toThrow(
      'The seed file has no customer "Theo": there are Maya Okafor.',
    );
  });
});
