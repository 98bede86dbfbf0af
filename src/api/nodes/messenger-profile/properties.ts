import { GraphError } from '../../../graph/errors/error.ts';
import { type Args, optional, type ParamType, required } from '../../../graph/params/param.ts';
import { bool, exact, list, oneOf, string } from '../../../graph/params/types.ts';

/*
 * What a Page may show people before they write, with the limits of each part (wire.md 5.17).
 */

const payload = string({ longest: 1_000 });
const address = string({ longest: 2_048 });

/** `default`, or a language with its country such as `de_DE`. */
const locale: ParamType<string> = {
  name: 'locale',
  read(value, at) {
    const text = string().read(value, at);
    if (/^(?:default|[a-z]{2,3}_[A-Z]{2})$/.test(text)) return text;
    throw new GraphError('invalidParameter', { param: at, wanted: 'a locale such as en_US' });
  },
};

/** What an address has to be, besides a text that is one. */
const addressWith = (wanted: string, isRight: (url: URL) => boolean): ParamType<string> => ({
  name: 'URL',
  takes: address.takes ?? {},
  read(value, at) {
    const text = address.read(value, at);
    const url = URL.parse(text);
    if (url && isRight(url)) return text;
    throw new GraphError('invalidParameter', { param: at, wanted });
  },
});

const secure = addressWith('a valid URL with https', ({ protocol }) => protocol === 'https:');

const domain = addressWith(
  'a valid URL with https and a fully qualified domain name',
  ({ protocol, hostname }) =>
    protocol === 'https:' && hostname.includes('.') && !/^[\d.]+$/.test(hostname),
);

const TYPES = oneOf('web_url', 'postback');

const entryType: ParamType<'web_url' | 'postback'> = {
  ...TYPES,
  read(value, at) {
    if (value === 'nested') throw new GraphError('nestedMenu');
    return TYPES.read(value, at);
  },
};

const menuEntry = exact({
  type: required(entryType, 'What it does: web_url or postback.'),
  title: required(string({ longest: 30 }), 'What it says; 30 characters.'),
  payload: optional(payload, 'What a postback brings; 1,000 characters.'),
  url: optional(address, 'What a web_url opens.'),
  webview_height_ratio: optional(oneOf('compact', 'tall', 'full'), 'How high that is.'),
  messenger_extensions: optional(bool, 'Whether that uses the extensions.'),
  fallback_url: optional(address, 'What is opened where they are not known.'),
  webview_share_button: optional(oneOf('hide'), 'Hides the button that shares.'),
  // Of a nested entry, which its type refuses.
  call_to_actions: optional<unknown>({ name: 'list', read: (value) => value }, ''),
});

const menu = exact({
  locale: required(locale, 'For whom.'),
  composer_input_disabled: optional(bool, 'Whether people cannot write.'),
  disabled_surfaces: optional(list(string({ longest: 100 })), 'Where it is not shown.'),
  call_to_actions: optional(list(menuEntry, { most: 20 }), 'Its entries; 20 at most.'),
});

const question = {
  question: optional(string({ longest: 1_000 }), 'What it asks.'),
  payload: optional(payload, 'What its tap brings; 1,000 characters.'),
};

const iceBreakers = exact({
  ...question,
  call_to_actions: optional(list(exact(question), { most: 4 }), 'Its questions; 4 at most.'),
  locale: optional(locale, 'For whom.'),
});

/** Those that Instagram has too. */
export const INSTAGRAM_PROPERTIES = {
  ice_breakers: optional(
    list(iceBreakers),
    'Questions to begin with: 4 at most, of each language or of all.',
  ),
  persistent_menu: optional(list(menu), 'The menu, for each language; one is the default.'),
};

export const MESSENGER_PROPERTIES = {
  get_started: optional(
    exact({ payload: required(payload, 'What its tap brings; 1,000 characters.') }),
    'The button that a conversation begins with.',
  ),
  greeting: optional(
    list(
      exact({
        locale: required(locale, 'For whom.'),
        text: required(string({ longest: 160 }), 'What it says; 160 characters.'),
      }),
    ),
    'What greets people, by language.',
  ),
  ...INSTAGRAM_PROPERTIES,
  whitelisted_domains: optional(
    list(domain, { most: 50 }),
    'Domains that the webview may show; 50 at most, with https.',
  ),
  account_linking_url: optional(secure, 'Where accounts are linked, with https.'),
};

export type GivenProperties = Partial<Args<typeof MESSENGER_PROPERTIES>>;
type Menu = NonNullable<GivenProperties['persistent_menu']>[number];
type Breaker = NonNullable<GivenProperties['ice_breakers']>[number];

/**
 * What parts of a property ask of each other.
 * @throws GraphError (100)
 */
export function requireWhole({ persistent_menu: menus, ice_breakers: breakers }: GivenProperties) {
  if (menus) requireMenus(menus);
  if (breakers) requireBreakers(breakers);
}

function requireMenus(menus: readonly Menu[]): void {
  requireDefault('persistent_menu', menus);
  for (const [
    i,
    { call_to_actions: entries, composer_input_disabled: closed },
  ] of menus.entries()) {
    const at = `persistent_menu[${i}][call_to_actions]`;
    // Whoever cannot write has to have something to tap.
    if (closed && !entries?.length) throw new GraphError('requiredParameter', { param: at });
    for (const [j, entry] of (entries ?? []).entries()) {
      const param = `${at}[${j}]`;
      const needed = entry.type === 'postback' ? 'payload' : 'url';
      requireMember(entry, needed, param);
      if (entry.call_to_actions !== undefined) {
        throw new GraphError('invalidKeys', { param, keys: 'call_to_actions' });
      }
    }
  }
}

/** All with a language, or questions alone: not both (wire.md 5.17). */
function requireBreakers(breakers: readonly Breaker[]): void {
  const isLocal = breakers.some(({ call_to_actions: asked }) => asked !== undefined);
  if (!isLocal && breakers.length > 4) {
    throw new GraphError('tooManyElements', { param: 'ice_breakers' });
  }
  if (isLocal) requireDefault('ice_breakers', breakers);
  for (const [i, breaker] of breakers.entries()) {
    const at = `ice_breakers[${i}]`;
    const { call_to_actions: asked = [breaker], ...own } = breaker;
    if (isLocal) {
      requireMember(breaker, 'call_to_actions', at);
      requireMember(breaker, 'locale', at);
      const keys = (['question', 'payload'] as const).filter((key) => own[key] !== undefined);
      if (keys.length > 0)
        throw new GraphError('invalidKeys', { param: at, keys: keys.join(', ') });
    }
    for (const [j, each] of asked.entries()) {
      const param = isLocal ? `${at}[call_to_actions][${j}]` : at;
      requireMember(each, 'question', param);
      requireMember(each, 'payload', param);
    }
  }
}

function requireMember<T extends object>(of: T, member: keyof T & string, at: string): void {
  if (of[member] !== undefined) return;
  throw new GraphError('requiredParameter', { param: `${at}[${member}]` });
}

function requireDefault(
  param: string,
  entries: readonly { readonly locale?: string | undefined }[],
) {
  if (entries.some(({ locale }) => locale === 'default')) return;
  throw new GraphError('defaultLocaleRequired', { param });
}

/** Names of properties, as `fields` of a DELETE have them: those that are no more are let pass. */
export const NAMES = [
  ...Object.keys(MESSENGER_PROPERTIES),
  ...['commands', 'home_url', 'title', 'description'],
] as const;
