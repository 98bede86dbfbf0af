import { AdminError } from '../../admin/error.ts';
import { operation } from '../../admin/operation.ts';
import { pageNamed } from '../../admin/pages.ts';
import { Remedy } from '../../admin/remedy.ts';
import { object, text } from '../../admin/schema.ts';
import { catalogue } from '../../graph/errors/catalogue.ts';
import type { ErrorName } from '../../graph/errors/error.ts';
import type { PageRow, TokenRow } from '../../store/directory.ts';
import type { ControlDeps } from '../explain.ts';
import { MAKING, type Made } from './making.ts';

const Making = object('ErrorMaking', 'How an error is had, to see what an app makes of it.', {
  name: text(),
  'with?': Remedy,
  fault: object('ErrorFault', 'How the next call is answered with it, whatever it is.', {
    command: text('without the program’s name'),
  }),
});

export const makeErrorOperation = operation({
  id: 'showErrorMaking',
  words: 'Tell what makes an error of the catalogue happen for real, on a Page',
  http: 'GET /errors/{error}',
  takes: {
    error: text('its name in the catalogue'),
    'page?': text('id, Instagram id or exact name of the Page (default: the first)'),
  },
  gives: Making,
  async run(deps: ControlDeps, { error, page: said }) {
    if (!Object.hasOwn(catalogue, error)) {
      throw new AdminError(`There is no error ${error}: GET /catalogue lists them.`, {
        missing: error,
      });
    }
    const { directory } = deps.store;
    const page =
      said === undefined
        ? (await directory.pages.after(0, 1))[0]
        : await pageNamed(directory, said);
    const making = MAKING[error as ErrorName];
    const made = making?.(await madeOn(deps, page));
    return {
      name: error,
      ...(made && { with: made }),
      fault: { command: `fail --error ${error} --on any --times 1` },
    };
  },
  command: 'error <error>',
  examples: ['error outsideWindow', 'error rateLimit --page "My Page"'],
  says: ({ with: made, fault }) =>
    [
      made
        ? `${made.words}: \`convograph ${made.command}\``
        : 'A call that does what its cause says is answered with it.',
      `The next call alone: \`convograph ${fault.command}\``,
    ].join('\n'),
});

/** Tokens that are looked through for one of the Page. */
const MOST = 1_000;

/** Who there is on a Page to have an error; a word in capitals for whom there is not. */
async function madeOn({ store }: ControlDeps, page: PageRow | undefined): Promise<Made> {
  const { directory } = store;
  const tokens: readonly TokenRow[] = await directory.tokens.after(undefined, MOST);
  const ofPage = tokens.filter((row) => row.page === page?.no && row.revoked === undefined);
  const token = ofPage.findLast(({ kind }) => kind === 'page');
  const withUser = tokens.findLast(({ user }) => user !== undefined);
  const [person] = page ? await store.page(page.no).people.after(0, 1) : [];
  const [app] = await directory.apps.after('', 1);
  return {
    page: page?.id ?? 'PAGE',
    app: token?.app ?? app?.id ?? 'APP',
    user: withUser?.user ?? 'USER',
    person: person?.id ?? 'PERSON',
    token: token ? String(token.no) : 'TOKEN',
  };
}
