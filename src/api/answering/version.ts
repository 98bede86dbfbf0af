import type { Form } from '../../graph/declare/dated-forms.ts';
import type { Version } from '../../graph/declare/versions.ts';
import { GraphError } from '../../graph/errors/error.ts';
import type { GraphRequest } from '../../graph/wire/request.ts';
import type { Context } from './context.ts';

/**
 * Which version answers, and what it has no more as of the calendar's day: parameters that it ignores
 * are taken away here, so that nothing behind asks for the day.
 * @throws GraphError `unknownPath` (2500) for a version that never existed: what is unknown is the
 * path behind it, or the version where nothing is (wire.md 13.3 k)
 */
export function version(context: Context): void {
  const { request } = context;
  const { offer } = context.tools.deps.calendar;
  const { version: asked, segments } = request;
  context.version = versionOf(context);
  // How a refusal is written depends on the day, too.
  const own =
    context.version === undefined ? offer.lackingAt(asked) : offer.lacking(context.version);
  if (own) context.lacking = context.lacking ? new Set([...context.lacking, ...own]) : own;
  if (context.version === undefined) {
    throw new GraphError('unknownPath', { path: `/${segments.join('/') || asked}` });
  }
  if (context.lacking) context.request = without(context.lacking, request, context.isRead);
}

/** Whether a form that a request has ended: asked before the step above is taken too. */
export function lacks(context: Context, form: Form): boolean {
  if (context.lacking?.has(form)) return true;
  const version = versionOf(context);
  if (version === undefined) return false;
  return context.tools.deps.calendar.offer.lacking(version)?.has(form) ?? false;
}

function versionOf({ request: { version: asked }, tools }: Context): Version | undefined {
  const { calendar, defaultVersion } = tools.deps;
  const { offer } = calendar;
  return asked === undefined ? offer.orOldest(defaultVersion) : offer.answering(asked);
}

/** What is ignored where it ended; of `metadata` only what a read means by it: an app that controls a
 * conversation hands over a text of that name. */
const IGNORED = ['pretty', 'debug', 'date_format', 'metadata'] as const;

function without(lacking: ReadonlySet<Form>, request: GraphRequest, isRead: boolean): GraphRequest {
  const gone = IGNORED.filter(
    (name) => lacking.has(name) && request.params.has(name) && (isRead || name !== 'metadata'),
  );
  if (gone.length === 0) return request;
  const params = new Map(request.params);
  for (const name of gone) params.delete(name);
  return { ...request, params };
}
