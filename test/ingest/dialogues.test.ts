import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { history } from '../../src/store/page/history-writer.ts';
import { agent, customer, lines, world } from './world.ts';

const corpus = resolve(import.meta.dirname, '../../../shared/data/corpus');
const mugs = {
  id: 'mugs-1',
  turns: [customer('Is the green mug back?', 1_700_000_000_000), agent('On Friday.')],
};

describe('importing dialogues', () => {
  it('makes the customer a person and the agent the Page', async () => {
    await using it = await world();
    await it.take(lines([mugs]));
    const [conversation] = await it.contents();
    expect(conversation?.id).toMatch(/^t_[1-9]\d{15}$/);
    expect(conversation).toMatchObject({ platform: 'MESSENGER', folder: 'inbox', messageCount: 2 });
    const [person] = conversation?.people ?? [];
    expect(person?.id).toMatch(/^[1-9]\d{15}$/);
    expect(person?.name).toMatch(/^\S+ \S+$/);
    expect(conversation?.messages.map(({ from, text }) => [from, text])).toEqual([
      ['the Page', 'On Friday.'],
      [person?.id, 'Is the green mug back?'],
    ]);
  });

  it('keeps real send times and invents the missing ones after them', async () => {
    await using it = await world();
    await it.take(lines([mugs]));
    const [newest, oldest] = (await it.contents())[0]?.messages ?? [];
    expect(oldest?.created).toBe(1_700_000_000_000);
    expect(newest?.created).toBeGreaterThan(1_700_000_000_000);
  });

  it('puts turns without a time before the first that has one', async () => {
    await using it = await world();
    const turns = [customer('Hello?'), customer('Anyone?'), agent('Yes!', 1_700_000_000_000)];
    await it.take(lines([{ id: 'late', turns }]));
    const messages = (await it.contents())[0]?.messages ?? [];
    expect(messages.map(({ text }) => text)).toEqual(['Yes!', 'Anyone?', 'Hello?']);
    expect(messages[0]?.created).toBe(1_700_000_000_000);
  });

  it('keeps messages of the same millisecond in their order', async () => {
    await using it = await world();
    const turns = ['one', 'two', 'three'].map((text) => customer(text, 1_700_000_000_000));
    await it.take(lines([{ id: 'burst', turns }]));
    const messages = (await it.contents())[0]?.messages;
    expect(messages?.map(({ text }) => text)).toEqual(['three', 'two', 'one']);
  });

  it('counts what it found and what of it was new', async () => {
    await using it = await world();
    const first = await it.take(lines([mugs]));
    const counts = { conversations: 1, messages: 2, media: 0, missing_media: [], skipped: [] };
    expect(first).toMatchObject({ ...counts, new_conversations: 1, new_messages: 2 });
    const again = await it.take(lines([mugs]));
    expect(again).toMatchObject({ ...counts, new_conversations: 0, new_messages: 0 });
  });

  it('brings only the new turns of a dialogue that has grown, also after a sent message', async () => {
    await using it = await world();
    await it.take(lines([mugs]));
    const [before] = await it.contents();
    const conversation = await it.reader.conversations.byId(before?.id ?? '');
    const sent = { created: 1_800_000_000_000, sender: 0, text: 'It is here now.' };
    await it.store.transaction((tx) =>
      history(tx, it.page.no).addMessages(conversation?.no ?? 0, [sent]),
    );
    const grown = { ...mugs, turns: [...mugs.turns, customer('Lovely!')] };
    expect(await it.take(lines([grown]))).toMatchObject({ new_conversations: 0, new_messages: 1 });
    const [after] = await it.contents();
    expect(after?.messages.map(({ text }) => text)).toEqual([
      'It is here now.',
      'Lovely!',
      ...(before?.messages.map(({ text }) => text) ?? []),
    ]);
  });

  it('leaves one event a file, and none when nothing was new', async () => {
    await using it = await world();
    const path = await it.save(lines([mugs]), 'mugs.jsonl');
    await it.load([path]);
    await it.load([path]);
    const { events } = await it.store.page(it.page.no).log.after(0, 10, ['imported']);
    const body = { file: 'mugs.jsonl', conversations: 1, messages: 2 };
    expect(events).toMatchObject([{ at: 1_750_000_000_000, kind: 'imported', body }]);
  });

  it('tells how far it is, and stops when asked, keeping what is in', async () => {
    await using it = await world();
    const turns = Array.from({ length: 5 }, () => mugs.turns).flat();
    const many = Array.from({ length: 1200 }, (_, i) => ({ id: `mugs-${i}`, turns }));
    const path = await it.save(lines(many));
    const stop = new AbortController();
    const seen: number[] = [];
    const loading = it.load([path], {
      signal: stop.signal,
      onProgress({ phase, done, total, messages }) {
        seen.push(messages);
        expect(phase).toBe('writing');
        expect(done).toBeLessThanOrEqual(total);
        stop.abort(new Error('enough'));
      },
    });
    await expect(loading).rejects.toThrow('enough');
    expect(seen).toEqual([10_000]);
    expect(await it.contents()).toHaveLength(1000);
  });

  it('holds some megabytes of text at once, however few messages they are', async () => {
    await using it = await world();
    const long = 'x'.repeat(3 * 1024 * 1024);
    const path = await it.save(
      lines(['1', '2', '3', '4'].map((id) => ({ id, turns: [agent(long)] }))),
    );
    const seen: number[] = [];
    await it.load([path], { onProgress: ({ messages }) => seen.push(messages) });
    expect(seen).toEqual([3, 4]);
  });
});

describe('files that are not as they should be', () => {
  it.each([
    ['{"id":', 'not JSON'],
    ['"id"', 'expected object'],
    ['{"turns":[{"speaker":"agent","text":"x"}]}', 'id: '],
    ['{"id":"x","turns":[]}', 'turns: '],
    ['{"id":"x","turns":[{"speaker":"bot","text":"x"}]}', 'turns[0].speaker: '],
    ['{"id":"x","turns":[{"speaker":"agent"}]}', 'turns[0].text: '],
    ['{"id":"x","turns":[{"speaker":"agent","text":"x","t":-1}]}', 'turns[0].t: '],
    ['{"id":"x","turns":[{"speaker":"agent","text":"x","t":1e300}]}', 'turns[0].t: '],
    // Within what a message id holds, but of the year 10889.
    ['{"id":"x","turns":[{"speaker":"agent","text":"x","t":281474976710655}]}', 'turns[0].t: '],
  ])('passes over the line %s and says where and why', async (line, reason) => {
    await using it = await world();
    const path = await it.save(`${lines([mugs])}\n${line}\n${lines([{ ...mugs, id: 'mugs-2' }])}`);
    const report = await it.load([path]);
    expect(report.new_conversations).toBe(2);
    expect(report.skipped).toEqual([
      { file: path, reason: expect.stringContaining(`line 3: `) as string },
    ]);
    expect(report.skipped[0]?.reason).toContain(reason);
  });

  it('reads gzip by its first bytes, in several members, whatever the name', async () => {
    await using it = await world();
    const members = [mugs, { ...mugs, id: 'mugs-2' }].map((one) => gzipSync(lines([one])));
    expect(await it.take(Buffer.concat(members))).toMatchObject({ messages: 4, skipped: [] });
  });

  it('takes the last line without its newline, a byte order mark and CRLF', async () => {
    await using it = await world();
    const text = `\uFEFF${JSON.stringify(mugs)}\r\n${JSON.stringify({ ...mugs, id: 'mugs-2' })}`;
    expect(await it.take(text)).toMatchObject({ new_conversations: 2, skipped: [] });
  });

  it('passes over a line of more than 16 MiB', async () => {
    await using it = await world();
    const long = { id: 'long', turns: [customer('x'.repeat(17 * 1024 * 1024))] };
    const report = await it.take(gzipSync(lines([long, mugs])));
    expect(report).toMatchObject({ new_conversations: 1 });
    expect(report.skipped[0]?.reason).toBe('line 1: longer than 16777216 bytes');
  });

  it('reports a missing file and a folder and imports the others', async () => {
    await using it = await world();
    const good = await it.save(lines([mugs]));
    const missing = join(it.folder, 'missing.jsonl');
    const report = await it.load([missing, it.folder, good]);
    expect(report.new_messages).toBe(2);
    expect(report.skipped).toEqual([
      { file: missing, reason: 'there is no such file' },
      { file: it.folder, reason: 'it is a folder' },
    ]);
  });

  it.each([
    ['a table', `time,from,text\n${'2024-01-01,Ada,Hello\n'.repeat(5000)}`],
    ['a log of other objects', '{"level":30,"msg":"x"}\n'.repeat(5000)],
    ['a page', '<!doctype html>\n<title>x</title>'],
    ['a picture', Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\n\n\n', 'latin1')],
    ['a packed picture', gzipSync(Buffer.from('\xff\xd8\xff\n\n\0\n', 'latin1'))],
    // What comes after so much else is of no dialogue file.
    ['twenty other lines before a dialogue', `${'other\n'.repeat(20)}${lines([mugs])}`],
  ])('refuses a file that is no dialogue file as a whole: %s', async (_, bytes) => {
    await using it = await world();
    const good = await it.save(lines([mugs]));
    const other = await it.save(bytes);
    const report = await it.load([other, good]);
    expect(report).toMatchObject({ conversations: 1, new_messages: 2 });
    expect(report.skipped).toEqual([
      {
        file: other,
        reason: expect.stringMatching(/^it is neither a download .* nor .*: line \d: /) as string,
      },
    ]);
  });

  it('writes U+FFFD for NUL and for half a surrogate pair', async () => {
    await using it = await world();
    await it.take(lines([{ id: 'odd', turns: [customer('a\0b'), agent('c\ud800d \u{1F600}')] }]));
    const [conversation] = await it.contents();
    expect(conversation?.messages.map(({ text }) => text)).toEqual([
      'c\uFFFDd \u{1F600}',
      'a\uFFFDb',
    ]);
  });
});

describe.skipIf(!existsSync(corpus))(
  'a corpus that others wrote (needs ../shared/data/corpus beside the project)',
  () => {
    it('comes in whole', async () => {
      await using it = await world();
      const report = await it.load([join(corpus, 'abcd_sample.jsonl.gz')]);
      expect(report).toMatchObject({
        conversations: 3,
        messages: 63,
        media: 0,
        new_conversations: 3,
        new_messages: 63,
        missing_media: [],
        skipped: [],
      });
    });
  },
);
