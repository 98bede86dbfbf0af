import type { Inspection } from '../../../access/inspect.ts';
import { isGranular } from '../../../access/scopes.ts';
import { TOKEN_TYPES } from '../../../access/token-type.ts';
import { declare } from '../../services.ts';

const { scalar } = declare;

/** Unix seconds; 0 stands for never. */
const seconds = (ms: number | undefined): number => (ms === undefined ? 0 : Math.floor(ms / 1000));

/** What `debug_token` tells of a token (wire.md 6); of a text that is none next to nothing. */
export const inspectedType = declare.node<Inspection>('DebugToken', 'What a token stands for.', {
  fields: [
    scalar('app_id', 'string', 'The app it belongs to.', ({ facts }) => facts?.app.id),
    scalar(
      'type',
      'string',
      'USER, PAGE, APP or SYSTEM_USER.',
      ({ facts }) => facts && (facts.kind === 'client' ? 'APP' : TOKEN_TYPES[facts.kind]),
    ),
    scalar('application', 'string', 'The name of the app.', ({ facts }) => facts?.app.name),
    scalar(
      'data_access_expires_at',
      'int',
      'When the app loses access to the data of its person, in Unix seconds; 0: never.',
      ({ facts }) => facts && seconds(facts.dataAccess),
    ),
    scalar(
      'error',
      'object',
      'Why it is refused.',
      ({ problem }) =>
        problem && {
          code: problem.entry.code,
          message: problem.message,
          subcode: problem.entry.subcode,
        },
    ),
    scalar(
      'expires_at',
      'int',
      'When it expires, in Unix seconds; 0: never.',
      ({ facts }) => facts && seconds(facts.expires),
    ),
    scalar('is_valid', 'bool', 'Whether it is good.', ({ problem }) => !problem),
    scalar(
      'issued_at',
      'int',
      'When it was made, in Unix seconds.',
      ({ facts }) => facts?.row && seconds(facts.row.issued),
    ),
    scalar('profile_id', 'string', 'The Page of a Page token.', ({ facts }) => facts?.page?.id),
    scalar(
      'scopes',
      'object',
      'What it may do today; nothing once it is refused.',
      ({ facts, problem }) => (problem ? [] : (facts?.scopes ?? [])),
    ),
    scalar(
      'granular_scopes',
      'object',
      'The same, with the Pages and accounts a scope was narrowed to.',
      (inspection) => granular(inspection),
    ),
    scalar('user_id', 'string', 'The person behind it.', ({ facts }) => facts?.user?.id),
  ],
});

function granular({ facts, problem }: Inspection): object[] | undefined {
  if (problem || !facts?.user) return undefined;
  const targets = new Map(facts.permissions.map((each) => [each.scope, each.targets]));
  return facts.scopes.filter(isGranular).map((scope) => {
    const ids = targets.get(scope);
    return ids ? { scope, target_ids: ids } : { scope };
  });
}
