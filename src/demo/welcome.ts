import { stripVTControlCharacters, styleText } from 'node:util';
import type { DemoFacts } from './facts.ts';
import { BUSINESS, leadName } from './story/story.ts';

interface Opened {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly facts: DemoFacts;
  /** Where it is. */
  readonly kept: string;
  /** What the control plane asks for. */
  readonly controlKey: string;
  /** Where the console opens. */
  readonly consoleLines: readonly string[];
  /** Where it speaks https: the certificate to trust. */
  readonly rootFile: string | undefined;
}

/** The version that the examples name: the one that clients ask for today. */
const VERSION = 'v26.0';

/** Columns of a terminal; only an address or a path that is longer goes beyond. */
const COLUMNS = 80;

/** What a person sees when the demo is ready: where it is, what opens it, what to try. */
export function welcome(opened: Opened): string {
  const { url, facts, kept, controlKey, rootFile } = opened;
  const groups = [
    {
      Page: [facts.pageId, facts.pageName],
      Instagram: [facts.instagramId, `@${BUSINESS.username}`],
      App: [facts.appId, BUSINESS.botApp],
      'App secret': [facts.appSecret],
      'Instagram secret': [facts.instagramSecret],
      'Inbox app': [facts.inboxAppId, 'the Page Inbox'],
    },
    {
      'Page token': [facts.pageToken],
      'User token': [facts.userToken],
      'Instagram token': [facts.instagramToken],
    },
    {
      PSID: [facts.psid, leadName('psid')],
      'PSID to send to': [facts.sendPsid, leadName('sendPsid')],
      IGSID: [facts.igsid, leadName('igsid')],
      Conversation: [facts.conversationId],
      Message: [facts.messageId],
    },
  ];
  return [
    '',
    ...fitted(bold(`${BUSINESS.page}, a small invented business, is open at`), url),
    ...fitted('It is kept in', kept, '. Ctrl+C stops it.'),
    '  Apps log people in at /dialog/oauth: see /_convograph/docs/guides/login.',
    '  The control key opens /_convograph/v1, as Authorization: Bearer:',
    `  ${controlKey}`,
    ...opened.consoleLines,
    '',
    ...groups.flatMap((group) => [
      ...Object.entries(group).map(([label, [value = '', note]]) => row(label, value, note)),
      '',
    ]),
    dim(`  # First these ${rootFile ? 'three' : 'two'}, then any of the others`),
    `  URL=${url}/${VERSION}`,
    `  TOKEN=${facts.pageToken}`,
    ...(rootFile ? [`  CA='${rootFile}'`] : []),
    '',
    ...calls(facts).flatMap(([title, path]) => [
      dim(`  # ${title}`),
      `  curl ${rootFile ? '--cacert "$CA" ' : ''}"$URL/${path}&access_token=$TOKEN"`,
      '',
    ]),
  ].join('\n');
}

/** The documented reads; each has a parameter, so that a token can follow. */
const calls = (facts: DemoFacts) =>
  [
    ['The inbox, newest first', 'me/conversations?fields=snippet&pretty=1'],
    ['The same on Instagram', 'me/conversations?platform=instagram&limit=3'],
    ['The newest messages of a conversation', `${facts.conversationId}/messages?fields=message`],
    ['A message with its picture', `${facts.messageId}?fields=attachments`],
    ['Who owns the thread', `me/thread_owner?recipient=${facts.psid}`],
  ] as const;

const row = (label: string, value: string, note?: string): string =>
  `  ${dim(label.padEnd(17))}${note ? `${value.padEnd(19)}${note}` : value}`;

/** A line that ends with a value of any length, which has a line of its own where it is long. */
function fitted(lead: string, value: string, end = ''): string[] {
  const line = `  ${lead} ${value}${end}`;
  const width = COLUMNS + lead.length - plainLength(lead);
  return line.length <= width ? [line] : [`  ${lead}`, `  ${value}${end}`];
}

const plainLength = (text: string): number => stripVTControlCharacters(text).length;

const bold = (text: string): string => styleText('bold', text);
const dim = (text: string): string => styleText('dim', text);
