import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { place } from '../control/ask.ts';
import { Failure, NotFound } from '../shell/failure.tsx';
import { Shell } from '../shell/shell.tsx';
import { Studio } from '../studio/studio.tsx';
import { withTexts } from '../texts/language.ts';
import { parseSearch, readView, stringifySearch } from './search.ts';

const root = createRootRoute({
  validateSearch: readView,
  component: Shell,
  errorComponent: Failure,
  notFoundComponent: NotFound,
});

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ search }) => {
    throw redirect({ to: '/studio', search, replace: true });
  },
});

const studio = createRoute({ getParentRoute: () => root, path: '/studio', component: Studio });

const timeline = createRoute({
  getParentRoute: () => root,
  path: '/timeline',
  component: lazyRouteComponent(() => import('./timeline-page.tsx'), 'TimelinePage'),
});

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  component: lazyRouteComponent(() => import('../inbox/inbox-page.tsx'), 'InboxPage'),
});

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../settings/settings.tsx'), 'Settings'),
});

const lab = createRoute({
  getParentRoute: () => root,
  path: '/lab',
  component: lazyRouteComponent(() => withTexts('lab', import('../lab/lab-page.tsx')), 'LabPage'),
});

/** The pages of the console, and the way between them. */
export const router = createRouter({
  routeTree: root.addChildren([home, studio, inbox, timeline, lab, settings]),
  basepath: place.base,
  defaultPreload: 'intent',
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
