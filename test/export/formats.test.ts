import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FLAGS } from '../../src/store/page/message.ts';
import { exportWorld } from './support/export-world.ts';

type ExportWorld = Awaited<ReturnType<typeof exportWorld>>;

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

/** A conversation in which everything happens. */
async function fill({ w }: ExportWorld) {
  const media = await w.server.media.put(PNG);
  const evil = await w.server.media.put(Buffer.from('<script>alert(1)</script>'));
  const person = await w.person('Ada <b>"Okafor"</b>');
  return w.conversation({
    people: [person],
    said: [
      { text: '=HYPERLINK("https://evil.example")' },
      {
        by: 'page',
        text: 'two\nlines, "quoted"',
        extra: { reactions: [{ reaction: '👍', by: 1 }] },
      },
      {
        text: '<img src=x onerror=alert(1)>',
        extra: {
          attachments: [
            { id: '1', kind: 'image', name: 'a.png', mime: 'image/png', size: 8, media },
            { id: '2', kind: 'file', name: '"><script>.html', size: 25, media: evil },
          ],
          shares: [{ id: '3', link: 'javascript:alert(1)', name: 'a trap' }],
        },
      },
      { text: '', flags: FLAGS.deleted },
      { by: 'nobody', text: '-1' },
    ],
  });
}

it('csv: a row a message, with what a spreadsheet would run made harmless', async () => {
  await using world = await exportWorld();
  const { id } = await fill(world);
  await world.out({ format: 'csv' });
  const text = await world.text('messages.csv');
  expect(text.startsWith('\uFEFFconversation_id,platform,')).toBe(true);
  expect(text.endsWith('\r\n')).toBe(true);
  const rows = rowsOf(text.slice(1));
  const [heading = [], ...messages] = rows;
  const cells = messages.map((row) => Object.fromEntries(heading.map((name, i) => [name, row[i]])));
  expect(cells.map((row) => row.text)).toEqual([
    '\'=HYPERLINK("https://evil.example")',
    'two\nlines, "quoted"',
    '<img src=x onerror=alert(1)>',
    '',
    "'-1",
  ]);
  expect(cells.map((row) => row.from_business)).toEqual(['no', 'yes', 'no', 'no', 'no']);
  expect(cells[3]).toMatchObject({ note: 'unsent', conversation_id: id });
  expect(cells[1]?.reactions).toBe('👍 Ada <b>"Okafor"</b>');
  const newest = (await world.w.messageIds({ id }))[0];
  expect(cells[4]).toMatchObject({ message_id: newest, from_id: '', from_name: '' });
  const [picture = ''] = cells[2]?.files?.split('\n') ?? [];
  expect(await world.files()).toContain(picture);
});

it.each(['=', '+', '-', '@', '\t', '\r'])('csv: a cell never begins with %j', async (sign) => {
  await using world = await exportWorld();
  await world.w.conversation({
    people: [await world.w.person(`${sign.trim()}1+1`)],
    said: [{ text: `${sign}1` }],
  });
  await world.out({ format: 'csv' });
  for (const cell of rowsOf((await world.text('messages.csv')).slice(1)).flat()) {
    expect(cell.startsWith(sign)).toBe(false);
  }
});

/** An independent reader of RFC 4180. */
function rowsOf(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end !== ',') rows.push([]);
  }
  return rows.slice(0, -1);
}

it('html: shows everything as text, runs nothing and loads nothing from elsewhere', async () => {
  await using world = await exportWorld();
  await fill(world);
  await world.out({ format: 'html' });
  const pages = (await world.files()).filter((path) => path.endsWith('.html'));
  expect(pages).toHaveLength(2);
  for (const path of pages) {
    const html = await world.text(path);
    expect(html).toContain("content=\"default-src 'none'; img-src 'self' file:;");
    expect(html).not.toMatch(/<script|onerror=alert\(1\)>|javascript:[^<]*"|<b>"Okafor/);
    expect(html).toContain('Ada &lt;b&gt;&quot;Okafor&quot;&lt;/b&gt;');
    for (const [, src = ''] of html.matchAll(/src="([^"]+)"/g)) {
      expect(await world.files()).toContain(join(path, '..', src));
    }
  }
  const page = await world.text(pages.find((path) => path !== 'index.html') ?? '');
  expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(page).toContain('This message was unsent');
  expect(page.indexOf('HYPERLINK')).toBeLessThan(page.indexOf('quoted'));
  expect(await world.text('index.html')).toContain(
    `href="${pages.find((p) => p !== 'index.html')}"`,
  );
});

it('html and its like: bytes that a browser might run are no more than a download', async () => {
  await using world = await exportWorld();
  await fill(world);
  await world.out({ format: 'html' });
  const endings = (await world.files(join(world.to, 'media'))).map((path) =>
    path.slice(path.indexOf('.')),
  );
  expect(endings.sort()).toEqual(['.bin', '.png']);
});

it('jsonl: a line a conversation, which an import takes as a dialogue', async () => {
  await using world = await exportWorld();
  const { id } = await fill(world);
  await world.w.conversation({ platform: 'INSTAGRAM', said: [{ text: 'hola' }] });
  const report = await world.out({ format: 'jsonl' });
  expect(report).toMatchObject({ conversations: 2, messages: 6, lost: [] });
  const lines = (await world.text('conversations.jsonl')).trimEnd().split('\n');
  const [first] = lines.map((line) => JSON.parse(line));
  expect(first).toMatchObject({ id, platform: 'MESSENGER', folder: 'inbox' });
  expect(first.turns[1]).toMatchObject({
    speaker: 'agent',
    text: 'two\nlines, "quoted"',
    from: { name: 'Corner Shop' },
    reactions: [{ reaction: '👍' }],
  });
  expect(first.unsent).toHaveLength(1);
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  const again = await elsewhere.load(join(world.to, 'conversations.jsonl'));
  expect(again).toMatchObject({ conversations: 2, messages: 5, skipped: [] });
  const told = (await elsewhere.conversations()).map(({ messages }) =>
    messages.map((one: { message: string }) => one.message),
  );
  expect(told).toContainEqual(first.turns.map((turn: { text: string }) => turn.text));
});

it('jsonl: a conversation longer than an import takes in a line goes on in another', async () => {
  await using world = await exportWorld();
  const long = 'ü'.repeat(500_000);
  const said = Array.from({ length: 9 }, (_, i) => ({ text: `${i} ${long}` }));
  const conversation = await world.w.conversation({ said });
  await world.out({ format: 'jsonl' });
  const lines = (await world.text('conversations.jsonl')).trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(JSON.parse(line).id).toBe(conversation.id);
  await using elsewhere = await exportWorld({ seed: 'elsewhere' });
  const path = join(world.to, 'conversations.jsonl');
  expect(await elsewhere.load(path)).toMatchObject({ new_conversations: 1, new_messages: 9 });
  const [one] = await elsewhere.conversations();
  expect(
    one.messages.map(({ message }: { message: string }) => message.slice(0, 2).trim()),
  ).toEqual(said.map(({ text }) => text.slice(0, 2).trim()));
});

it.each([
  ['since, which is in', 2, undefined, ['b', 'c']],
  ['until, which is not', undefined, 2, ['a']],
  ['both', 2, 3, ['b']],
])('takes messages by time: %s', async (_, since, until, texts) => {
  await using world = await exportWorld();
  const now = world.w.server.clock.now();
  const at = (n: number | undefined) => (n === undefined ? undefined : now - (10 - n) * 60_000);
  const said = ['a', 'b', 'c'].map((text, i) => ({ text, ago: 9 - i }));
  await world.w.conversation({ said });
  await world.w.conversation({ said: [{ text: 'long ago', ago: 100 }] });
  await world.w.conversation({ said: [] });
  const span = { since: at(since), until: at(until) };
  const report = await world.out({ format: 'csv', ...span });
  const rows = rowsOf((await world.text('messages.csv')).slice(1)).slice(1);
  const found = rows.map((row) => row[9]).filter((text) => text !== 'long ago');
  expect(found).toEqual(texts);
  expect(report.conversations).toBe(since === undefined ? 2 : 1);
});

it('takes the conversations of one person', async () => {
  await using world = await exportWorld();
  const { person } = await world.w.conversation({ said: [{ text: 'mine' }] });
  await world.w.conversation({ people: [person], said: [{ text: 'mine too' }] });
  await world.w.conversation({ people: [await world.w.person('Bo')] });
  expect(await world.out({ person: person.id })).toMatchObject({ conversations: 2, messages: 2 });
});

it('says that a person is not known', async () => {
  await using world = await exportWorld();
  await expect(world.out({ person: '123' })).rejects.toThrow('has the id "123"');
});
