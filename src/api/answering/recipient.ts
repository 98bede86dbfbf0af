import { type Awaitable, chain } from '../../base/awaitable.ts';
import type { Context } from './context.ts';

/** The id in a recipient: reads take it bare, writes in an object (wire.md 1.3). */
export function idIn(recipient = ''): string {
  return /^\s*\{/.test(recipient)
    ? (/\bid["'\s]*:["'\s]*(\d{1,100})/.exec(recipient)?.[1] ?? '')
    : recipient;
}

/**
 * Whom an edge or operation is about, where it declares the parameter that names him: looked up once.
 * That there is nobody is told where it is read.
 */
export function recipient(context: Context): Awaitable<void> {
  const { endpoint, counting, request, services, caller } = context;
  services.forgetPeople();
  if (endpoint || counting.recipient === undefined || !caller.page) return;
  return chain(services.person(idIn(request.params.get(counting.recipient))), (person) => {
    context.recipient = person;
  });
}
