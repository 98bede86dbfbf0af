import type { AccessDeps } from '../../src/access/deps.ts';
import { eachPage } from '../../src/admin/pages.ts';
import { eachPerson } from '../../src/admin/people.ts';
import { eachToken } from '../../src/admin/tokens.ts';
import { eachUser } from '../../src/admin/users.ts';
import { allOf } from '../../src/base/in-strides.ts';

/** All that the lists of a store show, at once. */
export const listPages = ({ store }: AccessDeps) => allOf(eachPage(store, (page) => page));
export const listUsers = (deps: AccessDeps) => allOf(eachUser(deps));
export const listTokens = (deps: AccessDeps) => allOf(eachToken(deps));
export const listPeople = async (deps: AccessDeps, page?: string) =>
  allOf(await eachPerson(deps, page));
