/** Code that stands in a value as it is. */
export class Expression {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** Letters of a line. */
const WIDE = 96;

/** A value of JSON as JavaScript is written, on several lines where one is too long. */
export function literal(value: unknown, indent = 0): string {
  if (value instanceof Expression) return value.code;
  if (typeof value === 'string') return textLiteral(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const isList = Array.isArray(value);
  const [open, close] = isList ? '[]' : '{}';
  const parts = isList
    ? value.map((each) => literal(each, indent + 2))
    : Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([name, each]) => `${keyOf(name)}: ${literal(each, indent + 2)}`);
  if (parts.length === 0) return `${open}${close}`;
  const line = isList ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  if (indent + line.length <= WIDE && !line.includes('\n')) return line;
  const blanks = ' '.repeat(indent);
  return `${open}\n${parts.map((part) => `${blanks}  ${part},\n`).join('')}${blanks}${close}`;
}

// Written as a key it would be no property.
const keyOf = (name: string): string =>
  /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__' ? name : `[${textLiteral(name)}]`;

function textLiteral(text: string): string {
  const escaped = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${escaped.replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}'`;
}
