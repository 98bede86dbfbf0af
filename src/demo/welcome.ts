import { demoCalls } from './calls.ts';
import type { DemoFacts } from './facts.ts';
import { BUSINESS, nameOf } from './story/story.ts';

interface Opened {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly facts: DemoFacts;
  readonly dataDir: string;
  /** What the control plane asks for. */
  readonly controlKey: string;
}

/** The version that the examples name: the one that clients ask for today. */
const VERSION = 'v26.0';

/** What a person sees when the demo is ready: where it is, what opens it, what to try. */
export function welcome({ url, facts, dataDir, controlKey }: Opened): string {
  const groups = [
    {
      Page: [facts.pageId, facts.pageName],
      Instagram: [facts.instagramId, `@${BUSINESS.username}`],
      App: [facts.appId, `${BUSINESS.botApp}, secret ${facts.appSecret}`],
      'Inbox app': [facts.inboxAppId, 'the Page Inbox'],
    },
    {
      'Page token': [facts.pageToken],
      'User token': [facts.userToken],
      'Instagram token': [facts.instagramToken],
      'Control key': [controlKey],
    },
    {
      PSID: [facts.psid, nameOf('psid')],
      'PSID to send to': [facts.sendPsid, nameOf('sendPsid')],
      IGSID: [facts.igsid, nameOf('igsid')],
      Conversation: [facts.conversationId],
      'on Instagram': [facts.instagramConversationId],
      Message: [facts.messageId],
    },
  ];
  return [
    '',
    `  ${BUSINESS.page}, a small invented business, is open at ${url}`,
    `  It is kept in ${dataDir}. Ctrl+C stops it.`,
    '  The control key opens /_convograph/v1, as Authorization: Bearer.',
    '  Apps log people in at /dialog/oauth: see /_convograph/docs/guides/login.',
    '',
    ...groups.flatMap((group) => [
      ...Object.entries(group).map(([label, [value = '', note]]) => row(label, value, note)),
      '',
    ]),
    ...demoCalls(facts).flatMap(({ title, path }) => [
      `  # ${title}`,
      `  curl "${url}/${VERSION}/${path}&access_token=${facts.pageToken}&pretty=1"`,
      '',
    ]),
  ].join('\n');
}

const row = (label: string, value: string, note?: string): string =>
  `  ${label.padEnd(17)}${note ? `${value.padEnd(19)}${note}` : value}`;
