import type { AccessDeps } from '../../src/access/deps.ts';
import { showAppOperation } from '../../src/admin/apps/show-app.ts';
import type { AdminOperation, OperationDeps } from '../../src/admin/operation.ts';
import { listPagesOperation } from '../../src/admin/pages/list-pages.ts';
import { listPeopleOperation } from '../../src/admin/people/list-people.ts';
import { listTokensOperation } from '../../src/admin/tokens/list-tokens.ts';
import { listUsersOperation } from '../../src/admin/users/list-users.ts';
import { allOf } from '../../src/base/in-strides.ts';
import type { Json } from './world.ts';

const all = (operation: AdminOperation) => async (deps: AccessDeps, page?: string) => {
  const { data } = await operation.run(deps as OperationDeps, { page });
  return allOf<Json>(data);
};

/** All that the lists of a store show, at once. */
export const listPages = all(listPagesOperation);
export const listUsers = all(listUsersOperation);
export const listTokens = all(listTokensOperation);
export const listPeople = all(listPeopleOperation);

export const showApp = (deps: AccessDeps, input: { readonly app: string }): Promise<Json> =>
  Promise.resolve(showAppOperation.run(deps as OperationDeps, input));
