import type { Variables } from '../../config/env.ts';

/** `${NAME}` and `${NAME:-what else}`; `$${` is `${` itself. */
const VARIABLE = /\$\$\{|\$\{(?<name>[A-Za-z_]\w*)(?::-(?<otherwise>[^}]*))?\}/g;

/**
 * A text with the values of variables in it; one that is not set, or empty, is what stands behind `:-`.
 * @throws the error that `missing` makes for the name of a variable that is neither
 */
export const withVariables = (
  text: string,
  variables: Variables,
  missing: (name: string) => Error,
): string =>
  text.replace(VARIABLE, (whole, ...found) => {
    const { name, otherwise } = found.at(-1) as { name?: string; otherwise?: string };
    if (name === undefined) return whole.slice(1);
    const value = variables[name] || otherwise;
    if (value === undefined) throw missing(name);
    return value;
  });
