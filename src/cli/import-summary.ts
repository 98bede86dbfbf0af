import { printable } from '../base/printable.ts';
import {
  type BusinessReport,
  MEDIA_KINDS,
  type MediaKind,
  type PagesReport,
  type PlatformReport,
  type Remark,
  type Report,
} from '../ingest/report.ts';
import type { Platform } from '../store/page/platform.ts';
import { contents } from './import-contents.ts';
import { grouped } from './output.ts';

export const PLATFORM_NAMES: Readonly<Record<Platform, string>> = {
  MESSENGER: 'Messenger',
  INSTAGRAM: 'Instagram',
};

const KIND_NAMES: Readonly<Record<MediaKind, readonly [one: string, many: string]>> = {
  image: ['picture', 'pictures'],
  video: ['video', 'videos'],
  audio: ['sound', 'sounds'],
  file: ['file', 'files'],
  sticker: ['sticker', 'stickers'],
};

/**
 * What an import found, for people: a table for each platform.
 * @param isDry whether it is to be inspected: then also by section and by year
 */
export async function summary(
  { platforms, left_out, html }: Report,
  isDry = false,
): Promise<string> {
  const tables: string[] = [];
  for (const report of platforms) {
    const more = isDry ? await contents(report) : [];
    tables.push([tableOf(report), ...more].join('\n'));
  }
  return [tables.join('\n\n'), ...timesOf(html), ...leftOut(left_out)].join('\n');
}

const TOLD: Readonly<Record<PagesReport['because'], string>> = {
  dates: 'as its dates tell',
  page: 'as its pages tell',
  json: 'as the same messages in JSON tell',
  given: 'as --time-zone says',
  machine: "this machine's: --time-zone says another",
};

/** How the times of pages were read: one line for all downloads that were read alike. */
function timesOf(html: readonly PagesReport[] = []): string[] {
  const lines = html.map(({ because, time_zone: zone }) =>
    because === 'dates'
      ? `Times of HTML: ${TOLD.dates}.`
      : `Times of HTML: of ${zone}, ${TOLD[because]}.`,
  );
  return [...new Set(lines)];
}

/** Counts what is no conversation, by why. */
function leftOut(remarks: readonly Remark[]): string[] {
  const byReason = Map.groupBy(remarks, ({ reason }) => reason);
  return [...byReason].map(([reason, { length }]) =>
    length === 1
      ? `1 is left out: ${reason}.`
      : `${grouped(length)} are left out, each: ${reason}.`,
  );
}

function tableOf(report: PlatformReport): string {
  const { platform, business, people, media, media_missing: missing } = report;
  const { conversations, new_conversations, messages, new_messages } = report;
  const rows = [
    [PLATFORM_NAMES[platform], 'found', 'new', 'known'],
    countsOf('conversations', conversations, new_conversations),
    countsOf('messages', messages, new_messages),
    ['people', grouped(people)],
    ['media', grouped(media), missing === 0 ? '' : `${grouped(missing)} missing`],
  ];
  return [
    ...rows.map(
      ([name = '', ...cells]) => name.padEnd(14) + cells.map((one) => one.padStart(12)).join(''),
    ),
    ...kindsOf(report),
    ...spanOf(report),
    ...(business ? businessOf(business) : []),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

const countsOf = (name: string, found: number, added: number): string[] => [
  name,
  grouped(found),
  grouped(added),
  grouped(found - added),
];

function kindsOf({ media, media_kinds: kinds }: PlatformReport): string[] {
  if (media === 0) return [];
  const some = MEDIA_KINDS.filter((kind) => kinds[kind] > 0);
  const told = some.map((kind) => counted(kinds[kind], KIND_NAMES[kind]));
  return [`  ${told.join(', ')}`];
}

const counted = (n: number, [one, many]: readonly [string, string]): string =>
  `${grouped(n)} ${n === 1 ? one : many}`;

function spanOf({ first_message: first, last_message: last }: PlatformReport): string[] {
  if (first === undefined || last === undefined) return [];
  const [from, to] = [first.slice(0, 10), last.slice(0, 10)];
  return [from === to ? `All of ${from} (UTC).` : `From ${from} to ${to} (UTC).`];
}

const BECAUSE: Readonly<Record<BusinessReport['because'], string>> = {
  given: '',
  asked: '',
  earlier: ', as in earlier imports',
  page: '',
  profile: ', whose download it is',
  everywhere: ', and nobody else in all of them',
  nobody: '',
};

/** Who was taken for the business. */
function businessOf({ name, threads, of, because, equals }: BusinessReport): string[] {
  if (because === 'nobody') return [];
  const lines = [
    `"${printable(name)}" is the business: in ${grouped(threads)} of ${counted(of, ['thread', 'threads'])}${BECAUSE[because]}.`,
  ];
  const [other] = equals;
  if (other !== undefined) {
    const more = equals.length > 1 ? ` and ${equals.length - 1} more are` : ' is';
    lines.push(
      `"${printable(other)}"${more} in as many: if that is the business, import into a new store with --me.`,
    );
  }
  return lines;
}
