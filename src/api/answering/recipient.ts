import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Context } from './context.ts';

/** The id in a recipient: reads take it bare, writes in an object (wire.md 1.3). */
export function idIn(recipient = ''): string {
  return /^\s*\{/.test(recipient)
    ? (/\bid["'\s]*:["'\s]*(\d{1,100})/.exec(recipient)?.[1] ?? '')
    : recipient;
}

/** The id of what a recipient's private reply answers, if it is one (wire.md 8.1). */
const publishedIn = (recipient = ''): string | undefined =>
  /\b(?:comment|post)_id["'\s]*:["'\s]*([\w-]{1,100})/.exec(recipient)?.[1];

/**
 * Whom an edge or operation is about, where it declares the parameter that names him: looked up once.
 * That there is nobody is told where it is read.
 */
export function recipient(context: Context): Awaitable<void> {
  const { endpoint, counting, request, services, caller } = context;
  services.forgetPeople();
  if (endpoint || counting.recipient === undefined || !caller.page) return;
  const text = request.params.get(counting.recipient);
  const published = publishedIn(text);
  const found =
    published === undefined ? services.person(idIn(text)) : services.authorOf(published);
  return chain(found, (person) => {
    context.recipient = person;
  });
}
