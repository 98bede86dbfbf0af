import { GraphError } from '../../graph/errors/error.ts';
import type { Context } from './context.ts';

/**
 * Which version answers.
 * @throws GraphError `unknownPath` (2500) for a version that never existed: what is unknown is the
 * path behind it, or the version where nothing is (wire.md 13.3 k)
 */
export function version(context: Context): void {
  const { version: asked, segments } = context.request;
  const { calendar, defaultVersion } = context.tools.deps;
  const { offer } = calendar;
  context.version = asked === undefined ? offer.orOldest(defaultVersion) : offer.answering(asked);
  if (context.version !== undefined) return;
  throw new GraphError('unknownPath', { path: `/${segments.join('/') || asked}` });
}
