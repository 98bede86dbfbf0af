import { list, listOf, object, text, type ValueOf, yes } from '../schema.ts';

const Role = object('Role', 'What a user may do on a Page.', {
  page_id: text(),
  tasks: list(text()),
});

export const User = object('User', 'A user, who works for Pages.', {
  id: text(),
  name: text(),
  roles: list(Role),
  'checkpoint?': yes('while it is so, tokens give 190/459'),
  'unconfirmed?': yes('while it is so, tokens give 190/464'),
  'email?': text('told to apps that hold the scope `email`'),
  'locale?': text('in whose language errors are told to the tokens'),
});

/** The roles of a user in words. */
export const rolesOf = ({ roles }: ValueOf<typeof User>): string | undefined =>
  roles.map(({ page_id, tasks }) => `${page_id}: ${tasks.join(',')}`).join('; ') || undefined;

export const UserList = listOf('UserList', User);
