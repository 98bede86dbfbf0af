import { Option } from 'commander';
import { appNamed } from '../../admin/apps.ts';
import { pageNamed } from '../../admin/pages.ts';
import { WrongUse } from '../../house/failure.ts';
import type { Directory } from '../../store/directory.ts';

/** What was typed of which rows are meant. */
export interface FilterFlags {
  readonly kind?: string;
  readonly app?: string;
  readonly page?: string;
  readonly conversation?: string;
  readonly code?: string;
  readonly status?: string;
  readonly path?: string;
  readonly refused?: true;
  readonly filter?: string;
}

const KINDS = ['call', 'act', 'event', 'webhook', 'not_sent', 'control'] as const;

/** The flags that say which rows are meant, and the word of the server's filter that each is. */
export const filterOptions = (): Option[] => [
  new Option('--kind <kind>', 'rows of this kind').choices(KINDS),
  new Option('--app <app>', 'of this app: id or exact name'),
  new Option('--page <page>', 'of this Page: id or exact name'),
  new Option('--conversation <id>', 'of this conversation: t_…'),
  new Option('--code <code>', 'refused with this code'),
  new Option('--status <status>', 'answered so: 200, 4xx, none'),
  new Option('--path <path>', "calls of this path, such as '*/messages'"),
  new Option('--refused', 'calls that were refused'),
  new Option(
    '--filter <words>',
    "more words, all of which have to fit: 'person:4404935943621117 -kind:webhook'",
  ),
];

/**
 * The server's filter for what was typed.
 * @throws AdminError for an app or a Page that there is not, WrongUse for what cannot stand in it
 */
export async function filterOf(flags: FilterFlags, directory: Directory): Promise<string> {
  const { app, page, refused, filter } = flags;
  const values = {
    kind: flags.kind,
    app: app === undefined ? undefined : (await appNamed(directory, app)).id,
    page: page === undefined ? undefined : (await pageNamed(directory, page)).id,
    conversation: flags.conversation,
    code: flags.code,
    status: flags.status,
    path: flags.path,
  };
  const words = Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined) return [];
    if (value === '' || /[\s"]/.test(value)) {
      throw new WrongUse(`--${name} must be one word, and is "${value}".`);
    }
    return [`${name}:${value}`];
  });
  return [...words, ...(refused ? ['is:refused'] : []), ...(filter ? [filter] : [])].join(' ');
}
