import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
  redirect,
} from '@tanstack/react-router';
import { place } from '../control/ask.ts';
import { Failure, NotFound } from '../shell/failure.tsx';
import { Shell } from '../shell/shell.tsx';
import { Studio } from '../studio/studio.tsx';
import { withTexts } from '../texts/language.ts';
import { PAGES, type PageName } from './pages.ts';
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

/** What each page shows: all but the studio come when they are opened. */
const SHOWN: Readonly<Record<PageName, RouteComponent>> = {
  studio: Studio,
  inbox: lazyRouteComponent(
    () => withTexts('inbox', import('../inbox/inbox-page.tsx')),
    'InboxPage',
  ),
  timeline: lazyRouteComponent(() => import('./timeline-page.tsx'), 'TimelinePage'),
  explorer: lazyRouteComponent(
    () => withTexts('explorer', import('../explorer/explorer-page.tsx')),
    'ExplorerPage',
  ),
  import: lazyRouteComponent(
    () => withTexts('import', import('../import/import-page.tsx')),
    'ImportPage',
  ),
  webhooks: lazyRouteComponent(
    () => withTexts('webhooks', import('../webhooks/webhooks-page.tsx')),
    'WebhooksPage',
  ),
  errors: lazyRouteComponent(
    () => withTexts('errors', import('../errors/errors-page.tsx')),
    'ErrorsPage',
  ),
  tokens: lazyRouteComponent(
    () => withTexts('errors', withTexts('tokens', import('../tokens/tokens-page.tsx'))),
    'TokensPage',
  ),
  lab: lazyRouteComponent(() => withTexts('lab', import('../lab/lab-page.tsx')), 'LabPage'),
  reference: lazyRouteComponent(
    () => withTexts('code', withTexts('reference', import('../reference/reference-page.tsx'))),
    'ReferencePage',
  ),
  settings: lazyRouteComponent(
    () => withTexts('shell', import('../settings/settings.tsx')),
    'Settings',
  ),
};

/** Pages of the reference below its index, which shows what the address says. */
const referenceOf = createRoute({
  getParentRoute: () => root,
  path: '/reference/$node',
  component: SHOWN.reference,
});
const referenceOfEdge = createRoute({
  getParentRoute: () => root,
  path: '/reference/$node/$edge',
  component: SHOWN.reference,
});

const pages = PAGES.map(({ name }) =>
  createRoute({ getParentRoute: () => root, path: `/${name}`, component: SHOWN[name] }),
);

/** The pages of the console, and the way between them. */
export const router = createRouter({
  routeTree: root.addChildren([home, ...pages, referenceOf, referenceOfEdge]),
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
