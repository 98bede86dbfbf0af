import { changeAppRoute } from './apps/change-app.ts';
import { createAppRoute } from './apps/create-app.ts';
import { listAppsRoute } from './apps/list-apps.ts';
import { showAppRoute } from './apps/show-app.ts';
import { advanceClockRoute } from './clock/advance-clock.ts';
import { freezeClockRoute } from './clock/freeze-clock.ts';
import { getClockRoute } from './clock/get-clock.ts';
import { resetClockRoute } from './clock/reset-clock.ts';
import { setClockRoute } from './clock/set-clock.ts';
import { unfreezeClockRoute } from './clock/unfreeze-clock.ts';
import { explainRoute } from './explain.ts';
import { getOpenapiRoute } from './get-openapi.ts';
import { changePageRoute } from './pages/change-page.ts';
import { createPageRoute } from './pages/create-page.ts';
import { listPagesRoute } from './pages/list-pages.ts';
import { changePersonRoute } from './people/change-person.ts';
import { createPersonRoute } from './people/create-person.ts';
import { listPeopleRoute } from './people/list-people.ts';
import type { Route } from './route.ts';
import { createTokenRoute } from './tokens/create-token.ts';
import { listTokensRoute } from './tokens/list-tokens.ts';
import { revokeTokenRoute } from './tokens/revoke-token.ts';
import { changeUserRoute } from './users/change-user.ts';
import { createUserRoute } from './users/create-user.ts';
import { listUsersRoute } from './users/list-users.ts';

/** Every operation of the control plane, in the order of its documentation. */
export const ROUTES: readonly Route[] = [
  getOpenapiRoute(() => ROUTES),
  listPagesRoute,
  createPageRoute,
  changePageRoute,
  listPeopleRoute,
  createPersonRoute,
  changePersonRoute,
  listAppsRoute,
  createAppRoute,
  showAppRoute,
  changeAppRoute,
  listUsersRoute,
  createUserRoute,
  changeUserRoute,
  listTokensRoute,
  createTokenRoute,
  revokeTokenRoute,
  explainRoute,
  getClockRoute,
  setClockRoute,
  advanceClockRoute,
  freezeClockRoute,
  unfreezeClockRoute,
  resetClockRoute,
];
