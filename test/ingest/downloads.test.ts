import { isUtf8 as isUtf8Bytes } from 'node:buffer';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Json } from '../support/world.ts';
import { archiveWorld } from './support/archive-world.ts';
import { filesBelow, zipFiles } from './support/zips.ts';

const exports = resolve(import.meta.dirname, '../../../shared/data/exports');
const there = existsSync(exports);
const expected: Json = there
  ? JSON.parse(readFileSync(join(exports, 'EXPECTED.json'), 'utf8'))
  : {};
const names = Object.keys(expected);
/** Pages of a layout that Meta's have not. */
const inHtml = ['msgvault-html-timestamps'];
const ownerOfPages: Record<string, string> = {
  'fbchat-legacy-html': 'First User 一',
  'msgvault-html-simple': 'Test User',
};
const inJson = names.filter((name) => expected[name].detail.length > 0);

interface Line {
  readonly time: number;
  readonly sender: string;
  readonly text: string;
  readonly unsent: boolean;
}

/** An independent reader: whole files, no streaming, no store. */
function linesOf(archive: string, { thread, format }: Json): Line[] {
  const path = join(exports, archive, thread);
  const files =
    format === 'e2ee'
      ? [`${path}.json`]
      : readdirSync(path)
          .filter((name) => name.endsWith('.json'))
          .map((name) => join(path, name));
  return files
    .flatMap((file) => JSON.parse(readFileSync(file, 'utf8')).messages as Json[])
    .map((m) => ({
      time: m.timestamp_ms ?? m.timestamp,
      sender: mended(m.sender_name ?? m.senderName),
      text: mended(m.content ?? m.text ?? ''),
      unsent: (m.is_unsent ?? m.isUnsent) === true,
    }))
    .sort((a, b) => a.time - b.time);
}

function mended(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const isBytes = bytes.toString('latin1') === text;
  return isBytes && isUtf8Bytes(bytes) ? bytes.toString('utf8') : text;
}

const digest = (lines: readonly (readonly [number, string, string])[]): string =>
  createHash('sha256')
    .update(lines.map((line) => line.join('\t')).join('\n'))
    .digest('hex');

const seconds = (iso: string): number => Date.parse(iso.replace('+0000', 'Z')) / 1000;
const nameOf = (actor: Json): string => actor?.username ?? actor?.name ?? '';

/** The name that stands in every thread: of several, the last. */
function ownerOf(details: readonly Json[]): string {
  const people = details.map((one) => new Set<string>([...one.participants, ...one.senders]));
  const everywhere = [...(people[0] ?? [])].filter((name) => people.every((all) => all.has(name)));
  return everywhere.at(-1) ?? '';
}

describe.skipIf(!there)(
  'downloads of others (needs ../shared/data/exports beside the project)',
  () => {
    it('has seventeen of them, three in HTML', () => {
      expect(names).toHaveLength(17);
      expect(names.filter((name) => !inJson.includes(name))).toHaveLength(3);
    });

    describe.each(['folder', 'two zips'])('as %s', (form) => {
      it.each(inJson)('%s reads back as it was written', async (archive) => {
        const { detail } = expected[archive];
        const me = ownerOf(detail);
        await using it = await archiveWorld();
        const report = await it.load(await given(archive, form, it.folder), { me });
        expect(report).toMatchObject({
          conversations: expected[archive].threads,
          messages: expected[archive].messages,
          new_conversations: expected[archive].threads,
          new_messages: expected[archive].messages,
        });
        const read = (await it.conversations()).map((one) => ({
          people: [...new Set([...one.participants.data, ...one.senders.data].map(nameOf))]
            .map((name) => (name === 'Corner Shop' || name === 'corner.shop' ? me : name))
            .sort(),
          messages: one.message_count,
          digest: digest(
            one.messages.map((m: Json) => {
              const sender = nameOf(m.from).replace(/^[Cc]orner[ .][Ss]hop$/, me);
              return [seconds(m.created_time), sender, m.message];
            }),
          ),
        }));
        const wanted = detail
          .filter((one: Json) => one.messages > 0)
          .map((one: Json) => {
            const lines = linesOf(archive, one);
            const whole = lines.map(({ time, sender, text }) => [time, sender, text] as const);
            expect(digest(whole)).toBe(one.text_sha256);
            return {
              people: [...new Set([...one.participants, ...one.senders, me])].sort(),
              messages: one.messages,
              digest: digest(
                lines
                  .filter(({ unsent }) => !unsent)
                  .map(
                    ({ time, sender, text }) => [Math.floor(time / 1000), sender, text] as const,
                  ),
              ),
            };
          });
        const byDigest = (a: Json, b: Json) => (a.digest < b.digest ? -1 : 1);
        expect(read.sort(byDigest)).toEqual(wanted.sort(byDigest));
        expect(it.w.server.faults).toEqual([]);
      });

      it.each([
        ['fbchat-legacy-html', 3, 20],
        ['msgvault-html-simple', 1, 3],
      ])('%s is read as pages', async (archive, conversations, messages) => {
        await using it = await archiveWorld();
        const paths = await given(archive, form, it.folder);
        const report = await it.load(paths, { timeZone: 'UTC', me: ownerOfPages[archive] });
        expect(report).toMatchObject({ conversations, messages, skipped: [] });
      });

      it.each(inHtml)('%s is refused, with what to choose instead', async (archive) => {
        await using it = await archiveWorld();
        const report = await it.load(await given(archive, form, it.folder));
        expect(report).toMatchObject({ conversations: 0, messages: 0 });
        expect(report.skipped.map(({ file }) => file.split('/').at(-1)).sort()).toEqual(
          expected[archive].html_files.map((file: string) => file.split('/').at(-1)).sort(),
        );
        for (const { reason } of report.skipped) expect(reason).toContain('format JSON');
      });
    });
  },
);

/** An archive as its folder, or packed into two zips of every other file. */
async function given(archive: string, form: string, folder: string): Promise<string[]> {
  const path = join(exports, archive);
  if (form === 'folder') return [path];
  const files = await filesBelow(path);
  return Promise.all(
    [0, 1].map((part) =>
      zipFiles(
        path,
        files.filter((_, i) => i % 2 === part),
        join(folder, `part-${part}.zip`),
      ),
    ),
  );
}
