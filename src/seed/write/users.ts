import { checkEmail, checkName, freeId } from '../../admin/checks.ts';
import type { UserSeed } from '../file/schema.ts';
import type { Seeding } from './seeding.ts';

/** Writes the users of a file that are not there. */
export async function seedUsers(seeding: Seeding, users: readonly UserSeed[]): Promise<void> {
  for (const [i, user] of users.entries()) {
    const thing = { page: 0, kind: 'user', id: user.id ?? user.name, path: ['users', i] } as const;
    const isNew = await seeding.once(thing, user, async () => {
      const name = checkName("A user's name", user.name);
      const { random } = seeding.deps('user', name);
      const id = await freeId(seeding.tx.reader, user.id, () => random.digits(17));
      const profile = user.email === undefined ? {} : { email: checkEmail(user.email) };
      await seeding.tx.directory.users.add({ id, name, profile });
    });
    if (isNew) seeding.added.users++;
  }
}
