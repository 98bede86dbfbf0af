import type { EdgeArgs } from '../graph/declare/edge-args.ts';
import { GraphError } from '../graph/errors/error.ts';

/**
 * A parameter out of an enumeration, in any case; undefined when it is absent or empty.
 * @throws GraphError `enumParameter` (100) naming the values
 */
export function enumValue<T extends string>(
  args: EdgeArgs,
  param: string,
  values: readonly T[],
): T | undefined {
  const got = args.get(param);
  if (got === undefined) return undefined;
  const value = values.find((each) => each.toLowerCase() === got.toLowerCase());
  if (!value) throw new GraphError('enumParameter', { param, values: values.join(', '), got });
  return value;
}
