import type { Command } from 'commander';
import { changeUser, type UserChanges } from '../admin/change-user.ts';
import type { UserInfo } from '../admin/users.ts';
import type { StoreFlags } from '../config/store-config.ts';
import { WrongUse } from '../house/failure.ts';
import { examples, storeCommand, words } from './options.ts';
import { print } from './output.ts';
import { withHouse } from './with-house.ts';

interface SetFlags extends StoreFlags {
  readonly passwordChanged?: boolean;
  readonly loggedOut?: boolean;
  readonly checkpoint?: string;
  readonly unconfirmed?: string;
  readonly removeApp?: string;
  readonly inactive?: string;
  readonly active?: string;
  readonly revoke?: string;
  readonly grant?: string;
  readonly forApp?: string;
  readonly page?: string;
  readonly tasks?: string;
  readonly email?: string;
  /** `--no-role PAGE`; commander takes a flag that begins with no- for the opposite of `--role`. */
  readonly role?: string | boolean;
}

/** `convograph user set`: what befalls a user, and what becomes of tokens by it. */
export const setUserCommand = (): Command =>
  storeCommand('set', 'Change a user: each way in which tokens end')
    .argument('<user>', 'id or exact name of a user')
    .option('--password-changed', 'the tokens there are end (190/460)')
    .option('--logged-out', 'the tokens there are end (190/467)')
    .option('--checkpoint <on|off>', 'while on, tokens are refused: log in at the site (190/459)')
    .option('--unconfirmed <on|off>', 'while on, tokens are refused: not confirmed (190/464)')
    .option('--remove-app <app>', 'the tokens of an app end (190/458)')
    .option('--inactive <app>', 'as if 90 days had passed without the app (190/493)')
    .option('--active <app>', 'uses the app again: undoes --inactive')
    .option('--revoke <scopes>', 'takes scopes from an app')
    .option('--grant <scopes>', 'gives scopes to an app again')
    .option('--for-app <app>', 'app of --revoke and --grant (default: the only one)')
    .option('--page <page>', 'gives a role on a Page')
    .option('--tasks <list>', 'tasks of that role (default: all)')
    .option('--email <address|none>', 'told to apps that hold the scope email')
    .option('--no-role <page>', 'takes the role on a Page: its Page tokens end (190/492)')
    .addHelpText(
      'after',
      examples(
        'user set "Ada Lovelace" --password-changed',
        'user set "Ada Lovelace" --checkpoint on',
        'user set "Ada Lovelace" --no-role "My Page"',
        'user set "Ada Lovelace" --revoke pages_messaging --for-app "My app"',
      ),
    )
    .action(set);

async function set(user: string, flags: SetFlags): Promise<void> {
  const changes = changesOf(flags);
  if (Object.keys(changes).length === 0) {
    throw new WrongUse('Say what to change: --help shows what there is.');
  }
  await withHouse(flags, async (house) => {
    const info = await changeUser(house, user, changes);
    print(flags, info, `User "${info.name}" (${info.id}) is changed${stateOf(info)}.`);
  });
}

function changesOf(flags: SetFlags): UserChanges {
  const { passwordChanged, loggedOut, removeApp, inactive, active, forApp, page, role } = flags;
  const [revoke, grant, tasks] = [words(flags.revoke), words(flags.grant), words(flags.tasks)];
  return {
    ...(passwordChanged && { passwordChanged }),
    ...(loggedOut && { loggedOut }),
    ...(flags.checkpoint !== undefined && { checkpoint: isOn('checkpoint', flags.checkpoint) }),
    ...(flags.unconfirmed !== undefined && { unconfirmed: isOn('unconfirmed', flags.unconfirmed) }),
    ...(removeApp !== undefined && { removeApp }),
    ...(inactive !== undefined && { inactive }),
    ...(active !== undefined && { active }),
    ...(revoke && { revoke }),
    ...(grant && { grant }),
    ...(forApp !== undefined && { forApp }),
    ...(page !== undefined && { page }),
    ...(tasks && { tasks }),
    ...(flags.email !== undefined && { email: flags.email === 'none' ? undefined : flags.email }),
    ...(typeof role === 'string' && { noRole: role }),
  };
}

/** @throws WrongUse for anything but on and off */
function isOn(flag: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new WrongUse(`--${flag} is on or off, and not "${text}".`);
}

function stateOf({ checkpoint, unconfirmed }: UserInfo): string {
  const states = [checkpoint && 'checkpointed', unconfirmed && 'unconfirmed'].filter(Boolean);
  return states.length === 0 ? '' : `: ${states.join(', ')}`;
}
